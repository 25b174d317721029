extension GridAxis {
  /// The number of outputs of a transposed convolution: `(size − 1) · stride + reach + outputPadding −
  /// before − after` (ONNX's `ConvTranspose`). May not be positive.
  func spreadOutputs(_ input: Int, outputPadding: Int) -> Int {
    (input - 1) * stride + reach + outputPadding - before - after
  }

  /// The inputs that come to one output of a transposed convolution, and the number of the kernel
  /// that each comes through: all pairs with `input · stride + tap · dilation = output + before`. Along the
  /// solutions the input rises by dilation / g and the tap falls by stride / g, where g is the
  /// greatest common divisor of the two. Nil where no input comes to it.
  func sources(of output: Int, input: Int) -> (input: Span, tap: Span)? {
    let sum = output + before
    let (divisor, inverse) = GridAxis.divisor(stride, dilation)
    guard sum.isMultiple(of: divisor) else { return nil }
    let (inputStep, tapStep) = (dilation / divisor, stride / divisor)
    // The remainder that every input has: sum / g · inverse of stride / g, modulo the input's step.
    let remainder = sum / divisor % inputStep * inverse % inputStep
    let beyond = sum - (kernel - 1) * dilation
    let least = beyond > 0 ? (beyond + stride - 1) / stride : 0
    let last = min(sum / stride, input - 1)
    let first = least + (remainder - least % inputStep + inputStep) % inputStep
    guard first <= last else { return nil }
    let count = (last - first) / inputStep + 1
    return (
      Span(first, stride: inputStep, count: count),
      Span((sum - first * stride) / dilation, stride: -tapStep, count: count)
    )
  }

  /// The greatest common divisor g of two positive numbers, and the inverse of a / g modulo b / g
  /// (Euclid, extended).
  private static func divisor(_ a: Int, _ b: Int) -> (divisor: Int, inverse: Int) {
    var (remainder, next) = (a, b)
    var (factor, nextFactor) = (1, 0)
    while next != 0 {
      let quotient = remainder / next
      (remainder, next) = (next, remainder - quotient * next)
      (factor, nextFactor) = (nextFactor, factor - quotient * nextFactor)
    }
    let modulus = b / remainder
    return (remainder, (factor % modulus + modulus) % modulus)
  }
}
