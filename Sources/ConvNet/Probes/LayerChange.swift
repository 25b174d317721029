/// The effect of an edit on a layer's output.
public struct LayerChange: Hashable, Measured {
  /// Numbers that differ; two that are no numbers do not.
  public let count: Int
  /// The channel in which one differs most.
  public let channel: Int

  public var byteCount: Int { MemoryLayout<Self>.stride }

  /// - Parameters:
  ///   - now: the output.
  ///   - before: what it was, of the same shape.
  /// - Throws: what the checkpoint throws.
  public init(
    _ now: Tensor, from before: Tensor, _ checkpoint: Checkpoint = .unchecked
  ) throws(Cancelled) {
    precondition(now.shape == before.shape, "an edit changes no shape")
    let channels = now.shape.channels
    let cells = now.shape.count / channels
    let (now, before) = (now.elements, before.elements)
    var (count, most, largest) = (0, 0, Float(0))
    for channel in 0..<channels {
      try checkpoint(Double(channel) / Double(channels))
      var reach = Float(0)
      for index in channel * cells..<(channel + 1) * cells where now[index] != before[index] {
        if now[index].isNaN, before[index].isNaN { continue }
        count += 1
        reach = max(reach, (now[index] - before[index]).magnitude)
      }
      if reach > largest { (most, largest) = (channel, reach) }
    }
    (self.count, channel) = (count, most)
  }
}
