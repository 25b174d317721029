/// `**bold**`, `*bold*`, `` `code` `` and `[links](page)` of a paragraph, as runs. Code is bold: on
/// the screen it is what one types.
struct MarkdownProse {
  private(set) var runs: [ProseLine.Run] = []
  /// What is shown, each character with its place in the file.
  private(set) var shown: [PlacedCharacter] = []

  private let source: [PlacedCharacter]
  private var index = 0
  private var run = ""
  private var isBold = false

  init(_ source: [PlacedCharacter], _ issues: inout LessonIssues) {
    self.source = source
    var open: (marker: String, mark: LessonMark)?
    while index < source.count {
      let character = source[index].character
      if character == "\\", let next = peek(1), next.isPunctuation || next.isSymbol {
        index += 1
        show(source[index])
        index += 1
      } else if character == "`" {
        readCode(&issues)
      } else if character == "*", let marker = emphasis(closing: open?.marker) {
        endRun()
        open = open == nil ? (marker, source[index].mark) : nil
        isBold = open != nil
        index += marker.count
      } else if character == "[", let link = link() {
        for place in index + 1..<link.text { show(source[place]) }
        index = link.end
      } else {
        show(source[index])
        index += 1
      }
    }
    endRun()
    if let open { issues.add("\(open.marker) is not closed", at: open.mark) }
  }

  private func peek(_ offset: Int) -> Character? {
    source.indices.contains(index + offset) ? source[index + offset].character : nil
  }

  private mutating func show(_ placed: PlacedCharacter) {
    if placed.character == " ", shown.last?.character == " " { return }
    run.append(placed.character)
    shown.append(placed)
  }

  private mutating func endRun() {
    if !run.isEmpty { runs.append(ProseLine.Run(run, isBold: isBold)) }
    run = ""
  }

  /// The marker here, where it opens before a word or closes after one.
  private func emphasis(closing open: String?) -> String? {
    // More than three are no marker; counting all of many would take long.
    let stars = source[index...].prefix(4).prefix { $0.character == "*" }.count
    let before = peek(-1)
    if let open {
      return stars >= open.count && before?.isWhitespace == false ? open : nil
    }
    let after = peek(min(stars, 2))
    guard let after, !after.isWhitespace, after != "*" else { return nil }
    if stars == 1, before?.isLetter == true || before?.isNumber == true { return nil }
    return stars == 1 ? "*" : "**"
  }

  private mutating func readCode(_ issues: inout LessonIssues) {
    let start = index + 1
    guard let end = source[start...].firstIndex(where: { $0.character == "`" }) else {
      issues.add("` is not closed", at: source[index].mark)
      index += 1
      return
    }
    let outer = isBold
    endRun()
    isBold = true
    for place in start..<end { show(source[place]) }
    endRun()
    isBold = outer
    index = end + 1
  }

  /// Where the text of `[text](page)` ends, and all of it.
  private func link() -> (text: Int, end: Int)? {
    let rest = source[(index + 1)...].prefix(200)
    guard let text = rest.firstIndex(where: { $0.character == "]" }), text + 1 < source.count,
      source[text + 1].character == "(",
      let end = source[(text + 2)...].prefix(500).firstIndex(where: { $0.character == ")" })
    else { return nil }
    return (text, end + 1)
  }
}
