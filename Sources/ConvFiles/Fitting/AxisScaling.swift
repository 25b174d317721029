/// The weights that make the cells of one axis of another's: by the share of each cell that lies
/// inside when shrinking (area averaging), by the two nearest centres when growing (bilinear).
struct AxisScaling {
  /// For each new cell, its first old cell and the weights from there on; they add up to 1.
  let cells: [(first: Int, weights: [Float])]

  init(from old: Int, to new: Int) {
    let ratio = Double(old) / Double(new)
    cells = (0..<new).map { cell in
      if old <= new {
        let centre = max(0, (Double(cell) + 0.5) * ratio - 0.5)
        let first = min(Int(centre), old - 1)
        let share = Float(centre - Double(first))
        return first + 1 < old && share > 0 ? (first, [1 - share, share]) : (first, [1])
      }
      // In whole numbers, so that a cell that only touches has no share.
      let first = cell * old / new
      let last = ((cell + 1) * old + new - 1) / new
      let weights = (first..<last).map { place in
        let inside = min((place + 1) * new, (cell + 1) * old) - max(place * new, cell * old)
        return Float(Double(inside) / Double(old))
      }
      return (first, weights)
    }
  }
}
