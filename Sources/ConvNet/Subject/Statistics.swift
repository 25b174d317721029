/// What is worth knowing about many numbers at once. The range is that of the finite ones.
public struct Statistics: Hashable, Sendable {
  public private(set) var count = 0
  public private(set) var minimum: Float = .infinity
  public private(set) var maximum: Float = -.infinity
  public private(set) var zeros = 0
  public private(set) var notNumbers = 0
  public private(set) var infinities = 0
  private var sum = 0.0
  /// Whether every finite number is whole and small enough to be written with few digits.
  public private(set) var isWhole = true

  public init(_ numbers: some Sequence<Float>) {
    for number in numbers { add(number) }
  }
  public init(joining parts: [Statistics]) {
    for part in parts {
      count += part.count
      minimum = Swift.min(minimum, part.minimum)
      maximum = Swift.max(maximum, part.maximum)
      zeros += part.zeros
      notNumbers += part.notNumbers
      infinities += part.infinities
      sum += part.sum
      isWhole = isWhole && part.isWhole
    }
  }

  private mutating func add(_ number: Float) {
    count += 1
    guard number.isFinite else {
      if number.isNaN { notNumbers += 1 } else { infinities += 1 }
      return
    }
    minimum = Swift.min(minimum, number)
    maximum = Swift.max(maximum, number)
    sum += Double(number)
    if number == 0 { zeros += 1 }
    if isWhole, number.rounded() != number || number.magnitude > 9999 { isWhole = false }
  }

  /// Of the finite numbers; 0 where there is none.
  public var mean: Double {
    let finite = count - notNumbers - infinities
    return finite == 0 ? 0 : sum / Double(finite)
  }
  /// The largest magnitude among the finite numbers: what a signed colour range reaches to.
  public var reach: Float {
    minimum > maximum ? 0 : Swift.max(minimum.magnitude, maximum.magnitude)
  }
}
