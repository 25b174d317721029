/// Pieces of a convolution (cross-correlation), here in two dimensions and without groups:
/// `output[o, r, c] = biases[o] + Σ over k, l, i of filters[o, i, k, l] · input[i, r·s + k·d − p, …]`.
///
/// A piece is one slice of one output channel, counted row-major. A row of the output stays in the
/// cache while every weight adds its share to it.
///
/// - Parameters:
///   - input: `[groups · inputs, slices.input, rows.input, columns.input]`
///   - filters: `[groups · outputs, inputs, slices.kernel, rows.kernel, columns.kernel]`
///   - biases: `[groups · outputs]`, all 0 where there are none
///   - output: `[groups · outputs, slices.output, rows.output, columns.output]`
///   - goesOn: asked about once a millisecond; where it says no, the pieces are left half done
public func convolve(
  from first: Int, to end: Int, _ channels: Channels, _ grid: Grid,
  input: UnsafePointer<Float>, filters: UnsafePointer<Float>, biases: UnsafePointer<Float>?,
  output: UnsafeMutablePointer<Float>, goesOn: () -> Bool
) {
  let cells = grid.slices.input * grid.rows.input * grid.columns.input
  let taps = grid.slices.kernel * grid.rows.kernel * grid.columns.kernel
  let slice = grid.rows.output * grid.columns.output
  let joined = joined(grid)
  let steps = stepsOfRow(joined, channels: channels.inputs)
  var left = stepsBetweenQuestions
  for piece in first..<end {
    let map = piece / grid.slices.output
    let bias = if let biases { biases[map] } else { Float(0) }
    let (source, filter) = (
      input + map / channels.outputs * channels.inputs * cells,
      filters + map * channels.inputs * taps
    )
    let (place, target) = (piece % grid.slices.output, output + piece * slice)
    // Each of the two is a loop of its own: a short row has no question in it.
    let isDone =
      steps == nil
      ? convolveSlice(
        place, source, channels: channels.inputs, filter: filter, bias: bias, joined,
        output: target, stepsOfRow: nil, &left, goesOn)
      : convolveSlice(
        place, source, channels: channels.inputs, filter: filter, bias: bias, joined,
        output: target, stepsOfRow: steps, &left, goesOn)
    guard isDone else { return }
  }
}

/// - Returns: false where it was stopped.
@inline(__always)
private func convolveSlice(
  _ slice: Int, _ input: UnsafePointer<Float>, channels: Int, filter: UnsafePointer<Float>,
  bias: Float, _ grid: Grid, output: UnsafeMutablePointer<Float>, stepsOfRow: Int?,
  _ left: inout Int, _ ask: () -> Bool
) -> Bool {
  let (slices, rows, columns) = grid
  let cells = slices.input * rows.input * columns.input
  let taps = slices.kernel * rows.kernel * columns.kernel
  let isLong = stepsOfRow == nil
  for row in 0..<rows.output {
    guard goesOn(&left, after: stepsOfRow ?? 1, ask) else { return false }
    let target = output + row * columns.output
    for column in 0..<columns.output { target[column] = bias }
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
          if isLong {
            guard goesOn(&left, after: channels * (end - first), ask) else { return false }
          }
          let column = first * columns.stride + offset(columns, tap)
          addChannels(
            channels, weights + tap, step: taps,
            input + ((inputSlice * rows.input + inputRow) * columns.input + column), step: cells,
            stride: columns.stride, to: target + first, count: end - first)
        }
        weights += columns.kernel
        if isLong {
          guard goesOn(&left, after: columns.kernel, ask) else { return false }
        }
      }
    }
  }
  return true
}

/// The grid with all rows as one long row, where its window is a single number that moves by one.
private func joined(_ grid: Grid) -> Grid {
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
