/// A row times a matrix: `target[j] = Σ over k of row[k] · matrix[k, j]`.
///
/// The target stays in the cache while four rows of the matrix at a time add their share to it; of a
/// single column, the numbers lie side by side.
///
/// - Parameter matrix: `[inner, columns]`
public func multiply(
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
