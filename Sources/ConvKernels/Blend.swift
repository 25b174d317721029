/// A change of length of one axis of an array `[input, inner]`: each row of the output is a sum of
/// neighbouring rows of the input with fixed weights.
public struct Blend {
  private let input: Int
  private let inner: Int
  private var firsts: [Int] = []
  /// The end of each row's weights.
  private var ends: [Int] = []
  private var weights: [Float] = []

  public init(input: Int, inner: Int) { (self.input, self.inner) = (input, inner) }

  /// The next row of the output: `Σ weights[n] · input[first + n]`.
  public mutating func append(first: Int, _ weights: [Float]) {
    precondition(first >= 0 && first + weights.count <= input, "a blend reads its input alone")
    firsts.append(first)
    self.weights += weights
    ends.append(self.weights.count)
  }

  public func callAsFunction(
    _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>
  ) {
    var begin = 0
    for (index, first) in firsts.enumerated() {
      let row = target + index * inner
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
