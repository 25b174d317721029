/// Pieces of the places of a max pooling: where in the input the largest number of each window
/// stands, as `channel · channel step + slice · slice step + row · row step + column · column step`,
/// the first of equals, a NaN before all; −1 for a window that lies in the padding alone.
///
/// A piece is one slice of one channel of the output, counted row-major.
///
/// - Parameters:
///   - input: `[channels, slices.input, rows.input, columns.input]`
///   - output: `[channels, slices.output, rows.output, columns.output]`
///   - goesOn: asked about once a millisecond; where it says no, the pieces are left half done
public func poolPlaces(
  from first: Int, to end: Int, _ grid: Grid,
  steps: (channel: Int, slice: Int, row: Int, column: Int), input: UnsafePointer<Float>,
  output: UnsafeMutablePointer<Float>, goesOn ask: () -> Bool
) {
  let (slices, rows, columns) = grid
  let cells = slices.input * rows.input * columns.input
  var left = stepsBetweenQuestions
  let stepsOfRow = stepsOfRow(grid)
  let isLong = stepsOfRow == nil
  eachRow(grid, from: first, to: end, input) { source, slice, row, begin in
    let start = (source - input) / cells * steps.channel
    guard goesOn(&left, after: stepsOfRow ?? 1, ask) else { return false }
    for column in 0..<columns.output {
      var (best, place) = (-Float.infinity, -1)
      for rowTap in 0..<slices.kernel * rows.kernel {
        if isLong {
          guard goesOn(&left, after: columns.kernel, ask) else { return false }
        }
        guard let line = inputLine(grid, slice, row, rowTap) else { continue }
        for tap in 0..<columns.kernel {
          let inputColumn = column * columns.stride + offset(columns, tap)
          guard inputColumn >= 0, inputColumn < columns.input else { continue }
          let value = source[line * columns.input + inputColumn]
          guard place < 0 || value > best || (value != value && best == best) else { continue }
          best = value
          place =
            start + line / rows.input * steps.slice + line % rows.input * steps.row
            + inputColumn * steps.column
        }
      }
      output[begin + column] = Float(place)
    }
    return true
  }
}
