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

  public init(_ counts: [Int], of cells: Int) { (self.counts, self.cells) = (counts, cells) }

  /// Maps that are silent everywhere.
  public var dead: [Int] { counts.indices.filter { counts[$0] == cells } }
  public var byteCount: Int { counts.count * MemoryLayout<Int>.stride }
}

extension Probe where Self == SilentSharesProbe {
  public static func silentShares(_ layer: Int) -> Self { Self(layer: layer) }
}
