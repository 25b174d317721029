import ConvCanvas
import ConvNet
import ConvSession

/// A canvas with all that is needed to draw on it.
struct Painter {
  var canvas: Canvas
  let scene: Scene
  let interaction: Interaction
  let appearance: Appearance
  let theme: Theme
  let marks: Marks

  init(_ scene: Scene, _ interaction: Interaction, _ appearance: Appearance, _ size: Size) {
    (self.scene, self.interaction, self.appearance) = (scene, interaction, appearance)
    theme = Theme(appearance)
    canvas = Canvas(size, background: theme.background)
    marks = Marks(scene.session, interaction)
  }

  var session: Session { scene.session }
  var network: Network { scene.network }
  var position: Position { scene.position }
  var node: Node { position.node }
  var size: Size { canvas.size }

  /// Writes a text in the glyphs that there are.
  @discardableResult
  mutating func put(
    _ text: String, _ row: Int, _ column: Int, _ ink: Ink = .text, bold: Bool = false,
    width: Int? = nil
  ) -> Int {
    canvas.put(
      appearance.spelled(text), row, column, theme.style(ink, bold: bold), width: width)
  }
  /// Ends before a column.
  mutating func put(
    rightBefore column: Int, _ text: String, _ row: Int, _ ink: Ink = .text, bold: Bool = false
  ) {
    let spelled = appearance.spelled(text)
    canvas.put(spelled, row, column - Canvas.width(of: spelled), theme.style(ink, bold: bold))
  }
  @discardableResult
  mutating func put(_ words: Words, _ row: Int, _ column: Int, width: Int? = nil) -> Int {
    var column = column
    let end = width.map { column + $0 } ?? size.columns
    for span in words.spans where column < end {
      column = put(
        span.text, row, column, span.ink, bold: span.bold, width: max(0, end - column))
    }
    return column
  }
  /// Lines of words one below the other, wrapped; nothing is written below `rows`.
  /// - Returns: how many lines there were.
  @discardableResult
  mutating func put(_ sentences: [Words], in rect: Rect) -> Int {
    var row = rect.row
    let lines = sentences.flatMap { $0.spelled(appearance).wrapped(rect.columns) }
    for line in lines where row < rect.row + rect.rows {
      put(line, row, rect.column, width: rect.columns)
      row += 1
    }
    return row - rect.row
  }

  /// A number on its own colour, right-aligned in `width` columns.
  /// - Parameter value: nil where it is not computed yet.
  mutating func put(
    _ value: Float?, _ numerals: Numerals, reach: Float, _ row: Int, _ column: Int, width: Int,
    isHere: Bool = false, bold: Bool = false
  ) {
    let tone: Tone = value.map { .of($0, range: reach) } ?? .waiting
    putNumber(
      value.map { numerals.text($0) } ?? "·", tone, row, column, width: width,
      isHere: isHere, bold: bold, isFaint: value == nil)
  }
  /// A text on the colour of a tone, right-aligned.
  mutating func putNumber(
    _ text: String, _ tone: Tone, _ row: Int, _ column: Int, width: Int, isHere: Bool = false,
    bold: Bool = false, isFaint: Bool = false
  ) {
    let ground = isHere ? theme.here : Colormap.color(tone, theme)
    let spelled = appearance.spelled(text)
    let shown = Canvas.width(of: spelled) > width ? String(repeating: "#", count: width) : spelled
    let padded = String(repeating: " ", count: width - Canvas.width(of: shown)) + shown
    let ink = isFaint && !isHere ? theme.faint : Colormap.ink(on: ground)
    canvas.put(
      padded, row, column,
      Style(ink, on: ground, bold: bold || isHere, reversedInMono: isHere))
  }
}
