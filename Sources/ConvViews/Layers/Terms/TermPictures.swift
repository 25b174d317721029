import ConvCanvas
import ConvNet
import ConvSession

/// The map that a number is read from and the map that it stands in, as large as there is room
/// for both, in numbers where these have room; below them the same place in the other maps.
struct TermPictures {
  private struct Picture {
    let name: String
    let detail: String
    let image: MapImage
  }
  /// How the pictures stand: beside each other or one below the other.
  private struct Form {
    let placements: [Placement]
    let isStacked: Bool
  }

  private let view: View
  private let sheet: TermSheet
  private let pictures: [Picture]

  private static let gap = 3
  /// Rows of a title, and of what is free below a picture.
  private static let titleRows = 2
  /// The narrowest room that is worth a picture.
  private static let least = 18
  /// Rows of numbers that are seen as one picture.
  private static let mostRows = 64

  /// Nil where nothing is read that has maps.
  /// - Parameter term: the term whose number is seen where none is at hand.
  init?(_ view: View, _ sheet: TermSheet, term: Int? = nil) {
    guard let read = TermPictures.read(sheet, term),
      let input = TermPictures.input(view, sheet, read.slot, read.place)
    else { return nil }
    (self.view, self.sheet) = (view, sheet)
    pictures = [input] + [TermPictures.output(view, sheet)].compactMap { $0 }
  }

  /// The number that the term at hand reads; where none is at hand the number's own place, which
  /// the last of several steps reads.
  private static func read(_ sheet: TermSheet, _ term: Int?) -> (slot: Int, place: [Int])? {
    let index = (sheet.focus ?? term).flatMap { $0 < sheet.count ? $0 : nil }
    if let index, case .product(.input(let slot), let place, _) = sheet.explanation.term(index) {
      return (slot, place)
    }
    let regions = sheet.explanation.steps.reversed().flatMap(\.read)
    func first(_ fits: (Region) -> Bool) -> (Int, [Int])? {
      for region in regions where fits(region) {
        if case .input(let slot) = region.source { return (slot, region[0]) }
      }
      return nil
    }
    let isOwn = sheet.explanation.steps.count > 1 ? first { $0.count == 1 } : nil
    return isOwn ?? first { $0.count > 0 }
  }

  private static func input(
    _ view: View, _ sheet: TermSheet, _ slot: Int, _ place: [Int]
  ) -> Picture? {
    let shape = view.node.inputShapes[slot]
    guard shape.count > 1, place.count == shape.rank else { return nil }
    let source = view.node.inputs[slot]
    let map = min(max(0, place[0]), shape.channels - 1)
    let image =
      shape.rank == 2
      ? matrix(view, source)
      : shape.rank > 2 && shape.cells > 1
        ? view.inputImage(view.node, channel: map, slot: slot) : nil
    guard var image = image?.colored(reach: view.reachOfSum) else { return nil }
    image.marked = slot == 0 ? view.windowMark : nil
    let isAtHand = sheet.focus.map { $0 < sheet.count && !sheet.isPadding($0) } ?? false
    if isAtHand { image.current = spot(shape, place) }
    let isAlone = shape.rank == 2 || source == 0 && shape.channels == 1
    return Picture(
      name: source == 0 ? "input" : view.network.nodes[source].alias,
      detail: (isAlone ? "\(shape)" : "map \(map)") + depth(shape, place),
      image: image.seen(shape, at: place))
  }

  /// Where an element stands in its picture: of rows, all of them make one.
  private static func spot(_ shape: Shape, _ place: [Int]) -> (row: Int, column: Int)? {
    shape.rank == 2 ? (place[0], place[1]) : shape.gridSpot(place)
  }
  private static func depth(_ shape: Shape, _ place: [Int]) -> String {
    shape.gridSpot(place).flatMap { shape.sliceWords(row: $0.row) }.map { ", \($0)" } ?? ""
  }

