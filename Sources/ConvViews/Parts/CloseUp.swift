import ConvCanvas
import ConvNet
import ConvSession

/// What is marked on a map and what lies around it, larger than on the map itself.
struct CloseUp {
  private let image: MapImage
  private let placement: Placement
  private let rows: Range<Int>
  private let columns: Range<Int>

  /// Numbers beside what is marked that are worth seeing, on each side.
  private static let margin = 2

  /// - Parameter placement: how the whole map stands above it.
  /// - Returns: nil where nothing is marked, or where there is no room for anything larger.
  init?(_ view: View, _ image: MapImage, below placement: Placement, in rect: Rect) {
    guard Magnification.isRoomy(view.size), !placement.isNumbers, !image.isStrip else { return nil }
    var (down, across) = (0..<0, 0..<0)
    if let spot = image.current {
      (down, across) = (spot.row..<spot.row + 1, spot.column..<spot.column + 1)
    }
    if let marked = image.marked, let tall = marked.range(image.gridAxis),
      let wide = marked.range(image.gridAxis + 1)
    {
      (down, across) = (
        tall.lowerBound..<tall.upperBound + 1, wide.lowerBound..<wide.upperBound + 1
      )
    }
    guard !down.isEmpty else { return nil }
    let shown = Magnification.choices(view.size, numbers: false).lazy.filter {
      $0.scale > placement.scale
    }.map { ($0, Size(rows: (rect.rows - 1) / $0.factor, columns: rect.columns / $0.scale)) }
    let fitting = shown.first { _, size in
      size.rows >= min(image.rows, down.count + 2 * CloseUp.margin)
        && size.columns >= min(image.columns, across.count + 2 * CloseUp.margin)
    }
    guard let (magnification, size) = fitting else { return nil }
    rows = CloseUp.range(around: down, size.rows, of: image.rows)
    columns = CloseUp.range(around: across, size.columns, of: image.columns)
    let part = image.cropped(rows, columns)
    self.image = part
    self.placement = view.placement(self.image, at: magnification, numbers: false)
  }

  private static func range(around part: Range<Int>, _ count: Int, of all: Int) -> Range<Int> {
    let count = min(count, all)
    let start = min(max(0, part.lowerBound - (count - part.count) / 2), all - count)
    return start..<start + count
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    painter.put(
      Painter.longest(
        [
          "close up: rows \(rows.lowerBound)–\(rows.upperBound - 1), columns "
            + "\(columns.lowerBound)–\(columns.upperBound - 1)", "close up",
        ], in: rect.columns), rect.row, rect.column, .label)
    painter.draw(image, placement, rect.row + 1, rect.column)
  }
}

extension MapImage {
  /// A part of it, with what is marked there.
  func cropped(_ part: Range<Int>, _ across: Range<Int>) -> MapImage {
    let (tone, number) = (tone, number)
    let (top, left) = (part.lowerBound, across.lowerBound)
    var image = MapImage(
      rows: part.count, columns: across.count, tone: { tone($0 + top, $1 + left) },
      number: { number($0 + top, $1 + left) })
    (image.numerals, image.span) = (numerals, span)
    if marked != nil {
      let whole = self
      // The marks of a window are the rows and the columns that it takes.
      image.marked = Footprint([
        part.map { row in across.contains { whole.isMarked(row, $0) } },
        across.map { column in part.contains { whole.isMarked($0, column) } },
      ])
    }
    if let current, part.contains(current.row), across.contains(current.column) {
      image.current = (current.row - top, current.column - left)
      image.currentText = currentText
    }
    return image
  }
}
