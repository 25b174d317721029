import ConvCanvas
import ConvNet
import ConvSession

/// An input on the left, an output on the right, and what leads from one to the other between
/// them: the layout of the screens inside a layer.
struct Columns {
  private let view: View
  var left: Placement
  var right: Placement
  /// The first row of both pictures; their titles are in the row above.
  let row: Int
  let leftColumn: Int
  let middle: Rect
  let rightColumn: Int
  /// The rows of words at the bottom.
  let words: Rect
  /// Whether the middle stands below the input.
  private(set) var isStacked = false

  /// - Parameters:
  ///   - inputNumbers: whether the input is shown in numbers as well, where both fit.
  ///   - inputTitle: what the middle leaves room for above a narrow input.
  ///   - wordRows: how many rows are kept for words.
  ///   - isStacked: rows of what may stand below the input, where both are larger then; nil where it
  ///     stands between the two.
  init(
    _ view: View, _ body: Rect, input: MapImage, output: MapImage, numbers: Bool,
    inputNumbers: Bool = false, wordRows: Int = 3, least: Int = 18, inputTitle: String = "",
    isStacked rowsBelow: Int? = nil
  ) {
    self.view = view
    row = body.row + 1
    words = Rect(
      row: body.row + body.rows - wordRows, column: body.column, rows: wordRows,
      columns: body.columns)
    let room = Size(rows: body.rows - wordRows - 2, columns: body.columns - 4)
    let isRoomy = Magnification.isRoomy(view.size)
    let pair =
      isRoomy
      ? Columns.magnified(
        view, input, output, room, numbers: numbers, inputNumbers: inputNumbers, least: least) : nil
    (left, right) =
      pair
      ?? Columns.narrow(
        view, input, output, room, numbers: numbers, inputNumbers: inputNumbers, least: least)
    leftColumn = body.column
    let stacked =
      isRoomy
      ? rowsBelow.flatMap {
        Columns.magnified(
          view, input, output, room, numbers: numbers, inputNumbers: inputNumbers, least: 0,
          below: $0)
      } : nil
    if let stacked, Columns.isLarger(stacked, than: (left, right)) {
      (left, right, self.isStacked) = (stacked.0, stacked.1, true)
    }
    let upper = body.dropping(bottom: wordRows + 1)
    (middle, rightColumn) =
      self.isStacked
      ? Columns.below(upper, left, right)
      : Columns.between(
        upper, left, right, least: least, isRoomy: isRoomy,
        // What is compared number by number stays close together.
        isClose: inputNumbers && !isRoomy, title: inputTitle)
  }

  /// The middle between the two, and the output's column.
  private static func between(
    _ body: Rect, _ left: Placement, _ right: Placement, least: Int, isRoomy: Bool, isClose: Bool,
    title: String
  ) -> (middle: Rect, right: Int) {
    // A small output leaves room for its title.
    let free = body.columns - left.columns - least - 4
    // Below each of two small pictures a list has room.
    let spare = (free - max(right.columns, 34)) / 2
    let inputWidth = isRoomy ? max(left.columns, min(34, left.columns + spare)) : left.columns
    let start = body.column + max(inputWidth, Canvas.width(of: title)) + 2
    let outermost =
      body.column + body.columns - max(right.columns, min(isRoomy ? 34 : 24, free))
    let column = isClose ? min(outermost, start + 46) : outermost
    return (
      Rect(row: body.row, column: start, rows: body.rows, columns: column - 2 - start), column
    )
  }

  /// The middle below the input, and the output's column.
  private static func below(
    _ body: Rect, _ left: Placement, _ right: Placement
  ) -> (middle: Rect, right: Int) {
    let column = max(
      body.column + max(left.columns, Columns.narrowest) + 3,
      body.column + body.columns - max(right.columns, 34))
    let middle = body.dropping(top: left.rows + 2)
    return (
      Rect(
        row: middle.row, column: body.column, rows: middle.rows, columns: column - 3 - body.column),
      column
    )
  }

