/// The share of silent cells in each map of a layer's output: numbers that are exactly 0, such as
/// those that a ReLU cut off. A map that is silent everywhere is dead for this input.
public struct SilentSharesProbe: LayerProbe {
  public let layer: Int

  public init(layer: Int) { self.layer = layer }

  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> SilentShares {
    let tensor = try known.answer(.activation(layer), of: subject).tensor
    var counts: [Int] = []
    for map in 0..<tensor.shape.channels {
      try checkpoint(Double(map) / Double(tensor.shape.channels))
      counts.append(tensor.map(map).count { $0 == 0 })
    }
    return SilentShares(counts, of: tensor.shape.count / tensor.shape.channels)
  }
}

/// How many cells of each map are silent.
public struct SilentShares: Measured, Hashable {
  /// Silent cells of each map.
  public let counts: [Int]
  /// Cells of a map.
  public let cells: Int
  /// The maps, the most silent first; equals stand in the order of their numbers.
  public let order: [Int]

  public init(_ counts: [Int], of cells: Int) {
    (self.counts, self.cells) = (counts, cells)
    order = counts.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }
  }

  /// Maps that are silent everywhere.
  public var dead: [Int] { Array(order.prefix { counts[$0] == cells }) }
  public var byteCount: Int { 2 * counts.count * MemoryLayout<Int>.stride }
}

extension Probe where Self == SilentSharesProbe {
  public static func silentShares(_ layer: Int) -> Self { Self(layer: layer) }
}
