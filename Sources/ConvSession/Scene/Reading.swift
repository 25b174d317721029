public import ConvNet

/// A layer's output as far as the pass has come. What lies later can not be read from it; the
/// ranges for colours come from the complete layer, so that colours never jump.
public struct Reading: Sendable {
  private let activation: Activation
  /// All numbers from the first on; those that are not known must not be shown.
  let elements: [Float]
  public let extent: Extent
  /// Where channels are made side by side: how many cells of each are known.
  private let known: [Int]?

  init(_ activation: Activation, _ extent: Extent) {
    (self.activation, self.extent, known) = (activation, extent, nil)
    elements = activation.tensor.elements
  }
  /// - Parameter known: for each channel, how many of its cells are known.
  init(_ activation: Activation, known: [Int]) {
    self.activation = activation
    elements = activation.tensor.elements
    self.known = known
    extent = Extent(elements: known.reduce(0, +))
  }

  public var shape: Shape { activation.tensor.shape }
  public var isComplete: Bool { extent.elements >= shape.count }
  public func isKnown(_ offset: Int) -> Bool {
    guard let known else { return offset < extent.elements }
    return offset % shape.cells < known[offset / shape.cells]
  }

  /// The number at a row-major position, nil where it is not computed yet.
  public subscript(offset: Int) -> Float? {
    isKnown(offset) ? elements[offset] : nil
  }
  /// nil outside the tensor as well.
  public subscript(element: [Int]) -> Float? {
    shape.contains(element) ? self[shape.offset(element)] : nil
  }

  /// The largest magnitude in the layer, or in one channel: for colours.
  public func reach(ofChannel channel: Int? = nil) -> Float {
    (channel.map { activation.statistics(ofChannel: $0) } ?? activation.statistics).reach
  }
  /// From the smallest to the largest number of the layer, or of one channel, 0 among them.
  public func range(ofChannel channel: Int? = nil) -> ClosedRange<Float> {
    let statistics = channel.map { activation.statistics(ofChannel: $0) } ?? activation.statistics
    return min(0, statistics.minimum)...max(0, statistics.maximum)
  }
  /// Whether all numbers of the layer are whole: for the number of digits.
  public var isWhole: Bool { activation.statistics.isWhole }
  /// Whether the layer has numbers below zero: for the legend.
  public var isSigned: Bool { activation.statistics.minimum < 0 }

  /// Statistics of the whole layer, once it is complete.
  public var statistics: Statistics? { isComplete ? activation.statistics : nil }
  /// Statistics of one channel, once it is complete.
  public func statistics(ofChannel channel: Int) -> Statistics? {
    let cells = shape.count / shape.channels
    return isKnown((channel + 1) * cells - 1) ? activation.statistics(ofChannel: channel) : nil
  }
  /// All numbers, once all are there.
  public var tensor: Tensor? { isComplete ? activation.tensor : nil }
}
