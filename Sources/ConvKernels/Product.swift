import ConvKernelsBase

/// A product of two matrices, `[rows, inner]` and `[inner, columns]`, row by row.
public struct Product: Sendable {
  public let rows: Int
  public let inner: Int
  public let columns: Int

  public init(rows: Int, inner: Int, columns: Int) {
    (self.rows, self.inner, self.columns) = (rows, inner, columns)
  }

  /// Computes some rows of the output, `[rows, columns]`.
  public func compute(
    _ rows: Range<Int>, left: UnsafePointer<Float>, right: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>
  ) {
    multiply(
      from: rows.lowerBound, to: rows.upperBound, inner: inner, columns: columns, left: left,
      right: right, output: output)
  }
}
