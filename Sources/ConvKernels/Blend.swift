/// A change of length of one axis of an array `[input, inner]`: each row of the output is a sum of
/// neighbouring rows of the input with fixed weights.
public struct Blend {
  private let input: Int
  private let inner: Int
  private var firsts: [Int] = []
  /// The end of each row's weights.
  private var ends: [Int] = []
  private var weights: [Float] = []
  /// The most weights of a row.
  public private(set) var taps = 0

  public init(input: Int, inner: Int) { (self.input, self.inner) = (input, inner) }

  /// The next row of the output: `Σ weights[n] · input[first + n]`.
  public mutating func append(first: Int, _ weights: [Float]) {
    precondition(first >= 0 && first + weights.count <= input, "a blend reads its input alone")
    firsts.append(first)
    self.weights += weights
    taps = max(taps, weights.count)
    ends.append(self.weights.count)
  }

  /// Computes some rows.
  /// - Parameter target: room for these rows.
  public func callAsFunction(
    _ rows: Range<Int>, _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>
  ) {
    var begin = rows.lowerBound == 0 ? 0 : ends[rows.lowerBound - 1]
    for index in rows {
      let first = firsts[index]
      let row = target + (index - rows.lowerBound) * inner
      row.update(repeating: 0, count: inner)
      for tap in begin..<ends[index] {
        let line = source + (first + tap - begin) * inner
        let weight = weights[tap]
        for place in 0..<inner { row[place] += weight * line[place] }
      }
      begin = ends[index]
    }
  }
}
