/// One channel of a max pooling: the largest number of each window, where a NaN wins. A window
/// that lies in the padding alone gives −∞.
///
/// - Parameters:
///   - input: `[slices.input, rows.input, columns.input]`
///   - output: `[slices.output, rows.output, columns.output]`
public func poolLargest(
  _ input: UnsafePointer<Float>, grid: WindowGrid, output: UnsafeMutablePointer<Float>
) {
  let (slices, rows, columns) = grid
  for outputRow in 0..<slices.output * rows.output {
    let target = output + outputRow * columns.output
    for column in 0..<columns.output { target[column] = -.infinity }
    for rowTap in 0..<slices.kernel * rows.kernel {
      guard let line = inputLine(grid, outputRow, rowTap) else { continue }
      for tap in 0..<columns.kernel {
        let (first, end) = (firstOutput(columns, tap), endOutput(columns, tap))
        guard first < end else { continue }
        let source = input + (line * columns.input + offset(columns, tap))
        for column in first..<end {
          target[column] = larger(target[column], source[column * columns.stride])
        }
      }
    }
  }
}

/// One channel of the places of a max pooling: where in the input the largest number of each
/// window stands, as `offset + slice · slice step + row · row step + column · column step`, the
/// first of equals, a NaN before all; −1 for a window that lies in the padding alone.
///
/// - Parameters:
///   - input: `[slices.input, rows.input, columns.input]`
///   - output: `[slices.output, rows.output, columns.output]`
public func poolPlaces(
  _ input: UnsafePointer<Float>, grid: WindowGrid, offset start: Int,
  steps: (slice: Int, row: Int, column: Int), output: UnsafeMutablePointer<Float>
) {
  let (slices, rows, columns) = grid
  for outputRow in 0..<slices.output * rows.output {
    for column in 0..<columns.output {
      var (best, place) = (-Float.infinity, -1)
      for rowTap in 0..<slices.kernel * rows.kernel {
        guard let line = inputLine(grid, outputRow, rowTap) else { continue }
        for tap in 0..<columns.kernel {
          let inputColumn = column * columns.stride + offset(columns, tap)
          guard inputColumn >= 0, inputColumn < columns.input else { continue }
          let value = input[line * columns.input + inputColumn]
          guard place < 0 || value > best || (value != value && best == best) else { continue }
          best = value
          place =
            start + line / rows.input * steps.slice + line % rows.input * steps.row
            + inputColumn * steps.column
        }
      }
      output[outputRow * columns.output + column] = Float(place)
    }
  }
}

/// One channel of an average pooling: the sum of each window, divided by how many numbers count; 0
/// where none does.
///
/// - Parameters:
///   - input: `[slices.input, rows.input, columns.input]`
///   - output: `[slices.output, rows.output, columns.output]`
public func poolAverage(
  _ input: UnsafePointer<Float>, grid: WindowGrid, paddingCounts: Bool,
  output: UnsafeMutablePointer<Float>
) {
  let (slices, rows, columns) = grid
  for outputRow in 0..<slices.output * rows.output {
    let target = output + outputRow * columns.output
    for column in 0..<columns.output { target[column] = 0 }
    for rowTap in 0..<slices.kernel * rows.kernel {
      guard let line = inputLine(grid, outputRow, rowTap) else { continue }
      for tap in 0..<columns.kernel {
        let (first, end) = (firstOutput(columns, tap), endOutput(columns, tap))
        guard first < end else { continue }
        let source = input + (line * columns.input + offset(columns, tap))
        for column in first..<end { target[column] += source[column * columns.stride] }
      }
    }
    let counted =
      countedTaps(slices, output: outputRow / rows.output, paddingCounts: paddingCounts)
      * countedTaps(rows, output: outputRow % rows.output, paddingCounts: paddingCounts)
    for column in 0..<columns.output {
      let count = counted * countedTaps(columns, output: column, paddingCounts: paddingCounts)
      if count > 1 { target[column] /= Float(count) }
    }
  }
}

/// Which row of all slices of the input a tap of an output row reads, nil for the padding.
///
/// - Parameters:
///   - outputRow: counted through all slices of the output
///   - rowTap: counted through all slices of the window
@inline(__always)
private func inputLine(_ grid: WindowGrid, _ outputRow: Int, _ rowTap: Int) -> Int? {
  let (slices, rows) = (grid.slices, grid.rows)
  let slice =
    outputRow / rows.output * slices.stride + offset(slices, rowTap / rows.kernel)
  let row = outputRow % rows.output * rows.stride + offset(rows, rowTap % rows.kernel)
  guard slice >= 0, slice < slices.input, row >= 0, row < rows.input else { return nil }
  return slice * rows.input + row
}

/// The larger of two numbers, the first of equals; a NaN wins.
@inline(__always)
func larger(_ first: Float, _ second: Float) -> Float {
  second > first || second != second ? second : first
}
