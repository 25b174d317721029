/// A comparison of a layer's output with what it was before an edit.
public struct LayerChange: Hashable, Measured {
  /// How far the numbers of a channel, or of a whole layer, differ from what they were.
  public struct Amount: Hashable, Sendable {
    /// Numbers that differ; two that are no numbers do not.
    public fileprivate(set) var changed = 0
    /// All numbers that were compared.
    public fileprivate(set) var count: Int
    fileprivate var difference = 0.0
    fileprivate var size = 0.0

    /// The amount of no change in some numbers.
    public init(unchanged count: Int) { self.count = count }

    /// mean |now − was| / mean |was|; nil where all was 0 and no longer is.
    public var share: Double? { size > 0 ? difference / size : changed > 0 ? nil : 0 }
  }

  /// The change of all channels together.
  public let whole: Amount
  private let channels: [Amount]
  /// The channel in which one differs most.
  public let channel: Int

  /// Numbers of the layer that differ.
  public var count: Int { whole.changed }
  public subscript(channel: Int) -> Amount { channels[channel] }
  public var byteCount: Int {
    MemoryLayout<Self>.stride + channels.count * MemoryLayout<Amount>.stride
  }

  /// - Parameters:
  ///   - now: the output.
  ///   - before: what it was, of the same shape.
  /// - Throws: what the checkpoint throws.
  public init(
    _ now: Tensor, from before: Tensor, _ checkpoint: Checkpoint = .unchecked
  ) throws(Cancelled) {
    precondition(now.shape == before.shape, "an edit changes no shape")
    let count = now.shape.channels
    let cells = now.shape.count / count
    let (now, before) = (now.elements, before.elements)
    var (channels, whole) = ([Amount](), Amount(unchanged: now.count))
    var (most, largest) = (0, Float(0))
    for channel in 0..<count {
      try checkpoint(Double(channel) / Double(count))
      var (amount, reach) = (Amount(unchanged: cells), Float(0))
      try checkpoint.part(channel, of: count).stretches(of: cells) { stretch in
        for index in stretch {
          let (new, old) = (now[channel * cells + index], before[channel * cells + index])
          let difference = (new - old).magnitude
          amount.difference += Double(difference)
          amount.size += Double(old.magnitude)
          if new == old || new.isNaN && old.isNaN { continue }
          amount.changed += 1
          reach = max(reach, difference)
        }
      }
      whole.changed += amount.changed
      whole.difference += amount.difference
      whole.size += amount.size
      channels.append(amount)
      if reach > largest { (most, largest) = (channel, reach) }
    }
    (self.channels, self.whole, channel) = (channels, whole, most)
  }
}