  /// All rows of a layer that has rows of numbers; nil where they are too many.
  private static func matrix(_ view: View, _ layer: Int) -> MapImage? {
    let shape = view.network.nodes[layer].shape
    guard shape.channels <= mostRows else { return nil }
    let rows = (0..<shape.channels).map { view.image(layer, channel: $0) }
    var image = MapImage(
      rows: shape.channels, columns: shape.width, tone: { rows[$0].tone(0, $1) },
      number: { rows[$0].number(0, $1) })
    image.numerals = rows[0].numerals
    return image
  }

  private static func output(_ view: View, _ sheet: TermSheet) -> Picture? {
    let (shape, element) = (view.node.shape, sheet.position.element)
    guard shape.count > 1 else { return nil }
    let layer = view.position.place.layer
    var image: MapImage?
    if shape.rank == 2 {
      image = matrix(view, layer)?.colored(reach: view.reachOfSum)
      if view.isOneNumber { image?.current = spot(shape, element) }
      if view.session.isAsked(view.elementAtHand.place) { image?.currentText = "?" }
    } else if shape.rank > 2, shape.cells > 1 {
      image = view.marking(
        view.image(layer, channel: view.position.map).colored(reach: view.reachOfSum))
    }
    return image.map {
      Picture(
        name: view.node.alias,
        detail: (shape.rank == 2 ? "\(shape)" : "map \(element[0])") + depth(shape, element),
        image: $0.seen(shape, at: element))
    }
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    guard rect.columns >= TermPictures.least else { return }
    guard let form = form(rect) else { return drawFirst(rect, on: &painter) }
    var (row, column) = (rect.row, rect.column)
    for (picture, placement) in zip(pictures, form.placements) {
      draw(picture, placement, row, column, rect, on: &painter)
      if form.isStacked {
        row += placement.rows + TermPictures.titleRows
      } else {
        column += width(picture, placement) + TermPictures.gap
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
  }

  /// The same place in all maps, below the pictures.
  private func drawPlaceInMaps(_ form: Form, _ rect: Rect, on painter: inout Painter) {
    let tallest = form.placements.map(\.rows).max() ?? 0
    let all = form.placements.reduce(0) { $0 + $1.rows + TermPictures.titleRows }
    let used = (form.isStacked ? all : tallest + TermPictures.titleRows)
    // One or two of many say nothing.
    guard view.node.shape.rank > 2, rect.rows - used > min(4, view.node.shape.channels) else {
      return
    }
    PlaceInMaps(
      view, layer: view.position.place.layer, element: sheet.position.element, isHere: true,
      heading: "the same place in all maps of \(view.node.alias)")?
      .draw(rect.dropping(top: used), on: &painter)
  }

  /// What is read alone, where there is no room for both.
  private func drawFirst(_ rect: Rect, on painter: inout Painter) {
    var picture = pictures[0]
    let placement = view.placement(
      picture.image, rect.rows - TermPictures.titleRows, rect.columns, numbers: false)
    guard placement.columns <= rect.columns, placement.rows + 1 < rect.rows else { return }
    if !placement.hasRoomForMarks {
      var image = picture.image
      image.current = nil
      picture = Picture(name: picture.name, detail: picture.detail, image: image)
    }
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
        let across = widths.reduce(0, +) + TermPictures.gap * (widths.count - 1)
        if across <= rect.columns, tall.max() ?? 0 <= rect.rows {
          return Form(placements: placements, isStacked: false)
        }
        if widths.max() ?? 0 <= rect.columns, tall.reduce(0, +) <= rect.rows {
          return Form(placements: placements, isStacked: true)
        }
      }
    }
    return nil
  }

  /// Columns of a picture under its title.
  private func width(_ picture: Picture, _ placement: Placement) -> Int {
    max(placement.columns, Canvas.width(of: "\(picture.name) \(picture.detail)"))
  }

  private var showsNumbers: Bool {
    if let wanted = view.interaction.showsNumbers { return wanted }
    return Magnification.isRoomy(view.size)
      && pictures.allSatisfy {
        max($0.image.rows, $0.image.columns) <= View.mostNumbers
      }
  }
}
