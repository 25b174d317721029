/// One output channel of a convolution (cross-correlation), here in two dimensions:
/// `output[r, c] = bias + Σ over k, l, i of filter[i, k, l] · input[i, r·s + k·d − p, c·s + l·d − p]`.
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
  let (slices, rows, columns) = joined(grid)
  let cells = slices.input * rows.input * columns.input
  let taps = slices.kernel * rows.kernel * columns.kernel
  for outputRow in 0..<slices.output * rows.output {
    let target = output + outputRow * columns.output
    for column in 0..<columns.output { target[column] = bias }
    let (slice, row) = (outputRow / rows.output, outputRow % rows.output)
    var weights = filter
    for sliceTap in 0..<slices.kernel {
      let inputSlice = slice * slices.stride + offset(slices, sliceTap)
      for rowTap in 0..<rows.kernel {
        let inputRow = row * rows.stride + offset(rows, rowTap)
        let isInside =
          inputSlice >= 0 && inputSlice < slices.input && inputRow >= 0 && inputRow < rows.input
        for tap in 0..<(isInside ? columns.kernel : 0) {
          let (first, end) = (firstOutput(columns, tap), endOutput(columns, tap))
          guard first < end else { continue }
          let column = first * columns.stride + offset(columns, tap)
          addChannels(
            channels, weights + tap, step: taps,
            input + ((inputSlice * rows.input + inputRow) * columns.input + column), step: cells,
            stride: columns.stride, to: target + first, count: end - first)
        }
        weights += columns.kernel
      }
    }
  }
}

/// Where the window is a single number that moves by one, all rows are as good as one long row.
private func joined(_ grid: WindowGrid) -> WindowGrid {
  var grid = grid
  let (rows, columns) = (grid.rows, grid.columns)
  guard rows.kernel == 1, columns.kernel == 1, rows.stride == 1, columns.stride == 1,
    rows.padding == 0, columns.padding == 0, rows.output == rows.input,
    columns.output == columns.input
  else { return grid }
  (grid.rows.input, grid.rows.output) = (1, 1)
  grid.columns.input *= rows.input
  grid.columns.output *= rows.input
  return grid
}
