/// The dictionary in an NPY header, `{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }`:
/// exactly its three keys, each once, in any order.
struct ArrayHeaderText {
  private var rest: Substring
  private var name: String?
  private var isFortranOrder: Bool?
  private var sizes: [Int]?

  init(_ text: String) { rest = text[...] }

  mutating func read() throws(FileError) -> (ArrayElement, Bool, [Int]) {
    guard take("{") else { throw damaged("does not begin with {") }
    while !take("}") {
      try readEntry()
      guard take(",") else {
        guard take("}") else { throw damaged("has entries that no comma separates") }
        break
      }
    }
    skipBlanks()
    guard rest.isEmpty else { throw damaged("goes on after }") }
    guard let name, let isFortranOrder, let sizes else {
      throw damaged("lacks descr, fortran_order or shape")
    }
    return (try ArrayElement(name), isFortranOrder, sizes)
  }

  private mutating func readEntry() throws(FileError) {
    let key = try string()
    guard take(":") else { throw damaged("has a key without a value") }
    switch key {
    case "descr" where name == nil:
      skipBlanks()
      guard rest.first != "[" else {
        throw .notNumbers(kind: "records", advice: "save one of their fields")
      }
      name = try string()
    case "fortran_order" where isFortranOrder == nil:
      if take("True") {
        isFortranOrder = true
      } else if take("False") {
        isFortranOrder = false
      } else {
        throw damaged("has a fortran_order that is neither True nor False")
      }
    case "shape" where sizes == nil: sizes = try tuple()
    default: throw damaged("has the key \(key.quoted) twice or without need")
    }
  }

  /// Reads a tuple: `()`, `(3,)`, `(2, 3)`; Python 2 wrote `3L`.
  private mutating func tuple() throws(FileError) -> [Int] {
    guard take("(") else { throw damaged("has a shape that is not a tuple") }
    var sizes: [Int] = []
    while !take(")") {
      skipBlanks()
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard let size = Int(digits) else { throw damaged("has a size that is not a number") }
      rest = rest.dropFirst(digits.count)
      _ = take("L")
      sizes.append(size)
      guard sizes.count <= ArrayHeader.largestRank else {
        throw damaged("has more than \(ArrayHeader.largestRank) axes")
      }
      if take(",") { continue }
      guard sizes.count > 1, take(")") else { throw damaged("has a shape that is not a tuple") }
      break
    }
    return sizes
  }

  private mutating func string() throws(FileError) -> String {
    skipBlanks()
    guard let quote = rest.first, quote == "'" || quote == "\"" else {
      throw damaged("has something else where a text belongs")
    }
    let text = rest.dropFirst().prefix { $0 != quote && $0 != "\\" }
    rest = rest[text.endIndex...]
    guard take(String(quote)) else { throw damaged("has a text without an end") }
    return String(text)
  }

  private mutating func take(_ text: String) -> Bool {
    skipBlanks()
    guard rest.hasPrefix(text) else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }
  private mutating func skipBlanks() {
    rest = rest.drop { $0 == " " || $0 == "\n" || $0 == "\t" }
  }
  private func damaged(_ what: String) -> FileError {
    .damaged(format: "NPY", reason: "its header \(what)")
  }
}
