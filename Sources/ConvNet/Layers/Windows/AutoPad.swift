/// The words by which ONNX leaves the padding of a window to a rule, `auto_pad`.
public enum AutoPad: String, Hashable, Sendable, CaseIterable {
  /// The pads are written down.
  case notSet = "NOTSET"
  case valid = "VALID"
  /// As many outputs as the input has numbers, divided by the stride and rounded up; an odd number
  /// more after than before.
  case sameUpper = "SAME_UPPER"
  /// As many outputs, an odd number more before than after.
  case sameLower = "SAME_LOWER"

  /// The padding of a convolution or a pooling along one axis; nil where it is written down.
  ///
  /// `total = max(0, (⌈input / stride⌉ − 1) · stride + dilation · (kernel − 1) + 1 − input)`
  ///
  /// - Parameter dilation: ONNX Runtime 1.32 refuses to dilate a Conv that is padded so, and leaves
  ///   the dilation of MaxPool and AveragePool out of the sum: pass 1 to do as it does.
  /// - Throws: ``LayerError/hyperparameter`` where a number is out of its range.
  public func padding(
    input: Int, kernel: Int, stride: Int, dilation: Int = 1
  ) throws(LayerError) -> (before: Int, after: Int)? {
    try check(input, kernel, stride, dilation)
    let outputs = (input + stride - 1) / stride
    let total = (outputs - 1) * stride + dilation * (kernel - 1) + 1 - input
    switch self {
    case .notSet: return nil
    case .valid: return (0, 0)
    case .sameUpper, .sameLower: return parts(of: max(0, total))
    }
  }

  /// The padding of a transposed convolution along one axis; nil where it is written down, which an
  /// `output_shape` overrides.
  ///
  /// `total = (input − 1) · stride + outputPadding + dilation · (kernel − 1) + 1 − outputs`, where
  /// SAME has input · stride outputs, or fewer where the kernel is smaller than the stride.
  ///
  /// - Parameter outputShape: how many outputs there are to be.
  /// - Throws: ``LayerError/hyperparameter`` where a number is out of its range, or more outputs are
  ///   wanted than there are without padding.
  public func transposedPadding(
    input: Int, kernel: Int, stride: Int, dilation: Int = 1, outputPadding: Int = 0,
    outputShape: Int? = nil
  ) throws(LayerError) -> (before: Int, after: Int)? {
    try check(input, kernel, stride, dilation)
    try LayerError.check(
      ConvTranspose.kind, "output padding", outputPadding, in: GridWindow.paddings)
    let most = (input - 1) * stride + outputPadding + dilation * (kernel - 1) + 1
    if let outputShape {
      try LayerError.check(ConvTranspose.kind, "output shape", outputShape, in: 1...most)
      return parts(of: most - outputShape)
    }
    switch self {
    case .notSet: return nil
    case .valid: return (0, 0)
    case .sameUpper, .sameLower: return parts(of: max(0, most - input * stride))
    }
  }

  /// Half before and half after; what is left over goes where the word says, before where it does
  /// not.
  private func parts(of total: Int) -> (before: Int, after: Int) {
    let smaller = total / 2
    return self == .sameUpper ? (smaller, total - smaller) : (total - smaller, smaller)
  }

  private func check(
    _ input: Int, _ kernel: Int, _ stride: Int, _ dilation: Int
  ) throws(LayerError) {
    try LayerError.check("auto_pad", "input size", input, in: 1...Shape.largestCount)
    for (name, value) in [("kernel", kernel), ("stride", stride), ("dilation", dilation)] {
      try LayerError.check("auto_pad", name, value, in: GridWindow.sizes)
    }
  }
}