  /// Columns of what stands below a small input.
  private static let narrowest = 24

  /// Both by one whole number, as large as it can be with room between them: in numbers where they
  /// are wanted and fit. Nil where they do not fit in their smallest whole form.
  private static func magnified(
    _ view: View, _ input: MapImage, _ output: MapImage, _ room: Size, numbers: Bool,
    inputNumbers: Bool, least: Int, below: Int = 0
  ) -> (Placement, Placement)? {
    guard !input.isStrip, !output.isStrip else { return nil }
    for inNumbers in numbers ? [true, false] : [false] {
      for choice in Magnification.choices(view.size, numbers: false) {
        let left = view.placement(input, at: choice, numbers: inNumbers && inputNumbers)
        let right = view.placement(output, at: choice, numbers: inNumbers)
        // What stands between them grows with them.
        let middle = least + (choice.factor - 1) * least / 6
        if max(left.rows + below, right.rows) <= room.rows,
          max(left.columns, below == 0 ? 0 : narrowest) + middle + right.columns <= room.columns
        {
          return (left, right)
        }
      }
    }
    return nil
  }

  /// Whether one pair is drawn larger than another: in numbers, and then by its pixels.
  private static func isLarger(
    _ pair: (Placement, Placement), than other: (Placement, Placement)
  ) -> Bool {
    func size(_ pair: (Placement, Placement)) -> Int {
      let numbers = [pair.0, pair.1].count(where: \.isNumbers)
      return numbers * 10_000 + pair.0.rows * pair.0.columns
    }
    return size(pair) > size(other)
  }

  /// As they fit where there is no more room than they need.
  private static func narrow(
    _ view: View, _ input: MapImage, _ output: MapImage, _ size: Size, numbers: Bool,
    inputNumbers: Bool, least: Int
  ) -> (Placement, Placement) {
    let (rows, room) = (size.rows, (size.columns - least) / 2)
    var left = view.placement(input, rows, room, numbers: false)
    // Numbers may take what the input leaves.
    let rest = size.columns - left.columns - least
    var right = view.placement(output, rows, max(room, rest), numbers: numbers)
    if case .scaled(let scale) = left.form, case .scaled = right.form {
      // Beside its own input a map keeps the scale, so that shrinking is seen.
      right = view.placement(output, rows, max(room, rest), numbers: false, scale: scale)
      if case .scaled(let smaller) = right.form, smaller < scale {
        left = view.placement(input, rows, room, numbers: false, scale: smaller)
      }
    }
    guard inputNumbers else { return (left, right) }
    return bothInNumbers(view, input, output, rows, size.columns - least, numbers)
      ?? (
        left,
        view.placement(
          output, rows, max(room, rest), numbers: false, scale: left.scale, block: left.block)
      )
  }

  /// Side by side in numbers the two keep their scale as well.
  private static func bothInNumbers(
    _ view: View, _ input: MapImage, _ output: MapImage, _ rows: Int, _ columns: Int,
    _ wanted: Bool
  ) -> (Placement, Placement)? {
    guard wanted else { return nil }
    let left = view.placement(input, rows, columns, numbers: true)
    let right = view.placement(output, rows, columns - left.columns, numbers: true)
    guard case .numbers = left.form, case .numbers = right.form else { return nil }
    return (left, right)
  }

  /// Draws the input's picture with its title, and what is said about its scale.
  /// - Parameter isCloser: whether what is marked is seen larger below it.
  func drawInput(
    _ image: MapImage, channel: Int = 0, isCloser: Bool = true, on painter: inout Painter
  ) {
    let source = view.node.inputs.first ?? 0
    let node = view.network.nodes[source]
    let width = inputWidth
    painter.title(
      view.inputTitle(source, channel: channel), "\(node.shape)", row - 1, leftColumn, width: width)
    var image = image
    image.hand = .input
    // What is typed is seen where it will go.
    if view.interaction.hand == .input, let typed = view.interaction.typed {
      let spot = view.interaction.pointer.input
      (image.current, image.currentText) = ((spot.row, spot.column), typed + "▏")
    }
    painter.draw(image, left, row, leftColumn)
    if let note = left.note(in: width) {
      painter.put(note, row + left.rows, leftColumn, .faint, width: width)
    }
    guard isCloser else { return }
    CloseUp(view, image, below: left, in: below(left, leftColumn, width))?
      .draw(below(left, leftColumn, width), on: &painter)
  }

