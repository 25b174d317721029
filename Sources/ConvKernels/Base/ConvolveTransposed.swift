/// Pieces of a transposed convolution, here in two dimensions and without groups: every input adds
/// its share of a filter to the outputs around it,
/// `output[o, i·s + k·d − p, j·s + l·d − p] += filters[c, o, k, l] · input[c, i, j]`, from the bias on.
///
/// A piece is one slice of one output channel, counted row-major. Outputs that lie a stride apart are
/// kept side by side in `scratch`, so that the innermost loop runs over neighbours on both sides.
///
/// - Parameters:
///   - input: `[groups · inputs, slices.input, rows.input, columns.input]`
///   - filters: `[groups · inputs, outputs, slices.kernel, rows.kernel, columns.kernel]`
///   - biases: `[groups · outputs]`, all 0 where there are none
///   - scratch: room for one row of the output, rounded up to a multiple of the stride
///   - output: `[groups · outputs, slices.output, rows.output, columns.output]`
///   - goesOn: asked about once a millisecond; where it says no, the pieces are left half done
public func convolveTransposed(
  from first: Int, to end: Int, _ channels: Channels, _ grid: Grid,
  input: UnsafePointer<Float>, filters: UnsafePointer<Float>, biases: UnsafePointer<Float>?,
  scratch: UnsafeMutablePointer<Float>, output: UnsafeMutablePointer<Float>, goesOn: () -> Bool
) {
  let cells = grid.slices.input * grid.rows.input * grid.columns.input
  let taps = grid.slices.kernel * grid.rows.kernel * grid.columns.kernel
  let slice = grid.rows.output * grid.columns.output
  var left = stepsBetweenQuestions
  for piece in first..<end {
    let map = piece / grid.slices.output
    let bias = if let biases { biases[map] } else { Float(0) }
    let firstInput = map / channels.outputs * channels.inputs
    let isDone = spreadSlice(
      piece % grid.slices.output, input + firstInput * cells, channels: channels.inputs,
      filter: filters + (firstInput * channels.outputs + map % channels.outputs) * taps,
      filterStep: channels.outputs * taps, bias: bias, grid,
      scratch: scratch, output: output + piece * slice, &left, goesOn)
    guard isDone else { return }
  }
}

/// - Returns: false where it was stopped.
private func spreadSlice(
  _ slice: Int, _ input: UnsafePointer<Float>, channels: Int, filter: UnsafePointer<Float>,
  filterStep: Int, bias: Float, _ grid: Grid, scratch: UnsafeMutablePointer<Float>,
  output: UnsafeMutablePointer<Float>, _ left: inout Int, _ ask: () -> Bool
) -> Bool {
  let (slices, rows, columns) = grid
  let phase = (columns.output + columns.stride - 1) / columns.stride
  let steps = stepsOfRow(grid, channels: channels)
  for row in 0..<rows.output {
    guard goesOn(&left, after: steps ?? 1, ask) else { return false }
    for index in 0..<phase * columns.stride { scratch[index] = bias }
    for sliceTap in 0..<slices.kernel {
      guard let inputSlice = spread(slices, output: slice, tap: sliceTap) else { continue }
      for rowTap in 0..<rows.kernel {
        if steps == nil {
          guard goesOn(&left, after: columns.kernel, ask) else { return false }
        }
        guard let inputRow = spread(rows, output: row, tap: rowTap) else { continue }
        let line = (inputSlice * rows.input + inputRow) * columns.input
        let isDone = addRow(
          input + line, step: slices.input * rows.input * columns.input, channels: channels,
          filter + (sliceTap * rows.kernel + rowTap) * columns.kernel, step: filterStep, columns,
          phase, to: scratch, isLong: steps == nil, &left, ask)
        guard isDone else { return false }
      }
    }
    let target = output + row * columns.output
    for remainder in 0..<columns.stride {
      let source = scratch + remainder * phase
      var (column, index) = (remainder, 0)
      while column < columns.output {
        target[column] = source[index]
        (column, index) = (column + columns.stride, index + 1)
      }
    }
  }
  return true
}

/// The input that adds to an output with this tap; nil where there is none.
@inline(__always)
private func spread(_ axis: Axis, output: Int, tap: Int) -> Int? {
  let place = output - offset(axis, tap)
  guard place >= 0, place % axis.stride == 0, place / axis.stride < axis.input else { return nil }
  return place / axis.stride
}

/// Adds one row of every channel, spread by one row of its filter; the outputs `r, r + stride, …` stand at
/// `target + r · phase`.
/// - Returns: false where it was stopped.
@inline(__always)
private func addRow(
  _ source: UnsafePointer<Float>, step sourceStep: Int, channels: Int,
  _ weights: UnsafePointer<Float>, step weightStep: Int, _ axis: Axis, _ phase: Int,
  to target: UnsafeMutablePointer<Float>, isLong: Bool, _ left: inout Int, _ ask: () -> Bool
) -> Bool {
  for tap in 0..<axis.kernel {
    let offset = offset(axis, tap)
    // The offset is `shift` whole strides and a remainder that is not negative.
    var (shift, remainder) = (offset / axis.stride, offset % axis.stride)
    if remainder < 0 { (shift, remainder) = (shift - 1, remainder + axis.stride) }
    let outputs = (axis.output - remainder + axis.stride - 1) / axis.stride
    let first = shift < 0 ? -shift : 0
    let end = outputs - shift < axis.input ? outputs - shift : axis.input
    guard first < end else { continue }
    if isLong {
      guard goesOn(&left, after: channels * (end - first), ask) else { return false }
    }
    addChannels(
      channels, weights + tap, step: weightStep, source + first, step: sourceStep, stride: 1,
      to: target + (remainder * phase + shift + first), count: end - first)
  }
  return true
}
