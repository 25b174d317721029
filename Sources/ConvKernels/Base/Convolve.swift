/// One output channel of a convolution (cross-correlation), here in two dimensions:
/// `output[r, c] = bias + Σ over i, k, l of filter[i, k, l] · input[i, r·s + k·d − p, c·s + l·d − p]`.
///
/// A row of the output stays in the cache while every weight adds its share to it.
///
/// - Parameters:
///   - input: `[channels, slices.input, rows.input, columns.input]`, the channels of one group
///   - filter: `[channels, slices.kernel, rows.kernel, columns.kernel]`
///   - output: `[slices.output, rows.output, columns.output]`
public func convolve(
  _ input: UnsafePointer<Float>, channels: Int, filter: UnsafePointer<Float>, bias: Float,
  grid: WindowGrid, output: UnsafeMutablePointer<Float>
) {
  let (slices, rows, columns) = grid
  let rowTaps = slices.kernel * rows.kernel
  for outputRow in 0..<slices.output * rows.output {
    let target = output + outputRow * columns.output
    for column in 0..<columns.output { target[column] = bias }
    let (slice, row) = (outputRow / rows.output, outputRow % rows.output)
    for channel in 0..<channels {
      for rowTap in 0..<rowTaps {
        let inputSlice = slice * slices.stride + offset(slices, rowTap / rows.kernel)
        let inputRow = row * rows.stride + offset(rows, rowTap % rows.kernel)
        guard inputSlice >= 0, inputSlice < slices.input, inputRow >= 0, inputRow < rows.input
        else { continue }
        let line = (channel * slices.input + inputSlice) * rows.input + inputRow
        let source = input + line * columns.input
        let weights = filter + (channel * rowTaps + rowTap) * columns.kernel
        for tap in 0..<columns.kernel {
          let (first, end) = (firstOutput(columns, tap), endOutput(columns, tap))
          guard first < end else { continue }
          addScaled(
            weights[tap], source + (first * columns.stride + offset(columns, tap)),
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
