/// The ways to make one number of many.
enum MeasureReduction: String, Hashable, Sendable, CaseIterable {
  case max, min, sum, mean
  /// The count of numbers that are not 0.
  case count
  case zeros
  /// The count of different numbers.
  case distinct
  /// A place without a function, which is one number.
  case only

  /// The functions by their names.
  static let functions = allCases.filter { $0 != .only }

  /// Reduces the numbers in double precision. A NaN is the largest and the smallest.
  func callAsFunction(_ numbers: some Collection<Float>) -> Double? {
    switch self {
    case .max: Double(numbers.reduce(-.infinity) { $0.isNaN || $0 > $1 ? $0 : $1 })
    case .min: Double(numbers.reduce(.infinity) { $0.isNaN || $0 < $1 ? $0 : $1 })
    case .sum: numbers.reduce(0) { $0 + Double($1) }
    case .mean: numbers.reduce(0) { $0 + Double($1) } / Double(numbers.count)
    case .count: Double(numbers.count { $0 != 0 })
    case .zeros: Double(numbers.count { $0 == 0 })
    case .distinct: Double(Set(numbers).count)
    case .only: numbers.count == 1 ? numbers.first.map(Double.init) : nil
    }
  }
}
