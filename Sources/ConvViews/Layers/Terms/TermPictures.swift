import ConvCanvas
import ConvNet
import ConvSession

/// The map that a number is read from, the matrix that lies on it, and the map that it stands in, as
/// large as there is room for all, in numbers where these have room; beside or below them the same
/// place in the other maps.
struct TermPictures {
  /// How the pictures stand: beside each other or one below the other.
  private struct Form {
    let magnification: Magnification
    let placements: [Placement]
    let isStacked: Bool

    /// How well they are seen: as large as can be, and then in numbers.
    var size: Int { 2 * magnification.factor + (placements.allSatisfy(\.isNumbers) ? 1 : 0) }
  }

  private let view: View
  private let sheet: TermSheet
  private var pictures: [Picture]
  /// Whether the layer is looked at, no number of it.
  private let isWhole: Bool

  private static let gap = 3
  /// Rows of a title, and of what is free below a picture.
  private static let titleRows = 2
  /// The narrowest room that is worth a picture.
  private static let least = 18
  /// Columns in which a list beside the pictures can be read.
  private static let leastList = 30

  /// Nil where nothing has maps.
  /// - Parameter term: the term whose number is seen where none is at hand.
  init?(_ view: View, _ sheet: TermSheet, term: Int? = nil, isWhole: Bool = false) {
    (self.view, self.sheet, self.isWhole) = (view, sheet, isWhole)
    let input = TermPictures.read(sheet, term).flatMap {
      TermPictures.input(view, sheet, $0.slot, $0.place, isWhole: isWhole)
    }
    let factor = TermPictures.factor(view, sheet, isWhole: isWhole)
    let operands = LayerView.isOwnLeft(view.node) ? [factor, input] : [input, factor]
    pictures = (operands + [TermPictures.output(view, sheet, isWhole: isWhole)]).compactMap { $0 }
    if pictures.isEmpty { return nil }
  }

  /// Whether all of them find room.
  func fit(_ rect: Rect) -> Bool { form(rect) != nil }

  /// Whether they are seen better in one rectangle than in another.
  func areLarger(in rect: Rect, than other: Rect) -> Bool {
    (form(rect)?.size ?? 0) > (form(other)?.size ?? 0)
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    guard rect.columns >= TermPictures.least else { return }
    guard let form = form(rect) else {
      guard pictures.count == 3 else { return drawFirst(rect, on: &painter) }
      var fewer = self
      fewer.pictures.removeAll(where: \.isFactor)
      return fewer.draw(rect, on: &painter)
    }
    var (row, column) = (rect.row, rect.column)
    for (index, picture) in pictures.enumerated() {
      let placement = form.placements[index]
      draw(picture, placement, row, column, rect, on: &painter)
      if form.isStacked {
        row += placement.rows + TermPictures.titleRows
        continue
      }
      column += width(picture, placement) + TermPictures.gap
      if pictures.count == 3, index < 2 {
        painter.put(
          index == 0 ? "×" : "=", row + 1 + (placement.rows - 1) / 2, column - 2, .text, bold: true)
      }
    }
    drawPlaceInMaps(form, rect, on: &painter)
  }

  private func draw(
    _ picture: Picture, _ placement: Placement, _ row: Int, _ column: Int, _ rect: Rect,
    on painter: inout Painter
  ) {
    painter.title(
      picture.name, picture.detail, row, column, width: rect.column + rect.columns - column)
    painter.draw(picture.image, placement, row + 1, column)
    guard isWhole, picture.isOutput else { return }
    let tall = max(1, placement.rows / max(1, picture.image.rows))
    for map in 0..<picture.image.rows {
      painter.click(
        Rect(row: row + 1 + map * tall, column: column, rows: tall, columns: placement.columns),
        .say(["goto \(view.node.alias)[\(map)]"]))
    }
  }

  /// The same place in all maps, beside the pictures or below them.
  private func drawPlaceInMaps(_ form: Form, _ rect: Rect, on painter: inout Painter) {
    guard view.node.shape.rank > 2 else { return }
    let tall = form.placements.map { $0.rows + TermPictures.titleRows }
    let used = form.isStacked ? tall.reduce(0, +) : tall.max() ?? 0
    let widths = zip(pictures, form.placements).map(width)
    let across = form.isStacked ? widths.max() ?? 0 : self.across(widths)
    var room = rect.dropping(top: used)
    // One or two of many say nothing.
    if room.rows <= min(4, view.node.shape.channels) { room = rect.from(rect.column + across + 4) }
    guard room.rows > min(4, view.node.shape.channels), room.columns >= TermPictures.leastList
    else { return }
    PlaceInMaps(
      view, layer: view.position.place.layer, element: sheet.position.element, isHere: true,
      heading: "the same place in all maps of \(view.node.alias)")?
      .draw(room, on: &painter)
  }

  /// What is read alone, where there is no room for all.
  private func drawFirst(_ rect: Rect, on painter: inout Painter) {
    var picture = pictures[0]
    let placement = view.placement(
      picture.image, rect.rows - TermPictures.titleRows, rect.columns, numbers: false)
    guard placement.columns <= rect.columns, placement.rows + 1 < rect.rows else { return }
    if !placement.hasRoomForMarks { picture.image.current = nil }
    draw(picture, placement, rect.row, rect.column, rect, on: &painter)
    if let note = placement.note(in: rect.columns) {
      painter.put(note, rect.row + 1 + placement.rows, rect.column, .faint)
    }
  }

  /// The largest in which all have room, by one whole number; nil where there is none.
  private func form(_ rect: Rect) -> Form? {
    for choice in Magnification.choices(view.size, numbers: false) {
      for inNumbers in showsNumbers ? [true, false] : [false] {
        let placements = pictures.map {
          view.placement($0.image, at: choice, numbers: inNumbers)
        }
        let widths = zip(pictures, placements).map(width)
        let tall = placements.map { $0.rows + TermPictures.titleRows }
        if across(widths) <= rect.columns, tall.max() ?? 0 <= rect.rows {
          return Form(magnification: choice, placements: placements, isStacked: false)
        }
        if widths.max() ?? 0 <= rect.columns, tall.reduce(0, +) <= rect.rows {
          return Form(magnification: choice, placements: placements, isStacked: true)
        }
      }
    }
    return nil
  }

  private func across(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + TermPictures.gap * (widths.count - 1)
  }

  /// Columns of a picture under its title.
  private func width(_ picture: Picture, _ placement: Placement) -> Int {
    max(placement.columns, Canvas.width(of: "\(picture.name) \(picture.detail)"))
  }

  private var showsNumbers: Bool {
    if let wanted = view.interaction.showsNumbers { return wanted }
    return (Magnification.isRoomy(view.size) || isWhole)
      && pictures.allSatisfy {
        max($0.image.rows, $0.image.columns) <= View.mostNumbers
      }
  }
}
