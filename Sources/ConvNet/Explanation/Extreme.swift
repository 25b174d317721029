/// The aim of a search over numbers. Nothing is larger or smaller than a NaN: the position of one
/// is found only where it is the first.
public enum Extreme: String, Hashable, Sendable, CaseIterable {
  case largest, lastLargest, smallest, lastSmallest

  public init(isSmallest: Bool, takesLast: Bool) {
    self =
      isSmallest ? (takesLast ? .lastSmallest : .smallest) : takesLast ? .lastLargest : .largest
  }
  public var isSmallest: Bool { self == .smallest || self == .lastSmallest }
  /// Whether the last of equals is taken, not the first.
  public var takesLast: Bool { self == .lastLargest || self == .lastSmallest }

  /// The position among a count of at least one.
  @inline(__always)
  func position<Number: Comparable>(_ count: Int, _ number: (Int) -> Number) -> Int {
    var (best, value) = (0, number(0))
    for index in 1..<max(count, 1) {
      let other = number(index)
      if (isSmallest ? other < value : other > value) || (takesLast && other == value) {
        (best, value) = (index, other)
      }
    }
    return best
  }
}
