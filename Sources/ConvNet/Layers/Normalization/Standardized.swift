import ConvKernels

/// The steps from a number to its distance from the mean of its group, in deviations:
/// `(x − mean) / √(variance + ε)`, the variance that of the group itself (divided by its size).
struct Standardized {
  let epsilon: Double

  /// The mean that is taken from the numbers of a group, and the factor of the rest.
  func moments(
    _ group: Int, _ groups: Groups, _ input: UnsafePointer<Float>
  ) throws(Cancelled) -> (mean: Double, factor: Double) {
    let mean = try groups.sum(group, input) / Double(groups.size)
    let variance = try groups.sumOfSquares(group, input, around: mean) / Double(groups.size)
    return (mean, 1 / (variance + epsilon).squareRoot())
  }

  /// - Parameter all: the group of the number at `element`.
  func steps(_ element: [Int], of all: Region) -> [Step] {
    let count = Double(all.count)
    return [
      Step(.sum(divisor: count), [all], note: "mean"),
      Step(.sum(divisor: count), [all], transform: .squaredDifference(from: 0), note: "variance"),
      Step(
        .function(.standardized(epsilon: epsilon)),
        [Region(.input(0), at: element), .step(0), .step(1)], note: "deviations above the mean"),
    ]
  }
}
