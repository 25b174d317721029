/// Short names for layers, unique in the network and fit for a place.
struct AliasMaker {
  /// A longer name loses the outermost modules, whole ones.
  static let longest = 100
  private var taken: Set = ["input"]
  /// The names that the file gives to layers and that are not used yet.
  private var given: Set<String>
  private var counts: [String: Int] = [:]
  /// The modules that stand for more than one node.
  private let shared: Set<String>

  /// - Parameter given: names that the file gives to layers.
  init(_ nodes: some Sequence<ONNXNode>, given: some Sequence<String>) {
    self.given = Set(given.filter { AliasMaker.isAlias($0) && $0 != "input" })
    taken.formUnion(self.given)
    var (seen, shared): (Set<String>, Set<String>) = ([], [])
    for node in nodes {
      let path = NodeContext.modulePath(node)
      guard !path.isEmpty else { continue }
      if !seen.insert(path).inserted { shared.insert(path) }
      // An outer module holds this one.
      var outer = path
      while let dot = outer.lastIndex(of: ".") {
        outer = String(outer[..<dot])
        if !shared.insert(outer).inserted { break }
      }
    }
    self.shared = shared
  }

  /// Makes `layer1_0_conv1` for what reads `layer1.0.conv1.weight` or is alone in that module,
  /// `layer1_0_add` for what stands in `layer1.0` among others, else the kind with a number:
  /// `conv1`.
  ///
  /// - Parameter holdsWeights: whether it is the layer of the node's that has them: what else such a
  ///   node takes, such as a reshape before it, does not get the module's plain name.
  mutating func alias(
    for context: NodeContext, kind: String, holdsWeights: Bool = true
  ) -> String {
    let word = AliasMaker.word(kind.lowercased())
    let path = context.weightName.flatMap(AliasMaker.owner) ?? context.modulePath
    var base = AliasMaker.word(path)
    if base.isEmpty, let given = context.givenName {
      let name = AliasMaker.word(given)
      return unique(name.first.map { $0.isNumber || $0 == "_" } ?? true ? "\(word)_\(name)" : name)
    }
    let isAside =
      !holdsWeights && context.weightName != nil && AliasMaker.sums.contains(context.node.opType)
    let isOwn =
      !isAside
      && (context.weightName.flatMap(AliasMaker.owner) != nil || !shared.contains(path)
        || path.split(separator: ".").last.map { $0.lowercased().hasPrefix(word) } ?? false)
    if !base.isEmpty, !isOwn { base += "_\(word)" }
    while base.utf8.count > AliasMaker.longest {
      // A single word of that length keeps its beginning.
      guard let end = base.firstIndex(of: "_") else {
        base = String(base.prefix(AliasMaker.longest))
        break
      }
      base = String(base[base.index(after: end)...])
    }
    if let first = base.first, first.isNumber || first == "_" { base = "\(word)_\(base)" }
    guard base.isEmpty else { return unique(base) }
    var alias = ""
    repeat {
      counts[word, default: 0] += 1
      alias = "\(word.isEmpty ? "layer" : word)\(counts[word] ?? 0)"
    } while taken.contains(alias)
    taken.insert(alias)
    return alias
  }

  private static let sums: Set = ["Conv", "ConvTranspose", "Gemm", "MatMul"]

  /// Takes a name that the file gives; false where a layer can not have it.
  mutating func take(given alias: String) -> Bool { given.remove(alias) != nil }

  private mutating func unique(_ base: String) -> String {
    var alias = base
    while !taken.insert(alias).inserted {
      counts[base, default: 1] += 1
      alias = "\(base)_\(counts[base] ?? 0)"
    }
    return alias
  }

  /// The module of a weight such as `layer1.0.conv1.weight`; nil where the name is no path.
  private static func owner(of weight: String) -> String? {
    let parts = weight.split(separator: ".")
    guard parts.count > 1, parts.last.map({ ["weight", "bias"].contains($0) }) ?? false else {
      return nil
    }
    return parts.dropLast().joined(separator: ".")
  }

  private static func isAlias(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 200 else { return false }
    return !(48...57).contains(first) && text.utf8.allSatisfy { isKept($0) || $0 == 95 }
  }
  /// Whether the byte is a letter or a digit.
  private static func isKept(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte) || (48...57).contains(byte)
  }

  /// The text as an alias: only `[A-Za-z0-9_]`, no two `_` in a row.
  private static func word(_ text: String) -> String {
    var word = ""
    for byte in text.utf8 {
      let isKept = isKept(byte)
      if isKept { word.unicodeScalars.append(Unicode.Scalar(byte)) }
      if !isKept, !word.isEmpty, word.last != "_" { word += "_" }
    }
    while word.last == "_" { word.removeLast() }
    return word
  }
}
