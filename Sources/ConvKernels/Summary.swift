/// Extremes, sums and counts of many numbers, taken in one pass. Sums are in double precision.
public struct Summary: Hashable, Sendable {
  /// The least of the finite numbers; +∞ and −∞ where there is none.
  public var minimum = Float.infinity
  /// The largest of the finite numbers.
  public var maximum = -Float.infinity
  public var zeros = 0
  public var notNumbers = 0
  public var infinities = 0
  /// The sum of the finite numbers.
  public var sum = 0.0
  /// The sum of the squares of the finite numbers.
  public var squares = 0.0
  /// Whether every finite number is whole and at most `largestWhole`.
  public var isWhole = true

  public static let largestWhole: Float = 9999
  /// Numbers that are looked at together: few enough to be looked at again from the cache.
  private static let block = 2048

  public init() {}
  public init(_ numbers: UnsafePointer<Float>, count: Int) {
    for start in stride(from: 0, to: count, by: Self.block) {
      add(numbers + start, count: min(Self.block, count - start))
    }
  }

  private mutating func add(_ numbers: UnsafePointer<Float>, count: Int) {
    // A number that is not whole is soon found, and then this is over.
    var index = 0
    while isWhole, index < count {
      let number = numbers[index]
      if number.isFinite {
        isWhole = number.magnitude <= Self.largestWhole && Float(Int32(number)) == number
      }
      index += 1
    }
    if addFinite(numbers, count: count) { return }
    for index in 0..<count { add(numbers[index]) }
  }

  /// - Returns: false, and nothing is added, where one of the numbers is not finite.
  private mutating func addFinite(_ numbers: UnsafePointer<Float>, count: Int) -> Bool {
    typealias Lanes = SIMD8<Float>
    let whole = count / 8
    let lanes = UnsafeRawPointer(numbers)
    var (least, most) = (Lanes(repeating: .infinity), Lanes(repeating: -.infinity))
    var (sums, squares) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
    var zeros = SIMD8<Int32>.zero
    for index in 0..<whole {
      let lane = lanes.loadUnaligned(fromByteOffset: index * 32, as: Lanes.self)
      least = pointwiseMin(least, lane)
      most = pointwiseMax(most, lane)
      zeros.replace(with: zeros &+ 1, where: lane .== 0)
      let wide = SIMD8<Double>(lane)
      sums += wide
      squares += wide * wide
    }
    // A NaN or an infinity leaves no finite sum of squares, and nothing else does.
    var (sum, square) = (sums.sum(), squares.sum())
    var (minimum, maximum) = (least.min(), most.max())
    var zero = Int(zeros.wrappedSum())
    for index in whole * 8..<count {
      let number = numbers[index]
      minimum = min(minimum, number)
      maximum = max(maximum, number)
      if number == 0 { zero += 1 }
      sum += Double(number)
      square += Double(number) * Double(number)
    }
    guard square.isFinite else { return false }
    self.minimum = min(self.minimum, minimum)
    self.maximum = max(self.maximum, maximum)
    self.zeros += zero
    self.sum += sum
    self.squares += square
    return true
  }

  private mutating func add(_ number: Float) {
    guard number.isFinite else {
      if number.isNaN { notNumbers += 1 } else { infinities += 1 }
      return
    }
    minimum = min(minimum, number)
    maximum = max(maximum, number)
    if number == 0 { zeros += 1 }
    sum += Double(number)
    squares += Double(number) * Double(number)
  }

  public mutating func add(_ other: Summary) {
    minimum = min(minimum, other.minimum)
    maximum = max(maximum, other.maximum)
    zeros += other.zeros
    notNumbers += other.notNumbers
    infinities += other.infinities
    sum += other.sum
    squares += other.squares
    isWhole = isWhole && other.isWhole
  }
}
