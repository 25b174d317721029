/// Pieces of a max pooling: the largest number of each window, where a NaN wins. A window that lies
/// in the padding alone gives −∞.
///
/// A piece is one slice of one channel of the output, counted row-major.
///
/// - Parameters:
///   - input: `[channels, slices.input, rows.input, columns.input]`
///   - output: `[channels, slices.output, rows.output, columns.output]`
///   - goesOn: asked about once a millisecond; where it says no, the pieces are left half done
public func poolLargest(
  from first: Int, to end: Int, _ grid: Grid, input: UnsafePointer<Float>,
  output: UnsafeMutablePointer<Float>, goesOn ask: () -> Bool
) {
  let columns = grid.columns
  var left = stepsBetweenQuestions
  let (rows, slices) = (grid.rows, grid.slices)
  if arePairs(rows), arePairs(columns), columns.output >= 4, slices.input == 1, slices.output == 1 {
    for piece in first..<end {
      poolPairs(
        input + piece * rows.input * columns.input, rows: rows.output, columns.input,
        output + piece * rows.output * columns.output, columns.output)
      guard goesOn(&left, after: 4 * rows.output * columns.output, ask) else { return }
    }
    return
  }
  eachRow(grid, from: first, to: end, input) { input, slice, row, offset in
    let target = output + offset
    for column in 0..<columns.output { target[column] = -.infinity }
    return eachTap(grid, slice, row, input, &left, ask) { source, first, end in
      var column = first
      if columns.stride == 1 {
        while column < end {
          target[column] = larger(target[column], source[column])
          column += 1
        }
      } else if columns.stride == 2 {
        // Every other of 16 numbers, of which the last is read though no window wants it.
        while column + 8 < end {
          let found = everyOther(source + column * 2)
          let (before, place) = (UnsafeMutableRawPointer(target + column), SIMD8<Float>.self)
          let best = before.loadUnaligned(as: place)
          before.storeBytes(
            of: best.replacing(with: found, where: found .> best .| found .!= found), as: place)
          column += 8
        }
      }
      while column < end {
        target[column] = larger(target[column], source[column * columns.stride])
        column += 1
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
///   - goesOn: asked about once a millisecond; where it says no, the pieces are left half done
public func poolAverage(
  from first: Int, to end: Int, _ grid: Grid, paddingCounts: Bool, input: UnsafePointer<Float>,
  output: UnsafeMutablePointer<Float>, goesOn: () -> Bool
) {
  let (slices, rows, columns) = grid
  var left = stepsBetweenQuestions
  eachRow(grid, from: first, to: end, input) { input, slice, row, offset in
    let target = output + offset
    for column in 0..<columns.output { target[column] = 0 }
    let isDone = eachTap(grid, slice, row, input, &left, goesOn) { source, first, end in
      for column in first..<end { target[column] += source[column * columns.stride] }
    }
    let counted =
      countedTaps(slices, output: slice, paddingCounts: paddingCounts)
      * countedTaps(rows, output: row, paddingCounts: paddingCounts)
    for column in 0..<columns.output {
      let count = counted * countedTaps(columns, output: column, paddingCounts: paddingCounts)
      if count > 1 { target[column] /= Float(count) }
    }
    return isDone
  }
}

/// Calls `body` for every row of some pieces with their channel's input, the slice and the row of the
/// output, and where the row begins in it, until it returns false.
@inline(__always)
func eachRow(
  _ grid: Grid, from first: Int, to end: Int, _ input: UnsafePointer<Float>,
  _ body: (_ input: UnsafePointer<Float>, _ slice: Int, _ row: Int, _ offset: Int) -> Bool
) {
  let cells = grid.slices.input * grid.rows.input * grid.columns.input
  for piece in first..<end {
    let (channel, slice) = (piece / grid.slices.output, piece % grid.slices.output)
    for row in 0..<grid.rows.output {
      let goesOn = body(
        input + channel * cells, slice, row, (piece * grid.rows.output + row) * grid.columns.output)
      guard goesOn else { return }
    }
  }
}

/// Calls `body` for every tap of a window with where it reads for output 0 of a row, and which
/// outputs of the row read inside of the input.
/// - Returns: false where it was stopped.
@inline(__always)
private func eachTap(
  _ grid: Grid, _ slice: Int, _ row: Int, _ input: UnsafePointer<Float>, _ left: inout Int,
  _ ask: () -> Bool, _ body: (_ source: UnsafePointer<Float>, _ first: Int, _ end: Int) -> Void
) -> Bool {
  let steps = stepsOfRow(grid)
  let isLong = steps == nil
  guard goesOn(&left, after: steps ?? 1, ask) else { return false }
  for rowTap in 0..<grid.slices.kernel * grid.rows.kernel {
    if isLong {
      guard goesOn(&left, after: grid.columns.kernel, ask) else { return false }
    }
    guard let line = inputLine(grid, slice, row, rowTap) else { continue }
    for tap in 0..<grid.columns.kernel {
      let (first, end) = (firstOutput(grid.columns, tap), endOutput(grid.columns, tap))
      guard first < end else { continue }
      if isLong {
        guard goesOn(&left, after: end - first, ask) else { return false }
      }
      body(input + (line * grid.columns.input + offset(grid.columns, tap)), first, end)
    }
  }
  return true
}

/// The row of all slices of the input that a tap of an output row reads; nil for the padding.
///
/// - Parameter rowTap: counted through all slices of the window
@inline(__always)
func inputLine(_ grid: Grid, _ slice: Int, _ row: Int, _ rowTap: Int) -> Int? {
  let (slices, rows) = (grid.slices, grid.rows)
  let inputSlice = slice * slices.stride + offset(slices, rowTap / rows.kernel)
  let inputRow = row * rows.stride + offset(rows, rowTap % rows.kernel)
  guard inputSlice >= 0, inputSlice < slices.input, inputRow >= 0, inputRow < rows.input else {
    return nil
  }
  return inputSlice * rows.input + inputRow
}

@inline(__always)
private func everyOther(_ source: UnsafePointer<Float>) -> SIMD8<Float> {
  UnsafeRawPointer(source).loadUnaligned(as: SIMD16<Float>.self).evenHalf
}

/// The larger of two numbers, the first of equals; a NaN wins.
@inline(__always)
private func larger(_ first: Float, _ second: Float) -> Float {
  second > first || second != second ? second : first
}
