/// One channel of a max pooling: the largest number of each window, where a NaN wins. A window
/// that lies in the padding alone gives −∞.
///
/// - Parameters:
///   - input: `[rows.input, columns.input]`
///   - output: `[rows.output, columns.output]`
public func poolLargest(
  _ input: UnsafePointer<Float>, rows: WindowAxis, columns: WindowAxis,
  output: UnsafeMutablePointer<Float>
) {
  for row in 0..<rows.output {
    let target = output + row * columns.output
    for column in 0..<columns.output { target[column] = -.infinity }
    for tapRow in 0..<rows.kernel {
      let inputRow = row * rows.stride + rows.offset(tapRow)
      guard inputRow >= 0, inputRow < rows.input else { continue }
      for tap in 0..<columns.kernel {
        let (first, end) = (columns.first(tap), columns.end(tap))
        guard first < end else { continue }
        let source = input + (inputRow * columns.input + columns.offset(tap))
        for column in first..<end {
          target[column] = larger(target[column], source[column * columns.stride])
        }
      }
    }
  }
}

/// One channel of an average pooling: the sum of each window, divided by how many numbers count.
///
/// - Parameters:
///   - input: `[rows.input, columns.input]`
///   - output: `[rows.output, columns.output]`
public func poolAverage(
  _ input: UnsafePointer<Float>, rows: WindowAxis, columns: WindowAxis, paddingCounts: Bool,
  output: UnsafeMutablePointer<Float>
) {
  for row in 0..<rows.output {
    let target = output + row * columns.output
    for column in 0..<columns.output { target[column] = 0 }
    for tapRow in 0..<rows.kernel {
      let inputRow = row * rows.stride + rows.offset(tapRow)
      guard inputRow >= 0, inputRow < rows.input else { continue }
      for tap in 0..<columns.kernel {
        let (first, end) = (columns.first(tap), columns.end(tap))
        guard first < end else { continue }
        let source = input + (inputRow * columns.input + columns.offset(tap))
        for column in first..<end { target[column] += source[column * columns.stride] }
      }
    }
    let height = rows.counted(row, paddingCounts: paddingCounts)
    for column in 0..<columns.output {
      target[column] /= Float(height * columns.counted(column, paddingCounts: paddingCounts))
    }
  }
}

/// The larger of two numbers, the first of equals; a NaN wins.
@inline(__always)
func larger(_ first: Float, _ second: Float) -> Float {
  second > first || second != second ? second : first
}
