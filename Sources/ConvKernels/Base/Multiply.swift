/// Rows of a product of matrices: `output[i, j] = Σ over k of left[i, k] · right[k, j]`.
///
/// - Parameters:
///   - left: `[rows, inner]`
///   - right: `[inner, columns]`
///   - output: `[rows, columns]`
public func multiply(
  from first: Int, to end: Int, inner: Int, columns: Int, left: UnsafePointer<Float>,
  right: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>
) {
  for row in first..<end {
    multiplyRow(left + row * inner, right, inner: inner, columns: columns, output + row * columns)
  }
}

/// The target stays in the cache while four rows of the matrix at a time add their share to it; of a
/// single column, the numbers lie side by side.
private func multiplyRow(
  _ row: UnsafePointer<Float>, _ matrix: UnsafePointer<Float>, inner: Int, columns: Int,
  _ target: UnsafeMutablePointer<Float>
) {
  guard columns > 1 else {
    target[0] = dotProduct(row, matrix, count: inner)
    return
  }
  for column in 0..<columns { target[column] = 0 }
  var index = 0
  while index + 4 <= inner {
    let (first, second) = (matrix + index * columns, matrix + (index + 1) * columns)
    let (third, fourth) = (matrix + (index + 2) * columns, matrix + (index + 3) * columns)
    let (a, b, c, d) = (row[index], row[index + 1], row[index + 2], row[index + 3])
    for column in 0..<columns {
      target[column] +=
        (a * first[column] + b * second[column]) + (c * third[column] + d * fourth[column])
    }
    index += 4
  }
  while index < inner {
    let line = matrix + index * columns
    for column in 0..<columns { target[column] += row[index] * line[column] }
    index += 1
  }
}
