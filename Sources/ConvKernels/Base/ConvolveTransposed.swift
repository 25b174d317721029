/// One output channel of a transposed convolution, here in two dimensions: every input adds its
/// share of the filter to the outputs around it,
/// `output[i·s + k·d − p, j·s + l·d − p] += filter[c, k, l] · input[c, i, j]`, from the bias on.
///
/// Outputs that lie a stride apart are kept side by side in `scratch`, so that the innermost loop
/// runs over neighbours on both sides.
///
/// - Parameters:
///   - input: `[channels, slices.input, rows.input, columns.input]`, the channels of one group
///   - filter: the first of `channels` filters `[slices.kernel, rows.kernel, columns.kernel]`
///   - filterStep: from one channel's filter to the next
///   - scratch: room for one row of the output, rounded up to a multiple of the stride
///   - output: `[slices.output, rows.output, columns.output]`
public func convolveTransposed(
  _ input: UnsafePointer<Float>, channels: Int, filter: UnsafePointer<Float>, filterStep: Int,
  bias: Float, grid: WindowGrid, scratch: UnsafeMutablePointer<Float>,
  output: UnsafeMutablePointer<Float>
) {
  let (slices, rows, columns) = grid
  let phase = (columns.output + columns.stride - 1) / columns.stride
  for outputRow in 0..<slices.output * rows.output {
    let (slice, row) = (outputRow / rows.output, outputRow % rows.output)
    for index in 0..<phase * columns.stride { scratch[index] = bias }
    for sliceTap in 0..<slices.kernel {
      guard let inputSlice = spread(slices, output: slice, tap: sliceTap) else { continue }
      for rowTap in 0..<rows.kernel {
        guard let inputRow = spread(rows, output: row, tap: rowTap) else { continue }
        let line = (inputSlice * rows.input + inputRow) * columns.input
        addRow(
          input + line, step: slices.input * rows.input * columns.input, channels: channels,
          filter + (sliceTap * rows.kernel + rowTap) * columns.kernel, step: filterStep, columns,
          phase, to: scratch)
      }
    }
    let target = output + outputRow * columns.output
    for remainder in 0..<columns.stride {
      let source = scratch + remainder * phase
      var (column, index) = (remainder, 0)
      while column < columns.output {
        target[column] = source[index]
        (column, index) = (column + columns.stride, index + 1)
      }
    }
  }
}

/// The input that adds to an output with this tap; nil where there is none.
@inline(__always)
private func spread(_ axis: WindowAxis, output: Int, tap: Int) -> Int? {
  let place = output - offset(axis, tap)
  guard place >= 0, place % axis.stride == 0, place / axis.stride < axis.input else { return nil }
  return place / axis.stride
}

/// One row of every channel with one row of its filter; the outputs `r, r + stride, …` stand at
/// `target + r · phase`.
@inline(__always)
private func addRow(
  _ source: UnsafePointer<Float>, step sourceStep: Int, channels: Int,
  _ weights: UnsafePointer<Float>, step weightStep: Int, _ axis: WindowAxis, _ phase: Int,
  to target: UnsafeMutablePointer<Float>
) {
  for tap in 0..<axis.kernel {
    let offset = offset(axis, tap)
    // The offset is `shift` whole strides and a remainder that is not negative.
    var (shift, remainder) = (offset / axis.stride, offset % axis.stride)
    if remainder < 0 { (shift, remainder) = (shift - 1, remainder + axis.stride) }
    let outputs = (axis.output - remainder + axis.stride - 1) / axis.stride
    let first = shift < 0 ? -shift : 0
    let end = outputs - shift < axis.input ? outputs - shift : axis.input
    guard first < end else { continue }
    addChannels(
      channels, weights + tap, step: weightStep, source + first, step: sourceStep, stride: 1,
      to: target + (remainder * phase + shift + first), count: end - first)
  }
}
