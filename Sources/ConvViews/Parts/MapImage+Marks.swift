import ConvCanvas
import ConvNet
import ConvSession

extension MapImage {
  /// Draws on pixels of the map where what is marked lies, and the number at hand.
  /// - Parameters:
  ///   - block: numbers along each side that one pixel stands for.
  ///   - scale: pixels of a number: down, and across.
  ///   - top: the first row of the map that is drawn.
  ///   - left: the first column of it.
  func mark(
    _ map: inout PixelMap, block: Int = 1, scale: Pair = Pair(1), top: Int = 0, left: Int = 0
  ) {
    let least = min(scale.height, scale.width)
    func pixels(_ range: ClosedRange<Int>, _ first: Int, _ scale: Int) -> Range<Int> {
      (range.lowerBound - first) / block * scale..<((range.upperBound - first) / block + 1) * scale
    }
    func ring(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) {
      let rows = pixels(rows, top, scale.height)
      let columns = pixels(columns, left, scale.width)
      if least > 1 {
        for row in rows { for column in columns { map[row, column].marked = true } }
      }
      map.ring(around: rows, columns: columns, scale: least)
    }
    let boxes = boxes(each: least >= 4)
    for box in boxes { ring(box.rows, box.columns) }
    if let asked { ring(asked.row...asked.row, asked.column...asked.column) }
    guard let current else { return }
    ring(current.row...current.row, current.column...current.column)
    for box in boxes where box.rows.count > 1 || box.columns.count > 1 {
      map.closeRing(
        around: pixels(box.rows, top, scale.height),
        columns: pixels(box.columns, left, scale.width), scale: least)
    }
  }

  /// The rectangles that what is marked is made of: one where its numbers lie side by side, or
  /// where they can not be told apart. None where it is the whole map.
  private func boxes(each: Bool) -> [(rows: ClosedRange<Int>, columns: ClosedRange<Int>)] {
    guard let marked, !marked.isEmpty, let rows = marked.range(gridAxis) else { return [] }
    let columns =
      marked.axes.count > 1 ? marked.range(gridAxis + 1) ?? 0...0 : 0...max(0, self.columns - 1)
    guard rows.count < self.rows || columns.count < self.columns else { return [] }
    let places = rows.filter { row in columns.contains { isMarked(row, $0) } }
    let across = columns.filter { column in rows.contains { isMarked($0, column) } }
    guard each, places.count < rows.count || across.count < columns.count else {
      return [(rows, columns)]
    }
    return places.flatMap { row in across.map { (row...row, $0...$0) } }
  }
}