  /// Columns from the input's to what stands beside it.
  private var inputWidth: Int {
    (isStacked ? rightColumn - 2 : middle.column - 1) - leftColumn
  }

  /// The rows under a picture with its note and its legend, above the words.
  private func below(_ placement: Placement, _ column: Int, _ width: Int) -> Rect {
    let start = row + placement.rows + (placement.isNumbers ? 1 : 2)
    return Rect(row: start, column: column, rows: words.row - 1 - start, columns: width)
  }

  /// Lists the number at hand under the output with those in its place in the other maps.
  /// - Parameter reach: of an output that is not coloured on its own range, what it is coloured on.
  func drawPlaceInMaps(_ heading: String, reach: Float? = nil, on painter: inout Painter) {
    let width = words.column + words.columns - rightColumn
    var rect = below(right, rightColumn, width)
    if right.note(in: width) != nil { rect = rect.dropping(top: 1) }
    PlaceInMaps(
      view, layer: view.position.place.layer, element: view.elementAtHand.element, isHere: true,
      heading: heading, reach: reach)?
      .draw(rect, on: &painter)
  }

  /// Lists what is read under the input, in all maps: of layers that read one number in its place.
  func drawPlaceInInputs(on painter: inout Painter) {
    guard let source = view.node.inputs.first else { return }
    PlaceInMaps(
      view, layer: source, element: view.elementAtHand.element, isHere: false,
      heading: "the same place in all maps")?
      .draw(below(left, leftColumn, inputWidth), on: &painter)
  }

  /// Draws the output's picture, its title and its legend.
  /// - Parameter detail: what stands behind the name of a map that has none.
  func drawOutput(_ image: MapImage, detail: String? = nil, on painter: inout Painter) {
    let (node, map) = (view.node, view.position.map)
    let name = view.position.ladder.has(.map) ? "\(node.alias) map \(map)" : node.alias
    let mapName = view.mapName(map)
    let difference = view.shownBefore == nil ? nil : "now − was"
    drawOutputTitle(
      name, difference ?? (mapName.isEmpty ? detail ?? "\(node.shape)" : mapName), on: &painter)
    painter.draw(image, right, row, rightColumn)
    // Under a strip stands the sign of what is at hand.
    let isPointed = image.isStrip && (image.current != nil || image.marked != nil)
    var row = row + right.rows + (isPointed ? 1 : 0)
    if let note = right.note(in: view.size.columns - rightColumn) {
      painter.put(note, row, rightColumn, .faint)
      row += 1
    }
    if case .numbers = right.form { return }
    if row < words.row {
      Legend(
        view, layer: view.position.place.layer, channel: map,
        from: view.shownBefore)?.draw(
          on: &painter, row, rightColumn,
          width: max(4, min(14, view.size.columns - rightColumn - 17)))
    }
  }

  /// Draws a title above the output; it begins further left where the picture is narrow, and drops
  /// its details where even that is not enough.
  /// - Returns: the column it begins in.
  @discardableResult
  func drawOutputTitle(_ name: String, _ detail: String, on painter: inout Painter) -> Int {
    func start(_ text: String) -> Int {
      min(rightColumn, view.size.columns - 1 - Canvas.width(of: text))
    }
    let whole = start("\(name) \(detail)")
    let isWhole = whole == rightColumn || whole >= middle.column + 19
    let start = isWhole ? whole : start(name)
    painter.title(name, isWhole ? detail : "", row - 1, start)
    return start
  }
}
