import ConvCanvas
import ConvNet
import ConvSession

/// The picture moved, one map as it should have moved along and as it is, all layers in a list, and
/// curves over the amount.
struct ShiftPane: Pane {
  let view: View
  private let shown: ShiftView?

  static let least = Size(rows: 16, columns: 58)
  /// Columns between pictures.
  private static let gap = 2

  init(view: View) {
    self.view = view
    shown = ShiftView(view)
  }

  var words: [Words] { ShiftWords(view: view, shown: shown).lines }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let wordRows = rect.columns >= 110 ? 4 : 5
    painter.put(words, in: rect.bottom(wordRows))
    guard let shown else { return }
    let body = rect.dropping(bottom: wordRows + 1)
    // Pictures take what they need, and the list and the curves the rest.
    let most = body.rows - max(7, min(body.rows / 2, 16))
    let taken = drawPictures(
      shown, Rect(row: body.row, column: body.column, rows: most, columns: body.columns),
      on: &painter)
    let lower = body.dropping(top: min(most, taken + 1))
    drawChoices(shown, lower.row, lower.column, lower.columns, on: &painter)
    let list = ShiftTable.columns
    let tables = lower.dropping(top: 1)
    ShiftTable(shown: shown).draw(
      Rect(row: tables.row, column: tables.column, rows: tables.rows, columns: list), on: &painter)
    let rest = tables.from(tables.column + list + 3)
    guard rest.columns >= 14 else { return }
    ShiftCurves(shown: shown).draw(rest, on: &painter)
  }

  /// What is chosen, each with its key.
  private func drawChoices(
    _ shown: ShiftView, _ row: Int, _ column: Int, _ columns: Int, on painter: inout Painter
  ) {
    let structure = view.session.subject.origin.structure
    func said(_ word: String) -> String { word == "opened" ? "as opened" : word }
    let all: [(key: String, name: String, choice: String)] = [
      ("k", "motion", shown.lab.motion.rawValue),
      ("p", "pooling", said(structure.pooling.rawValue)),
      ("o", "padding", said(structure.padding.rawValue)),
      ("x", "strides", said(structure.stride.rawValue)),
    ]
    let isNarrow = columns < 76
    var column = column
    for entry in all {
      let words: Words =
        isNarrow
        ? "\(bold: entry.key) \(entry.choice)"
        : "\(bold: entry.key) \(label: entry.name) \(entry.choice)"
      let end = painter.put(words, row, column)
      painter.click(row, column..<end, .press(entry.key))
      column = end + 2
    }
  }

  // MARK: Pictures

  /// - Returns: the rows that they took.
  private func drawPictures(_ shown: ShiftView, _ rect: Rect, on painter: inout Painter) -> Int {
    let width = (rect.columns - 3 * Self.gap) / 4
    let alias = shown.node.alias
    let name = shown.node.shape.rank == 3 ? "\(alias)[\(shown.map)]" : alias
    let images: [(title: String, detail: String, image: MapImage)] = [
      ("picture", shown.words(shown.amount), view.picture(of: shown.moved)),
      (name, shown.hasPlaces ? "moved" : "before", expected(shown)),
      (name, "now", now(shown)),
      (shown.hasPlaces ? "now − moved" : "now − before", "", difference(shown)),
    ]
    let placements = images.map { view.placement($0.image, rect.rows - 1, width, numbers: false) }
    for (index, entry) in images.enumerated() {
      let column = rect.column + index * (width + Self.gap)
      painter.title(entry.title, entry.detail, rect.row, column, width: width)
      let placement = placements[index]
      guard placement.rows < rect.rows, placement.columns <= width else { continue }
      painter.draw(entry.image, placement, rect.row + 1, column)
    }
    return 1 + (placements.map(\.rows).max() ?? 0)
  }

  private func now(_ shown: ShiftView) -> MapImage {
    lying(view.image(shown.layer, channel: shown.map, of: shown.moved), shown)
  }
  private func lying(_ image: MapImage, _ shown: ShiftView) -> MapImage {
    shown.node.shape.rank == 1 ? image.lying : image
  }

  /// The numbers that the map would have, had it moved along exactly.
  private func along(_ shown: ShiftView) -> [Float?]? {
    guard let tensor = view.scene.reading(shown.layer).value?.tensor, shown.node.shape.rank == 3
    else { return nil }
    guard shown.hasPlaces, let geometry = shown.geometry else {
      return tensor.map(shown.map).map { $0 }
    }
    let shape = view.network.pictureShape
    return MovedMap(
      geometry, shown.lab.motion, shown.amount, picture: Pair(shape.height, shape.width)
    ).map(tensor, channel: shown.map)
  }
  private func reach(_ shown: ShiftView) -> Float {
    view.scene.reading(shown.layer).value.map { view.reach($0, channel: shown.map) } ?? 1
  }

  private func expected(_ shown: ShiftView) -> MapImage {
    guard let numbers = along(shown) else {
      return lying(view.image(shown.layer, channel: shown.map), shown)
    }
    return image(numbers, shown)
  }
  private func image(_ numbers: [Float?], _ shown: ShiftView) -> MapImage {
    let (width, reach) = (shown.node.shape.width, reach(shown))
    return MapImage(
      rows: shown.node.shape.height, columns: width,
      tone: { row, column in
        numbers[row * width + column].map { .of($0, range: reach) } ?? .waiting
      }, number: { row, column in numbers[row * width + column] })
  }

  private func difference(_ shown: ShiftView) -> MapImage {
    let node = shown.node
    let (rows, columns) =
      node.shape.rank == 1 ? (node.shape.count, 1) : (node.shape.height, node.shape.width)
    guard let now = view.scene.reading(shown.layer, of: shown.moved).value?.tensor,
      let before = view.scene.reading(shown.layer).value?.tensor
    else { return lying(.waiting(rows: rows, columns: columns), shown) }
    guard node.shape.rank == 3, let numbers = along(shown) else {
      let reach = reach(shown)
      let start = node.shape.rank == 1 ? 0 : shown.map * node.shape.cells
      return lying(
        MapImage(
          rows: rows, columns: columns,
          tone: { row, column in
            let place = start + row * columns + column
            return .of(now.elements[place] - before.elements[place], range: reach)
          }, number: { _, _ in nil }), shown)
    }
    let start = shown.map * node.shape.cells
    let differences = numbers.enumerated().map { cell, number in
      number.map { now.elements[start + cell] - $0 }
    }
    return image(differences, shown)
  }
}
