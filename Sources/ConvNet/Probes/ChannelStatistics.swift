/// Statistics of a tensor as a whole and of each of its channels.
public struct ChannelStatistics: Measured, Hashable {
  public let whole: Statistics
  /// Empty where a channel is a single number.
  private let channels: [Statistics]

  public init(_ tensor: Tensor) {
    let isVector = tensor.shape.count == tensor.shape.channels
    channels = isVector ? [] : Statistics.channels(of: tensor)
    whole = isVector ? Statistics(tensor.elements) : Statistics(joining: channels)
  }

  /// Statistics of one channel; nil where channels are single numbers.
  public subscript(channel: Int) -> Statistics? {
    channels.isEmpty ? nil : channels[channel]
  }
  public var byteCount: Int { (channels.count + 1) * MemoryLayout<Statistics>.stride }
}
