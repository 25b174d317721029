/// Which layers a name in someone else's file can mean.
///
/// A name is that of a value in the model file, a layer's alias, or that of a module of the program
/// that the file was written by. A module's value is that of the last layer that computes it: a
/// program that reshapes, multiplies and adds in one module gives what is added.
struct ReferenceNames {
  private let network: Network
  private var values: [String: Int] = [:]
  /// The layers by their modules' names as aliases, in the order of the pass.
  private var modules: [String: [Int]] = [:]
  /// The last layer of a module or of one inside it.
  private var ends: [String: Int] = [:]
  /// Whether the file's names are those of values: `relu` can be a value in the file and another
  /// layer's module, and what most names are, all are.
  private let areValues: Bool

  private static let deepest = 32
  private static let mostCalls = 64

  init(_ network: Network, _ names: some Collection<String>) {
    self.network = network
    for (index, node) in network.nodes.enumerated() {
      if let name = node.original?.name { values[name] = index }
      guard !node.module.isEmpty else { continue }
      modules[Node.alias(ofModule: node.module), default: []].append(index)
      var outer = node.module[...]
      for _ in 0..<ReferenceNames.deepest {
        ends[Node.alias(ofModule: String(outer))] = index
        guard let dot = outer.lastIndex(of: ".") else { break }
        outer = outer[..<dot]
      }
    }
    let (values, ends) = (values, ends)
    areValues =
      names.count { values[$0] != nil } * 2
      > names.count {
        ends[Node.alias(ofModule: $0)] != nil || network.graph.layer(named: $0) != nil
      }
  }

  /// The layers that a name can mean, the likeliest first; empty where no layer bears it.
  func layers(named name: String) -> [Int] {
    if areValues, let value = values[name] { return [value] }
    let word = Node.alias(ofModule: name)
    var layers = (ends[word].map { [$0] } ?? []) + (modules[word] ?? []).reversed()
    // PyTorch's older exporter numbers the calls of a module: `relu`, `relu_1`.
    if !layers.isEmpty {
      let calls = (1...ReferenceNames.mostCalls).lazy.map { ends["\(word)_\($0)"] }
        .prefix { $0 != nil }
      layers += calls.compactMap { $0 }.reversed()
    }
    if let named = network.graph.layer(named: name) { layers.append(named) }
    var seen: Set<Int> = []
    return layers.filter { seen.insert($0).inserted }
  }

  /// Whether a layer is computed in the module of this name, or in none: the folding of a batch norm
  /// leaves a convolution with a module's weights that gives another module's value.
  func computes(_ layer: Int, named name: String) -> Bool {
    let node = network.nodes[layer]
    let word = Node.alias(ofModule: name)
    return node.module.isEmpty || node.original?.name == name || ends[word] == layer
      || Node.alias(ofModule: node.module) == word
  }
}
