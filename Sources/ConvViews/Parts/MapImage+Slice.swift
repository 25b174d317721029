import ConvNet
import ConvSession

extension MapImage {
  /// As a pane has room for it: a vector in one row, of a volume the slice that an element is in.
  func seen(_ shape: Shape, at element: [Int]) -> MapImage {
    if shape.rank == 1 {
      var row = lying
      row.current = current.map { (0, $0.row) }
      return row
    }
    guard shape.slices > 1, let spot = shape.spot(element) else { return self }
    let first = spot.row / shape.rowsPerSlice * shape.rowsPerSlice
    let (tone, number) = (tone, number)
    var slice = MapImage(
      rows: shape.rowsPerSlice, columns: columns, tone: { tone(first + $0, $1) },
      number: { number(first + $0, $1) })
    (slice.numerals, slice.span, slice.currentText) = (numerals, span, currentText)
    slice.current = current.map { ($0.row - first, $0.column) }
    slice.marked = marked.map { marked in
      let axis = gridAxis
      let rows = (first..<first + shape.rowsPerSlice).map {
        marked.axes[axis].indices.contains($0) && marked.axes[axis][$0]
      }
      return Footprint([rows, marked.axes[axis + 1]])
    }
    return slice
  }
}
