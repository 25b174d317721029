/// Copies numbers from all over: `target[i, j, …] = source[tables[0][i] + tables[1][j] + …]`, and the
/// fill where one of the offsets is below 0.
///
/// - Parameter count: the product of the tables' sizes, row-major.
public func copyGathered(
  _ source: UnsafePointer<Float>, _ tables: [[Int]], fill: Float,
  _ target: UnsafeMutablePointer<Float>, count: Int
) {
  guard let last = tables.last else {
    target[0] = source[0]
    return
  }
  // Most rows are copied as they are, some with the fill before and after.
  let inside = (last.firstIndex { $0 >= 0 } ?? 0)..<((last.lastIndex { $0 >= 0 } ?? -1) + 1)
  let isRow = inside.allSatisfy { last[$0] == last[inside.lowerBound] + $0 - inside.lowerBound }
  var indices = [Int](repeating: 0, count: tables.count - 1)
  var done = 0
  while done < count {
    var offset = 0
    var isFilled = false
    for (axis, index) in indices.enumerated() {
      let part = tables[axis][index]
      isFilled = isFilled || part < 0
      offset += part
    }
    let row = target + done
    if isFilled {
      row.update(repeating: fill, count: last.count)
    } else if isRow, !inside.isEmpty {
      row.update(repeating: fill, count: inside.lowerBound)
      let first = source + offset + last[inside.lowerBound]
      (row + inside.lowerBound).update(from: first, count: inside.count)
      (row + inside.upperBound).update(repeating: fill, count: last.count - inside.upperBound)
    } else {
      last.withUnsafeBufferPointer { last in
        for index in 0..<last.count {
          row[index] = last[index] < 0 ? fill : source[offset + last[index]]
        }
      }
    }
    done += last.count
    var axis = indices.count - 1
    while axis >= 0 {
      indices[axis] += 1
      if indices[axis] < tables[axis].count { break }
      indices[axis] = 0
      axis -= 1
    }
  }
}
