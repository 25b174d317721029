import ConvCanvas
import ConvNet
import ConvSession

/// A canvas and what is needed to write on it.
struct Painter {
  var canvas: Canvas
  let appearance: Appearance
  let theme: Theme
  /// Texts that found no room and were cut: none on a screen of a usual size.
  var cut: [String] = []
  /// Texts that were written over others: none on any screen.
  private(set) var overlaps: [String] = []
  /// All texts that were written.
  var labels: [String] = []
  /// The cells that hold a text.
  private var texts: [Bool]
  /// The first row that a message will cover; nil where none does.
  var covered: Int?
  /// How many maps, units or rows it has room for at once, where there can be more.
  var sheet: Sheet?
  /// The areas that say what a click on them does.
  var areas: [ClickArea] = []

  init(_ size: Size, _ appearance: Appearance) {
    self.appearance = appearance
    theme = Theme(appearance)
    canvas = Canvas(size, background: theme.background)
    texts = [Bool](repeating: false, count: size.rows * size.columns)
  }

  var size: Size { canvas.size }
  /// The column after the last that can be written.
  var end: Int { min(size.columns, canvas.clip.column + canvas.clip.columns) }

  /// Writes a text in the glyphs that there are.
  @discardableResult
  mutating func put(
    _ text: String, _ row: Int, _ column: Int, _ ink: Ink = .text, bold: Bool = false,
    width: Int? = nil
  ) -> Int {
    let spelled = appearance.spelled(text)
    labels.append(text)
    let columns = Canvas.width(of: spelled)
    if columns > min(width ?? .max, end - column) { cut.append(text) }
    let width = whole(spelled, column, width)
    mark(spelled, row, column..<column + min(columns, max(0, width ?? .max)))
    return canvas.put(spelled, row, column, theme.style(ink, bold: bold), width: width)
  }
  /// The columns of a text without the word that would be cut at the edge, for the rest of it would
  /// read as another one, and without the comma that led to it.
  private func whole(_ text: String, _ column: Int, _ width: Int?) -> Int? {
    let room = end - column
    guard room > 0, room < min(Canvas.width(of: text), width ?? .max) else { return width }
    var shown = text.prefix(room)
    if text.dropFirst(room).first != " " {
      shown = shown.lastIndex(of: " ").map { shown[..<$0] } ?? ""
    }
    while let last = shown.last, " ,;:·".contains(last) { shown.removeLast() }
    return shown.count
  }
  /// Ends before a column.
  mutating func put(
    rightBefore column: Int, _ text: String, _ row: Int, _ ink: Ink = .text, bold: Bool = false
  ) {
    let spelled = appearance.spelled(text)
    labels.append(text)
    let start = column - Canvas.width(of: spelled)
    guard start >= canvas.clip.column else { return }
    mark(spelled, row, start..<column)
    let width = whole(spelled, start, nil)
    canvas.put(spelled, row, start, theme.style(ink, bold: bold), width: width)
  }
  /// Notes where a text is about to stand, and whether another one stands there.
  private mutating func mark(_ text: String, _ row: Int, _ columns: Range<Int>) {
    var isOver = false
    for (column, character) in zip(columns, text)
    where canvas.clip.contains(row: row, column: column) && column < size.columns
      && row < size.rows && row >= 0 && column >= 0
    {
      let below = canvas[row, column].character
      let cell = row * size.columns + column
      isOver = isOver || texts[cell] && below != " " && below != character
      texts[cell] = character != " "
    }
    if isOver { overlaps.append(text) }
  }
  @discardableResult
  mutating func put(_ words: Words, _ row: Int, _ column: Int, width: Int? = nil) -> Int {
    var column = column
    let end = width.map { column + $0 } ?? end
    for span in Words(spelling: words, appearance).spans where column < end {
      column = put(
        span.text, row, column, span.ink, bold: span.bold, width: max(0, end - column))
    }
    return column
  }
  /// Writes a name in the foreground and its details behind it; where both find no room, the name
  /// alone, of a long one its ends.
  /// - Returns: the column after it.
  @discardableResult
  mutating func title(
    _ name: String, _ detail: String, _ row: Int, _ column: Int, width: Int? = nil
  ) -> Int {
    let room = min(width ?? .max, end - column)
    let both: Words = "\(bold: name) \(label: detail)"
    guard Words(spelling: both, appearance).width > room else {
      return put(both, row, column, width: width)
    }
    return put(Painter.shortened(name, in: room), row, column, .text, bold: true, width: width)
  }
  /// Lines of words one below the other, wrapped; what has no room is left out by whole sentences.
  /// - Returns: how many lines there were.
  @discardableResult
  mutating func put(_ sentences: [Words], in rect: Rect) -> Int {
    // A message would leave the beginning of a sentence that it covers.
    if let covered, covered > rect.row, covered < rect.row + rect.rows {
      var above = rect
      above.rows = covered - rect.row
      return putWhole(sentences, in: above)
    }
    let fitting = Painter.fitting(sentences.map(spelled), rect.rows, rect.columns)
    let lines = fitting.flatMap { $0.wrapped(rect.columns) }
    if lines.count > rect.rows { cut += lines.dropFirst(max(0, rect.rows)).map(\.text) }
    for (index, line) in lines.prefix(max(0, rect.rows)).enumerated() {
      put(line, rect.row + index, rect.column, width: rect.columns)
    }
    return min(lines.count, max(0, rect.rows))
  }

