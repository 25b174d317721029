import ConvCanvas
import ConvNet
import ConvSession

/// An input on the left, an output on the right, and what leads from one to the other between
/// them: the layout of the screens inside a layer.
struct Columns {
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
}

extension Painter {
  /// A name in the foreground and its details behind it.
  /// Where both find no room, the name alone, of a long one its ends.
  mutating func title(
    _ name: String, _ detail: String, _ row: Int, _ column: Int, width: Int? = nil
  ) {
    let room = min(width ?? .max, size.columns - column)
    let both: Words = "\(bold: name) \(label: detail)"
    guard Words(spelling: both, appearance).width > room else {
      put(both, row, column, width: width)
      return
    }
    put(Painter.shortened(name, in: room), row, column, .text, bold: true, width: width)
  }

  /// The input's picture with its title, and what is said about its scale.
  mutating func drawInput(_ image: MapImage, _ columns: Columns, channel: Int = 0) {
    let source = node.inputs.first ?? 0
    let name = source == 0 ? "input" : "\(network.nodes[source].alias) map \(channel)"
    title(
      name, "\(network.nodes[source].shape)", columns.row - 1, columns.leftColumn,
      width: columns.middle.column - columns.leftColumn - 1)
    var image = image
    image.hand = .input
    draw(image, columns.left, columns.row, columns.leftColumn)
    if let note = columns.left.note {
      put(note, columns.row + columns.left.rows, columns.leftColumn, .faint)
    }
  }

  /// The output's picture, its title and its legend.
  /// - Parameter detail: what stands behind the name of a map that has none.
  mutating func drawOutput(_ image: MapImage, _ columns: Columns, detail: String? = nil) {
    let name = position.ladder.has(.map) ? "\(node.alias) map \(position.map)" : node.alias
    let words = view.mapName(position.map)
    outputTitle(name, words.isEmpty ? detail ?? "\(node.shape)" : words, columns)
    draw(image, columns.right, columns.row, columns.rightColumn)
    var row = columns.row + columns.right.rows
    if let note = columns.right.note(in: size.columns - columns.rightColumn) {
      put(note, row, columns.rightColumn, .faint)
      row += 1
    }
    if case .numbers = columns.right.form { return }
    if row < columns.words.row {
      legend(
        position.place.layer, channel: position.map, row, columns.rightColumn,
        width: max(4, min(14, size.columns - columns.rightColumn - 17)))
    }
  }

  /// Above the output; it begins further left where the picture is narrow, and drops its details
  /// where even that is not enough.
  /// - Returns: the column it begins in.
  @discardableResult
  mutating func outputTitle(_ name: String, _ detail: String, _ columns: Columns) -> Int {
    func start(_ text: String) -> Int {
      min(columns.rightColumn, size.columns - 1 - Canvas.width(of: text))
    }
    let whole = start("\(name) \(detail)")
    let isWhole = whole == columns.rightColumn || whole >= columns.middle.column + 19
    let start = isWhole ? whole : start(name)
    title(name, isWhole ? detail : "", columns.row - 1, start)
    return start
  }

  /// `−2 ▒▓█ 2  by layer`: what the colours reach to.
  mutating func legend(
    _ layer: Int, channel: Int, _ row: Int, _ column: Int, width: Int = 14, words: Bool = true
  ) {
    guard let reading = scene.reading(layer).value else { return }
    let reach = view.reach(reading, channel: channel)
    let numerals = Numerals(isWhole: reading.isWhole && reach.rounded() == reach)
    var column = column
    if reading.isSigned {
      column = put(numerals.text(-reach), row, column, .label) + 1
    } else {
      column = put("0", row, column, .label) + 1
    }
    var map = PixelMap(rows: 2, columns: width, filling: Pixel(.empty))
    for step in 0..<width {
      let share = Float(step) / Float(width - 1)
      let value = reading.isSigned ? 2 * share - 1 : share
      map[1, step] = Pixel(.signed(value))
      if appearance.ascii || appearance.colors == .mono { map[0, step] = Pixel(.signed(value)) }
    }
    canvas.draw(map, row, column, appearance)
    column = put(numerals.text(reach), row, column + width + 1, .label) + 1
    let range = interaction.range == .fixed ? "fixed" : "by \(interaction.range.rawValue)"
    if words, column + Canvas.width(of: range) <= size.columns { put(range, row, column, .faint) }
    if let statistics = reading.statistics, statistics.notNumbers + statistics.infinities > 0 {
      let counts = [(statistics.notNumbers, "NaN"), (statistics.infinities, "∞")]
        .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: " ")
      let last = size.columns - Canvas.width(of: appearance.spelled(counts)) - 1
      put(counts, row, min(words ? column + 9 : column + 1, last), .channels)
    }
  }
}

extension View {
  /// What a map answers to, where somebody has said it.
  func mapName(_ map: Int, of node: Node? = nil) -> String {
    let names = (node ?? self.node).mapNames
    return names.indices.contains(map) ? names[map] : ""
  }
}
