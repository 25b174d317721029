/// Every number of an output kept within bounds, as an activation does it, written while the number
/// itself is still near.
public struct BoundedOutput {
  let start: UnsafeMutablePointer<Float>
  let low: Float
  let high: Float

  /// - Parameter start: room for as many numbers as the output has.
  public init(_ start: UnsafeMutablePointer<Float>, low: Float, high: Float) {
    (self.start, self.low, self.high) = (start, low, high)
  }

  /// Some numbers of the output, from one on.
  public func write(_ output: UnsafePointer<Float>, from first: Int = 0, count: Int) {
    clip(output + first, start + first, count: count, low: low, high: high)
  }
}

/// Where a convolution writes: its sums, and if that is wanted what an activation makes of them.
struct ConvolutionOutput {
  let start: UnsafeMutablePointer<Float>
  let bounded: BoundedOutput?

  /// To be called for some numbers when they are written.
  func written(_ first: Int, _ count: Int) { bounded?.write(start, from: first, count: count) }
}
