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

  /// - Parameters:
  ///   - inputNumbers: whether the input is shown in numbers as well, where both fit.
  ///   - inputTitle: what the middle leaves room for above a narrow input.
  ///   - wordRows: how many rows are kept for words.
  init(
    _ view: View, _ body: Rect, input: MapImage, output: MapImage, numbers: Bool,
    inputNumbers: Bool = false, wordRows: Int = 3, least: Int = 18, inputTitle: String = ""
  ) {
    self.view = view
    row = body.row + 1
    words = Rect(
      row: body.row + body.rows - wordRows, column: body.column, rows: wordRows,
      columns: body.columns)
    let rows = body.rows - wordRows - 2
    let room = (body.columns - least - 4) / 2
    left = view.placement(input, rows, room, numbers: false)
    // Numbers may take what the input leaves.
    let rest = body.columns - left.columns - least - 4
    right = view.placement(output, rows, max(room, rest), numbers: numbers)
    if case .scaled(let scale) = left.form, case .scaled = right.form {
      // Beside its own input a map keeps the scale, so that shrinking is seen.
      right = view.placement(output, rows, max(room, rest), numbers: false, scale: scale)
      if case .scaled(let smaller) = right.form, smaller < scale {
        left = view.placement(input, rows, room, numbers: false, scale: smaller)
      }
    }
    if inputNumbers {
      (left, right) =
        Columns.bothInNumbers(view, input, output, rows, body.columns - least - 4, numbers)
        ?? (
          left,
          view.placement(
            output, rows, max(room, rest), numbers: false, scale: left.scale, block: left.block)
        )
    }
    leftColumn = body.column
    // A small output leaves room for its title.
    let free = body.columns - left.columns - least - 4
    let start = leftColumn + max(left.columns, Canvas.width(of: inputTitle)) + 2
    let outermost = body.column + body.columns - max(right.columns, min(24, free))
    // What is compared number by number stays close together.
    rightColumn = inputNumbers ? min(outermost, start + 46) : outermost
    middle = Rect(
      row: body.row, column: start, rows: body.rows - wordRows - 1,
      columns: rightColumn - 2 - start)
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
  func drawInput(_ image: MapImage, channel: Int = 0, on painter: inout Painter) {
    let source = view.node.inputs.first ?? 0
    let node = view.network.nodes[source]
    painter.title(
      source == 0 ? "input" : "\(node.alias) map \(channel)", "\(node.shape)", row - 1, leftColumn,
      width: middle.column - leftColumn - 1)
    var image = image
    image.hand = .input
    // What is typed is seen where it will go.
    if view.interaction.hand == .input, let typed = view.interaction.typed {
      let spot = view.interaction.pointer.input
      (image.current, image.currentText) = ((spot.row, spot.column), typed + "▏")
    }
    painter.draw(image, left, row, leftColumn)
    if let note = left.note(in: rightColumn - 2 - leftColumn) {
      painter.put(note, row + left.rows, leftColumn, .faint)
    }
  }

  /// Draws the output's picture, its title and its legend.
  /// - Parameter detail: what stands behind the name of a map that has none.
  func drawOutput(_ image: MapImage, detail: String? = nil, on painter: inout Painter) {
    let (node, map) = (view.node, view.position.map)
    let name = view.position.ladder.has(.map) ? "\(node.alias) map \(map)" : node.alias
    let mapName = view.mapName(map)
    drawOutputTitle(name, mapName.isEmpty ? detail ?? "\(node.shape)" : mapName, on: &painter)
    painter.draw(image, right, row, rightColumn)
    var row = row + right.rows
    if let note = right.note(in: view.size.columns - rightColumn) {
      painter.put(note, row, rightColumn, .faint)
      row += 1
    }
    if case .numbers = right.form { return }
    if row < words.row {
      Legend(view, layer: view.position.place.layer, channel: map)?.draw(
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
