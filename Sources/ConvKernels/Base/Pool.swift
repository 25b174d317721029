/// Pieces of a max pooling: the largest number of each window, where a NaN wins. A window that lies
/// in the padding alone gives −∞.
///
/// A piece is one slice of one channel of the output, counted row-major.
///
/// - Parameters:
///   - input: `[channels, slices.input, rows.input, columns.input]`
///   - output: `[channels, slices.output, rows.output, columns.output]`
public func poolLargest(
  from first: Int, to end: Int, _ grid: Grid, input: UnsafePointer<Float>,
  output: UnsafeMutablePointer<Float>
) {
  let (_, rows, columns) = grid
  for outputRow in first * rows.output..<end * rows.output {
    let target = output + outputRow * columns.output
    for column in 0..<columns.output { target[column] = -.infinity }
    eachTap(grid, outputRow, input) { source, first, end in
      for column in first..<end {
        target[column] = larger(target[column], source[column * columns.stride])
      }
    }
  }
}

/// Pieces of an average pooling: the sum of each window, divided by how many numbers count; 0 where
/// none does.
///
/// A piece is one slice of one channel of the output, counted row-major.
///
/// - Parameters:
///   - input: `[channels, slices.input, rows.input, columns.input]`
///   - output: `[channels, slices.output, rows.output, columns.output]`
public func poolAverage(
  from first: Int, to end: Int, _ grid: Grid, paddingCounts: Bool, input: UnsafePointer<Float>,
  output: UnsafeMutablePointer<Float>
) {
  let (slices, rows, columns) = grid
  for outputRow in first * rows.output..<end * rows.output {
    let target = output + outputRow * columns.output
    for column in 0..<columns.output { target[column] = 0 }
    eachTap(grid, outputRow, input) { source, first, end in
      for column in first..<end { target[column] += source[column * columns.stride] }
    }
    let counted =
      countedTaps(
        slices, output: outputRow / rows.output % slices.output, paddingCounts: paddingCounts)
      * countedTaps(rows, output: outputRow % rows.output, paddingCounts: paddingCounts)
    for column in 0..<columns.output {
      let count = counted * countedTaps(columns, output: column, paddingCounts: paddingCounts)
      if count > 1 { target[column] /= Float(count) }
    }
  }
}

/// Calls `body` for every tap of a window with where it reads for output 0 of a row, and which
/// outputs of the row read inside of the input.
///
/// - Parameter outputRow: counted through all slices of all channels of the output
@inline(__always)
private func eachTap(
  _ grid: Grid, _ outputRow: Int, _ input: UnsafePointer<Float>,
  _ body: (_ source: UnsafePointer<Float>, _ first: Int, _ end: Int) -> Void
) {
  for rowTap in 0..<grid.slices.kernel * grid.rows.kernel {
    guard let line = inputLine(grid, outputRow, rowTap) else { continue }
    for tap in 0..<grid.columns.kernel {
      let (first, end) = (firstOutput(grid.columns, tap), endOutput(grid.columns, tap))
      guard first < end else { continue }
      body(input + (line * grid.columns.input + offset(grid.columns, tap)), first, end)
    }
  }
}

/// The input row, counted through all slices of all channels, that a tap of an output row reads; nil
/// for the padding.
///
/// - Parameter rowTap: counted through all slices of the window
@inline(__always)
func inputLine(_ grid: Grid, _ outputRow: Int, _ rowTap: Int) -> Int? {
  let (slices, rows) = (grid.slices, grid.rows)
  let (outputSlice, outputLine) = (outputRow / rows.output, outputRow % rows.output)
  let slice = outputSlice % slices.output * slices.stride + offset(slices, rowTap / rows.kernel)
  let row = outputLine * rows.stride + offset(rows, rowTap % rows.kernel)
  guard slice >= 0, slice < slices.input, row >= 0, row < rows.input else { return nil }
  return (outputSlice / slices.output * slices.input + slice) * rows.input + row
}

/// The larger of two numbers, the first of equals; a NaN wins.
@inline(__always)
private func larger(_ first: Float, _ second: Float) -> Float {
  second > first || second != second ? second : first
}
