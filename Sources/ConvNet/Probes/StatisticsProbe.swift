/// Statistics of a layer's output, without the output: little to keep.
public struct StatisticsProbe: LayerProbe {
  public let layer: Int

  public init(layer: Int) { self.layer = layer }

  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Statistics {
    try known.answer(.activation(layer), of: subject).statistics
  }
}

extension Probe where Self == StatisticsProbe {
  public static func statistics(_ layer: Int) -> Self { Self(layer: layer) }
}

extension Statistics: Measured {
  public var byteCount: Int { MemoryLayout<Self>.stride }
}
