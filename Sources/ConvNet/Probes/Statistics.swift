import ConvKernels

/// A summary of many numbers: counts, range, mean. The range is that of the finite ones.
public struct Statistics: Hashable, Sendable {
  public private(set) var count = 0
  private var summary = Summary()

  public init(_ numbers: some Sequence<Float>) {
    let isDone: Void? = numbers.withContiguousStorageIfAvailable { add($0) }
    if isDone == nil { Array(numbers).withUnsafeBufferPointer { add($0) } }
  }
  public init(joining parts: [Statistics]) {
    for part in parts {
      count += part.count
      summary.add(part.summary)
    }
  }
  /// The statistics of each channel of a tensor, in order.
  static func channels(of tensor: Tensor) -> [Statistics] {
    let cells = tensor.shape.count / tensor.shape.channels
    return tensor.elements.withUnsafeBufferPointer { elements in
      (0..<tensor.shape.channels).map { channel in
        Statistics(UnsafeBufferPointer(rebasing: elements[channel * cells..<(channel + 1) * cells]))
      }
    }
  }

  private mutating func add(_ numbers: UnsafeBufferPointer<Float>) {
    count = numbers.count
    if let start = numbers.baseAddress { summary = Summary(start, count: numbers.count) }
  }

  /// Whether every finite number is whole and small enough to be written with few digits. It looks
  /// no further than to the first that is not.
  public static func areWhole(_ numbers: some Sequence<Float>) -> Bool {
    numbers.allSatisfy {
      !$0.isFinite || $0.magnitude <= Summary.largestWhole && $0.rounded() == $0
    }
  }

  public var minimum: Float { summary.minimum }
  public var maximum: Float { summary.maximum }
  public var zeros: Int { summary.zeros }
  public var notNumbers: Int { summary.notNumbers }
  public var infinities: Int { summary.infinities }
  /// Whether every finite number is whole and small enough to be written with few digits.
  public var isWhole: Bool { summary.isWhole }
  private var finite: Int { count - notNumbers - infinities }

  /// The mean of the finite numbers; 0 where there is none.
  public var mean: Double { finite == 0 ? 0 : summary.sum / Double(finite) }
  /// The mean square distance of the finite numbers from their mean, divided by how many there
  /// are; 0 where there is none.
  public var variance: Double {
    finite == 0 ? 0 : max(0, summary.squares / Double(finite) - mean * mean)
  }
  /// The largest magnitude among the finite numbers: what a signed colour range reaches to.
  public var reach: Float {
    minimum > maximum ? 0 : Swift.max(minimum.magnitude, maximum.magnitude)
  }
}
