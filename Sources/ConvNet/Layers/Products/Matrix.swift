import ConvKernels

/// A matrix in memory: where its numbers lie, turned over or not.
struct Matrix<Numbers> {
  let start: Numbers
  let rows: Int
  let columns: Int
  let rowStep: Int
  let columnStep: Int

  init(_ start: Numbers, rows: Int, columns: Int) {
    self.init(start, rows, columns, columns, 1)
  }
  private init(_ start: Numbers, _ rows: Int, _ columns: Int, _ rowStep: Int, _ columnStep: Int) {
    (self.start, self.rows, self.columns) = (start, rows, columns)
    (self.rowStep, self.columnStep) = (rowStep, columnStep)
  }

  /// Rows and columns exchanged: nothing is moved.
  var turned: Self { Self(start, columns, rows, columnStep, rowStep) }
  func turned(_ isTurned: Bool) -> Self { isTurned ? turned : self }
}

extension Matrix<UnsafeMutablePointer<Float>> {
  /// Adds `left · right`.
  func add(
    _ left: Matrix<UnsafePointer<Float>>, _ right: Matrix<UnsafePointer<Float>>
  ) {
    if columnStep != 1, rowStep == 1 { return turned.add(right.turned, left.turned) }
    guard right.columnStep != 1 else { return add(left, right.start, right.rowStep) }
    // The kernel reads rows.
    let laid = [Float](unsafeUninitializedCapacity: right.rows * right.columns) { laid, count in
      for row in 0..<right.rows {
        for column in 0..<right.columns {
          laid[row * right.columns + column] =
            right.start[row * right.rowStep + column * right.columnStep]
        }
      }
      count = right.rows * right.columns
    }
    laid.withUnsafeBufferPointer { add(left, $0.baseAddress!, right.columns) }
  }

  private func add(
    _ left: Matrix<UnsafePointer<Float>>, _ right: UnsafePointer<Float>, _ rightRow: Int
  ) {
    addProduct(
      rows: rows, inner: left.columns, columns: columns, left: left.start,
      leftRow: left.rowStep, leftInner: left.columnStep, right: right, rightRow: rightRow,
      sums: start, sumsRow: rowStep)
  }
}
