/// A layer's output, and what its colour ranges and statistics are made of.
public struct Activation: Measured {
  public let tensor: Tensor
  private let ranges: ChannelStatistics

  public init(_ tensor: Tensor) {
    (self.tensor, ranges) = (tensor, ChannelStatistics(tensor))
  }

  /// Statistics of the whole layer.
  public var statistics: Statistics { ranges.whole }
  /// Statistics of one channel.
  public func statistics(ofChannel channel: Int) -> Statistics {
    ranges[channel] ?? Statistics(CollectionOfOne(tensor.elements[channel]))
  }
  public var byteCount: Int { tensor.byteCount + ranges.byteCount }
}
