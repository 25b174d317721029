/// Adds numbers to places all over: `target[tables[0][i] + tables[1][j] + …] += source[i, j, …]`; those
/// where one of the offsets is below 0 go nowhere.
///
/// - Parameter source: as many numbers as the product of the tables' sizes, row-major.
public func addScattered(
  _ source: UnsafePointer<Float>, _ tables: [[Int]], to target: UnsafeMutablePointer<Float>
) {
  guard let last = tables.last else {
    target[0] += source[0]
    return
  }
  let rows = tables.dropLast().reduce(1) { $0 * $1.count }
  var indices = [Int](repeating: 0, count: tables.count - 1)
  last.withUnsafeBufferPointer { last in
    for row in 0..<rows {
      var (offset, isInside) = (0, true)
      for (axis, index) in indices.enumerated() {
        let part = tables[axis][index]
        isInside = isInside && part >= 0
        offset += part
      }
      if isInside {
        let line = source + row * last.count
        for index in 0..<last.count where last[index] >= 0 {
          target[offset + last[index]] += line[index]
        }
      }
      var axis = indices.count - 1
      while axis >= 0 {
        indices[axis] += 1
        if indices[axis] < tables[axis].count { break }
        indices[axis] = 0
        axis -= 1
      }
    }
  }
}
