import ConvKernels

/// One axis of a ``GridWindow``: what a cell reads along it, and how many cells there are.
struct GridAxis: Hashable, Sendable {
  /// "height", for errors.
  let name: String
  let kernel: Int
  let stride: Int
  let dilation: Int
  /// Zeros before the first number of the input, and after its last.
  let before: Int
  let after: Int

  /// The distance from the first to the last position that a window reads, both counted.
  var reach: Int { dilation * (kernel - 1) + 1 }

  /// The positions of the input that one output reads.
  func span(_ output: Int) -> Span {
    Span(output * stride - before, stride: dilation, count: kernel)
  }

  /// ⌊(padded − reach) / stride⌋ + 1. Rounded up, a last window may hang over the edge, but has to
  /// begin inside the input or before it (PyTorch's `pooling_output_shape`, ONNX Runtime's
  /// `ComputeOutputSize`). Not positive where none fits.
  func outputs(_ input: Int, roundsUp: Bool) -> Int {
    let free = input + before + after - reach + (roundsUp ? stride - 1 : 0)
    guard free >= 0 else { return 0 }
    let count = free / stride + 1
    return roundsUp && (count - 1) * stride >= input + before ? count - 1 : count
  }

  /// The axis with the sizes of an input and an output, for the kernels.
  func window(input: Int, output: Int) -> WindowAxis {
    WindowAxis(
      input: input, output: output, kernel: kernel, stride: stride, dilation: dilation,
      before: before, after: after)
  }
}
