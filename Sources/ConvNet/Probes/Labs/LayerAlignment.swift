/// Layers of two networks in pairs: by their names, kinds, shapes and settings, in the order of the
/// pass, as lines of two texts are matched; then those that stand in another order, by name.
struct LayerAlignment {
  /// Pairs that are looked at at most: a byte for each is kept.
  static let mostPairs = 1 << 24

  private enum Step: UInt8 { case pair, here, there }
  private let here: [Traits]
  private let there: [Traits]
  /// The layer there of each layer here.
  private(set) var partners: [Int?]
  private(set) var isByNameAlone = false

  init(_ here: Network, _ there: Network, _ checkpoint: Checkpoint) throws(Cancelled) {
    self.here = here.nodes.indices.map { Traits(here, $0) }
    self.there = there.nodes.indices.map { Traits(there, $0) }
    partners = [Int?](repeating: nil, count: here.nodes.count)
    partners[0] = 0
    if here.nodes.count * there.nodes.count <= LayerAlignment.mostPairs {
      try align(checkpoint)
    } else {
      isByNameAlone = true
    }
    pairByName()
  }

  /// The pairs, in both orders, whose scores add up to the most.
  private mutating func align(_ checkpoint: Checkpoint) throws(Cancelled) {
    let (rows, columns) = (here.count, there.count)
    var steps = [Step](repeating: .pair, count: rows * columns)
    // Row by row from the input on: the best sum up to each pair.
    var above = [Int](repeating: 0, count: columns)
    for row in 1..<max(1, rows) {
      try checkpoint(Double(row) / Double(rows))
      var best = [Int](repeating: 0, count: columns)
      for column in 1..<max(1, columns) {
        let score = here[row].score(there[column])
        let pair = score > 0 ? above[column - 1] + score : -1
        let (up, left) = (above[column], best[column - 1])
        best[column] = max(pair, up, left)
        steps[row * columns + column] =
          best[column] == pair ? .pair : best[column] == up ? .here : .there
      }
      above = best
    }
    var (row, column) = (rows - 1, columns - 1)
    while row > 0, column > 0 {
      switch steps[row * columns + column] {
      case .pair:
        partners[row] = column
        (row, column) = (row - 1, column - 1)
      case .here: row -= 1
      case .there: column -= 1
      }
    }
  }

  /// What is left over on both sides and bears one name.
  private mutating func pairByName() {
    var free: [String: Int] = [:]
    let taken = Set(partners.compactMap { $0 })
    for (index, traits) in there.enumerated() where !taken.contains(index) {
      for name in traits.names { free[name] = free[name] == nil ? index : -1 }
    }
    var used = taken
    for (index, traits) in here.enumerated() where partners[index] == nil {
      let partner = traits.names.lazy.compactMap { free[$0] }.first { other in
        other > 0 && !used.contains(other) && there[other].kind == traits.kind
      }
      if let partner {
        partners[index] = partner
        used.insert(partner)
      }
    }
  }
}

/// What a layer is matched by.
private struct Traits {
  let kind: String
  let names: Set<String>
  private let shape: Shape
  private let line: String
  private let hasParameters: Bool
  private let isNorm: Bool
  private let isInput: Bool
  /// Some of its numbers: two layers that have other ones can be told apart by them.
  private let numbers: [Float]

  init(_ network: Network, _ index: Int) {
    let node = network.nodes[index]
    (kind, shape, line) = (node.kind, node.shape, node.layer.line)
    names = Set([node.alias, node.rawName, node.original?.name ?? node.alias])
    (hasParameters, isInput) = (!node.parameters.isEmpty, node.isInput)
    isNorm = node.layer is BatchNorm
    numbers = node.parameters.flatMap { parameter in
      network.weights[index][parameter.name].map { $0.elements.prefix(8) } ?? []
    }
  }

  /// How well two layers fit each other; 0: not at all.
  func score(_ other: Traits) -> Int {
    guard !isInput, !other.isInput else { return 0 }
    let isNamed = !names.isDisjoint(with: other.names)
    guard kind == other.kind else {
      guard shape == other.shape, !isNorm, !other.isNorm else { return 0 }
      return isNamed ? 3 : !hasParameters && !other.hasParameters ? 1 : 0
    }
    return 4 + (shape == other.shape ? 4 : 0) + (line == other.line ? 2 : 0) + (isNamed ? 6 : 0)
      + (hasParameters && numbers == other.numbers ? 3 : 0)
  }
}