  /// The sentences that have room in a rectangle, and none of which the end would be missing.
  private mutating func putWhole(_ sentences: [Words], in rect: Rect) -> Int {
    let fitting = Painter.fitting(sentences.map(spelled), rect.rows, rect.columns)
    let lines = fitting.flatMap { $0.wrapped(rect.columns) }
    guard lines.count <= rect.rows else { return 0 }
    for (index, line) in lines.enumerated() {
      put(line, rect.row + index, rect.column, width: rect.columns)
    }
    return lines.count
  }

  /// The longest that fits, and the last where none does.
  static func longest(_ choices: [String], in columns: Int) -> String {
    choices.first { Canvas.width(of: $0) <= columns } ?? choices.last ?? ""
  }

  /// A text whose middle is left out where it is too long.
  static func shortened(_ text: String, in columns: Int) -> String {
    guard Canvas.width(of: text) > columns else { return text }
    let half = max(0, columns - 1) / 2
    return text.prefix(max(0, columns - 1 - half)) + "…" + text.suffix(half)
  }

  /// A text cut at its spaces into lines; a word that is longer than a line is cut off.
  static func words(_ text: String, in columns: Int) -> [String] {
    guard columns > 0 else { return [] }
    return Words([.init(text: text, ink: .text, bold: false)]).wrapped(columns).map {
      String($0.text.prefix(columns))
    }
  }

  private func spelled(_ words: Words) -> Words { Words(spelling: words, appearance) }

  /// Each sentence on a line of its own, or all as one paragraph, the last ones left out where
  /// there is no room.
  static func fitting(_ paragraphs: [Words], _ rows: Int, _ width: Int) -> [Words] {
    func fits(_ words: [Words]) -> Bool {
      words.reduce(0) { $0 + $1.wrapped(width).count } <= rows
    }
    func joined(_ words: [Words]) -> Words { words.dropFirst().reduce(words[0]) { $0 + " " + $1 } }
    let paragraphs = paragraphs.filter { $0.width > 0 }
    guard !paragraphs.isEmpty, !fits(paragraphs) else { return paragraphs }
    var sentences = paragraphs.flatMap(\.sentences)
    while sentences.count > 1, !fits([joined(sentences)]) { sentences.removeLast() }
    return [joined(sentences)]
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
  /// A text on the colour of a tone, right-aligned; left out where it would be cut at the edge.
  mutating func putNumber(
    _ text: String, _ tone: Tone, _ row: Int, _ column: Int, width: Int, isHere: Bool = false,
    bold: Bool = false, isFaint: Bool = false
  ) {
    putNumber(
      text, tone, row, column, CellSize(columns: width), isHere: isHere, bold: bold,
      isFaint: isFaint)
  }
  /// A text in the middle row of a cell on the colour of a tone, left out where it would be cut.
  mutating func putNumber(
    _ text: String, _ tone: Tone, _ row: Int, _ column: Int, _ cell: CellSize,
    isHere: Bool = false, bold: Bool = false, isFaint: Bool = false
  ) {
    let width = cell.columns - cell.inset
    guard column + cell.columns <= end else { return }
    let ground = isHere ? theme.here : Colormap.color(tone, theme)
    let text = cell.written(text)
    // What is not known yet looks like the blanks of a map, not like one of its zeros.
    let spelled = appearance.ascii && text == "·" ? "_" : appearance.spelled(text)
    // Of what is being typed, the end with the cursor stays in sight.
    let isTyped = text.hasSuffix("▏")
    let isWide = Canvas.width(of: spelled) > width
    let shown =
      !isWide
      ? spelled : isTyped ? String(spelled.suffix(width)) : String(repeating: "#", count: width)
    let padded =
      String(repeating: " ", count: width - Canvas.width(of: shown)) + shown
      + String(repeating: " ", count: cell.inset)
    let ink = isFaint && !isHere ? theme.faint : Colormap.ink(on: ground)
    let style = Style(ink, on: ground, bold: bold || isHere, reversedInMono: isHere)
    let blank = String(repeating: " ", count: cell.columns)
    for down in 0..<cell.rows {
      canvas.put(down == (cell.rows - 1) / 2 ? padded : blank, row + down, column, style)
    }
  }

  /// The sign of what is another number than before, in the space before a number on its colour.
  mutating func putChanged(_ row: Int, _ column: Int) {
    guard column < end, canvas[row, column].character == " " else { return }
    canvas[row, column] = Cell(
      character: appearance.ascii ? "!" : "≠", foreground: theme.differs,
      background: theme.background, bold: true)
  }

  /// A thin bar on a track; where numbers may lie below 0, it leads away from 0 in its middle.
  /// - Parameter share: −1 to 1; 0 leaves the track empty.
  mutating func bar(from share: Float, _ row: Int, _ column: Int, width: Int, isSigned: Bool) {
    guard isSigned else { return bar(Double(share), row, column, width: width) }
    let half = width / 2
    let reached =
      share == 0 || share.isNaN
      ? 0 : max(1, Int((min(1, share.magnitude) * Float(half)).rounded()))
    bar(0, row, column, width: 2 * half)
    bar(
      1, row, share < 0 ? column + half - reached : column + half, width: reached,
      isNegative: share < 0)
  }

  /// A share that is written as 0.0 %, and whose track stays empty.
  private static let nothing = 0.0005

  /// A thin bar on a track.
  /// - Parameters:
  ///   - isNegative: whether it stands for a number below zero.
  ///   - ink: the quantity that it stands for; nil for a number, which has the colour of its sign.
  mutating func bar(
    _ share: Double, _ row: Int, _ column: Int, width: Int, isNegative: Bool = false,
    ink: Ink? = nil
  ) {
    canvas.bar(
      share < Painter.nothing ? 0 : share, row, column, width: width,
      theme.color(ink ?? (isNegative ? .negative : .positive)),
      theme, appearance, isNegative: isNegative)
  }
}
