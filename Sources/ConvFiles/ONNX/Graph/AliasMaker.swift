/// Short names for layers, unique in the network and fit for a place.
struct AliasMaker {
  static let longest = 40
  private var taken: Set = ["input"]
  private var counts: [String: Int] = [:]

  /// `layer1_0_conv1` for what reads `layer1.0.conv1.weight`, `layer1_0_relu` for what stands in
  /// that module, else the kind with a number: `conv1`.
  mutating func alias(for context: NodeContext, kind: String) -> String {
    let word = AliasMaker.word(kind.lowercased())
    var base = AliasMaker.word(AliasMaker.module(of: context) ?? "")
    let isOwn = context.weightName.flatMap(AliasMaker.owner) != nil
    if !base.isEmpty, !isOwn, !base.lowercased().hasSuffix(word) { base += "_\(word)" }
    if base.count > AliasMaker.longest { base = String(base.suffix(AliasMaker.longest)) }
    if let first = base.first, first.isNumber { base = "\(word)_\(base)" }
    guard base.isEmpty else { return unique(base) }
    var alias = ""
    repeat {
      counts[word, default: 0] += 1
      alias = "\(word)\(counts[word] ?? 0)"
    } while taken.contains(alias)
    taken.insert(alias)
    return alias
  }

  private mutating func unique(_ base: String) -> String {
    var alias = base
    while !taken.insert(alias).inserted {
      counts[base, default: 1] += 1
      alias = "\(base)_\(counts[base] ?? 0)"
    }
    return alias
  }

  /// `layer1.0.conv1`
  private static func module(of context: NodeContext) -> String? {
    if let owner = context.weightName.flatMap(owner) { return owner }
    var path = ""
    for module in context.modules {
      // A module in a list is called by its list and its number there.
      path =
        module == path || module.hasPrefix("\(path).")
        ? module
        : path.split(separator: ".").last.map { module.hasPrefix("\($0).") } ?? false
          ? path.split(separator: ".").dropLast().map { "\($0)." }.joined() + module
          : path.isEmpty ? module : "\(path).\(module)"
    }
    return path.isEmpty ? nil : path
  }
  /// The module of `layer1.0.conv1.weight`; nil where the name is no path.
  private static func owner(of weight: String) -> String? {
    let parts = weight.split(separator: ".")
    guard parts.count > 1, parts.last.map({ ["weight", "bias"].contains($0) }) ?? false else {
      return nil
    }
    return parts.dropLast().joined(separator: ".")
  }

  /// Only `[A-Za-z0-9_]`, no two `_` in a row.
  private static func word(_ text: String) -> String {
    var word = ""
    for byte in text.utf8 {
      let isLetter = (65...90).contains(byte) || (97...122).contains(byte)
      let isKept = isLetter || (48...57).contains(byte)
      if isKept { word.unicodeScalars.append(Unicode.Scalar(byte)) }
      if !isKept, !word.isEmpty, word.last != "_" { word += "_" }
    }
    while word.last == "_" { word.removeLast() }
    return word
  }
}
