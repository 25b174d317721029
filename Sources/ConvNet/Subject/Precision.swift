/// How many bits a weight has.
public enum Precision: Int, Hashable, Sendable, CaseIterable {
  /// Half-precision numbers, as IEEE 754 has them.
  case half = 16
  /// Whole multiples of the largest magnitude / 127, or / 7, a scale for each output.
  case eight = 8
  case four = 4

  public var bits: Int { rawValue }
  /// The largest whole number of a weight; nil for half precision.
  public var largest: Float? { self == .half ? nil : Float((1 << (rawValue - 1)) - 1) }

  /// Rounds some numbers, ties to even.
  /// - Parameter group: how many have one scale.
  func rounded(_ numbers: [Float], group: Int) -> [Float] {
    guard let largest else { return numbers.map { Float(Float16($0)) } }
    var result = numbers
    for start in stride(from: 0, to: numbers.count, by: max(1, group)) {
      let range = start..<min(numbers.count, start + group)
      let reach = numbers[range].reduce(Float(0)) { max($0, $1.isFinite ? $1.magnitude : 0) }
      let scale = reach / largest
      guard scale > 0, scale.isFinite else { continue }
      for index in range where numbers[index].isFinite {
        let whole = (numbers[index] / scale).rounded(.toNearestOrEven)
        result[index] = min(max(whole, -largest), largest) * scale
      }
    }
    return result
  }

  /// A parameter with all its numbers rounded. In few bits only what has several axes is: a bias is
  /// a number a channel and stays as it is.
  public func rounded(_ tensor: Tensor) -> Tensor {
    guard self == .half || tensor.shape.rank > 1 else { return tensor }
    return Tensor(
      tensor.shape, rounded(tensor.elements, group: tensor.shape.count / tensor.shape[0]))
  }
  /// Whether ``rounded(_:)`` does anything to a parameter of this shape.
  public func rounds(_ shape: Shape) -> Bool { self == .half || shape.rank > 1 }
}
