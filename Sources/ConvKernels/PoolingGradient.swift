import ConvKernelsBase

/// The gradient of a pooling's input: of a mean every number that was counted gets its share, of a
/// largest the winner gets all, the first of equals.
public struct PoolingGradient: Sendable {
  private let channels: Int
  private let grid: Grid

  public init(channels: Int, _ axes: [WindowAxis]) {
    (self.channels, grid) = (channels, axes.grid)
  }

  private var inputCells: Int { grid.slices.input * grid.rows.input * grid.columns.input }

  /// Adds the gradients of a max pooling.
  ///
  /// - Parameters:
  ///   - input: what was pooled, `[channels, …]`
  ///   - gradient: that of the output
  ///   - sums: room for the input's gradient, 0 at first
  public func addLargest(
    input: UnsafePointer<Float>, gradient: UnsafePointer<Float>,
    to sums: UnsafeMutablePointer<Float>
  ) {
    if isPairs { return addPairs(input, gradient, sums) }
    eachWindow { window, output in
      var (best, place) = (-Float.infinity, -1)
      eachNumber(window) { offset in
        let value = input[offset]
        guard place < 0 || value > best || (value != value && best == best) else { return }
        (best, place) = (value, offset)
      }
      if place >= 0 { sums[place] += gradient[output] }
    }
  }

  /// Adds the gradients of an average pooling.
  public func addAverage(
    paddingCounts: Bool, gradient: UnsafePointer<Float>, to sums: UnsafeMutablePointer<Float>
  ) {
    eachWindow { window, output in
      let count =
        countedTaps(grid.slices, output: window.slice, paddingCounts: paddingCounts)
        * countedTaps(grid.rows, output: window.row, paddingCounts: paddingCounts)
        * countedTaps(grid.columns, output: window.column, paddingCounts: paddingCounts)
      guard count > 0 else { return }
      let share = gradient[output] / Float(count)
      eachNumber(window) { sums[$0] += share }
    }
  }

  /// Windows of two by two that lie side by side.
  private var isPairs: Bool {
    [grid.rows, grid.columns].allSatisfy {
      $0.kernel == 2 && $0.stride == 2 && $0.dilation == 1 && $0.padding == 0
        && $0.output * 2 <= $0.input
    } && grid.slices.kernel == 1 && grid.slices.padding == 0 && grid.slices.stride == 1
  }

  /// Each number of a window is chosen without a branch.
  private func addPairs(
    _ input: UnsafePointer<Float>, _ gradient: UnsafePointer<Float>,
    _ sums: UnsafeMutablePointer<Float>
  ) {
    let (rows, columns) = (grid.rows, grid.columns)
    for slice in 0..<channels * grid.slices.output {
      for row in 0..<rows.output {
        let line = (slice * rows.input + row * 2) * columns.input
        let (upper, lower) = (input + line, input + (line + columns.input))
        let (first, second) = (sums + line, sums + (line + columns.input))
        let given = gradient + (slice * rows.output + row) * columns.output
        for column in 0..<columns.output {
          let (a, b) = (upper[column * 2], upper[column * 2 + 1])
          let (c, d) = (lower[column * 2], lower[column * 2 + 1])
          var (best, place) = (a, 0)
          if b > best || (b != b && best == best) { (best, place) = (b, 1) }
          if c > best || (c != c && best == best) { (best, place) = (c, 2) }
          if d > best || (d != d && best == best) { (best, place) = (d, 3) }
          let share = given[column]
          first[column * 2] += place == 0 ? share : 0
          first[column * 2 + 1] += place == 1 ? share : 0
          second[column * 2] += place == 2 ? share : 0
          second[column * 2 + 1] += place == 3 ? share : 0
        }
      }
    }
  }

  private typealias Window = (channel: Int, slice: Int, row: Int, column: Int)

  @inline(__always)
  private func eachWindow(_ body: (_ window: Window, _ output: Int) -> Void) {
    var output = 0
    for channel in 0..<channels {
      for slice in 0..<grid.slices.output {
        for row in 0..<grid.rows.output {
          for column in 0..<grid.columns.output {
            body((channel: channel, slice: slice, row: row, column: column), output)
            output += 1
          }
        }
      }
    }
  }

  /// Calls `body` with the offset of every number of a window, padding left out, row-major.
  @inline(__always)
  private func eachNumber(_ window: Window, _ body: (_ offset: Int) -> Void) {
    let (slices, rows, columns) = grid
    for sliceTap in 0..<slices.kernel {
      let slice = window.slice * slices.stride + sliceTap * slices.dilation - slices.padding
      guard slice >= 0, slice < slices.input else { continue }
      for rowTap in 0..<rows.kernel {
        let row = window.row * rows.stride + rowTap * rows.dilation - rows.padding
        guard row >= 0, row < rows.input else { continue }
        let line = ((window.channel * slices.input + slice) * rows.input + row) * columns.input
        for tap in 0..<columns.kernel {
          let column = window.column * columns.stride + tap * columns.dilation - columns.padding
          guard column >= 0, column < columns.input else { continue }
          body(line + column)
        }
      }
    }
  }
}

/// Which of at least one number is the largest, the first of equals; the first NaN wins.
public func firstLargest(_ source: UnsafePointer<Float>, count: Int) -> Int {
  var best = 0
  for index in 0..<count where !(source[index] <= source[best]) {
    if source[best].isNaN { break }
    best = index
  }
  return best
}
