extension Canvas {
  /// Writes one line of text, made safe and clipped at `width` columns and at the edges.
  /// - Returns: the column after the text, also where the text was clipped by an edge.
  @discardableResult
  public mutating func put(
    _ text: String, _ row: Int, _ column: Int, _ style: Style, width: Int? = nil
  ) -> Int {
    var column = column
    let end = width.map { column + max(0, $0) } ?? Int.max
    for character in SafeText.characters(of: text) {
      guard column < end else { break }
      let below = self[row, column]
      self[row, column] = Cell(
        character: character, foreground: style.foreground,
        background: style.background ?? below.background, bold: style.bold,
        reversed: style.reversedInMono || (style.background == nil && below.reversed))
      column += 1
    }
    return column
  }

  /// The number of columns that a text takes on a canvas.
  public static func width(of text: String) -> Int { SafeText.width(of: text) }

  /// The characters of each row, all columns of it.
  public var lines: [String] {
    (0..<size.rows).map { row in String((0..<size.columns).map { self[row, $0].character }) }
  }

  /// The rows as lines of text.
  /// - Parameter trimmed: without the spaces at the ends of lines and the empty lines at the end.
  public func text(trimmed: Bool = true) -> String {
    guard trimmed else { return lines.joined(separator: "\n") }
    var kept = lines.map(Canvas.withoutTrailingSpaces)
    while kept.last == "" { kept.removeLast() }
    return kept.joined(separator: "\n")
  }

  /// The screen for a file or a pipe: every row, without spaces at the ends, each with a line end.
  public var plainText: String {
    lines.map { Canvas.withoutTrailingSpaces($0) + "\n" }.joined()
  }

  private static func withoutTrailingSpaces(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
