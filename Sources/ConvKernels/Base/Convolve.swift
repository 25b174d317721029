/// One output channel of a convolution (cross-correlation):
/// `output[r, c] = bias + Σ over i, k, l of filter[i, k, l] · input[i, r·s + k·d − p, c·s + l·d − p]`.
///
/// A row of the output stays in the cache while every weight adds its share to it.
///
/// - Parameters:
///   - input: `[channels, rows.input, columns.input]`, the channels of one group
///   - filter: `[channels, rows.kernel, columns.kernel]`
///   - output: `[rows.output, columns.output]`
public func convolve(
  _ input: UnsafePointer<Float>, channels: Int, filter: UnsafePointer<Float>, bias: Float,
  rows: WindowAxis, columns: WindowAxis, output: UnsafeMutablePointer<Float>
) {
  let cells = rows.input * columns.input
  for row in 0..<rows.output {
    let target = output + row * columns.output
    for column in 0..<columns.output { target[column] = bias }
    for channel in 0..<channels {
      for tapRow in 0..<rows.kernel {
        let inputRow = row * rows.stride + rows.offset(tapRow)
        guard inputRow >= 0, inputRow < rows.input else { continue }
        let source = input + channel * cells + inputRow * columns.input
        let weights = filter + (channel * rows.kernel + tapRow) * columns.kernel
        for tap in 0..<columns.kernel {
          let (first, end) = (columns.first(tap), columns.end(tap))
          guard first < end else { continue }
          addScaled(
            weights[tap], source + (first * columns.stride + columns.offset(tap)),
            stride: columns.stride, to: target + first, count: end - first)
        }
      }
    }
  }
}

/// `target[i] += weight · source[i · stride]`
@inline(__always)
private func addScaled(
  _ weight: Float, _ source: UnsafePointer<Float>, stride: Int,
  to target: UnsafeMutablePointer<Float>, count: Int
) {
  // The compiler vectorises a loop whose stride it knows.
  if stride == 1 {
    for index in 0..<count { target[index] += weight * source[index] }
  } else {
    for index in 0..<count { target[index] += weight * source[index * stride] }
  }
}
