/// One axis of a window that slides over a grid. Tap t of output o reads the position
/// `o · stride + t · dilation − padding`; positions outside `0..<input` are padding.
public struct WindowAxis: Sendable {
  public let input: Int
  public let output: Int
  public let kernel: Int
  public let stride: Int
  public let dilation: Int
  /// Before the first number of the input.
  public let padding: Int
  /// After its last.
  public let paddingAfter: Int

  public init(
    input: Int, output: Int, kernel: Int, stride: Int, dilation: Int, padding: Int,
    paddingAfter: Int
  ) {
    (self.input, self.output, self.kernel) = (input, output, kernel)
    (self.stride, self.dilation) = (stride, dilation)
    (self.padding, self.paddingAfter) = (padding, paddingAfter)
  }

  /// Where the first output's tap reads.
  @inline(__always)
  func offset(_ tap: Int) -> Int { tap * dilation - padding }

  /// The first output whose tap reads inside the input.
  @inline(__always)
  func first(_ tap: Int) -> Int {
    let offset = offset(tap)
    return offset >= 0 ? 0 : (stride - 1 - offset) / stride
  }
  /// One after the last output whose tap reads inside the input.
  @inline(__always)
  func end(_ tap: Int) -> Int {
    let offset = offset(tap)
    guard offset < input else { return 0 }
    let end = (input - 1 - offset) / stride + 1
    return end < output ? end : output
  }

  /// How many numbers an average over an undilated window divides by. A window that a rounded up
  /// output size pushes beyond the padding counts only what it has, as in PyTorch.
  public func counted(_ output: Int, paddingCounts: Bool) -> Int {
    let start = output * stride - padding
    let limit = paddingCounts ? input + paddingAfter : input
    let end = start + kernel < limit ? start + kernel : limit
    return end - (paddingCounts || start > 0 ? start : 0)
  }
}
