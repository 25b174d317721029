import ConvCanvas
import ConvNet
import ConvSession

/// A list that lies over the whole screen: help, words, screens to go to, presets.
struct OverlayPane: Pane {
  let view: View
  let overlay: Interaction.Overlay
  /// The text of the screen below it.
  let text: String

  static let least = Size(rows: 3, columns: 50)

  func draw(_ rect: Rect, on painter: inout Painter) {
    painter.put(title, rect.row, rect.column, .text, bold: true)
    let layout = OverlayLayout(in: rect.columns, blocks)
    let room = rect.rows - 2
    let start = start(layout, room)
    for (index, column) in layout.columns.enumerated() {
      let left = rect.column + index * (layout.width + OverlayLayout.gap)
      for (offset, line) in column.dropFirst(start).prefix(room).enumerated() {
        let row = rect.row + 2 + offset
        if let choice = line.choice, Menus.letters.indices.contains(choice) {
          painter.click(row, left..<left + layout.width, .press(Menus.letters[choice]))
        }
        painter.put(line.words, row, left, width: layout.width)
      }
    }
    guard layout.rows > room else { return }
    let shown = "lines \(start + 1)–\(min(layout.rows, start + room)) of \(layout.rows)"
    painter.put(rightBefore: rect.column + rect.columns, shown, rect.row, .label)
  }

  /// The first line that is seen: a menu follows its cursor.
  private func start(_ layout: OverlayLayout, _ room: Int) -> Int {
    let last = max(0, layout.rows - room)
    switch overlay {
    case .help, .definitions, .lessons: return min(interaction.scroll, last)
    case .menu, .presets:
      let rows = layout.rows(of: interaction.cursor)
      // With the heading above the first entry.
      return min(last, rows.upperBound <= room - 1 ? 0 : rows.upperBound - room + 1)
    }
  }

  private var title: String {
    switch overlay {
    case .help(let name?): "The command \(name)"
    case .help(nil): "Keys and commands"
    case .definitions(let word?): "The word \(Glossary.entry(word)?.word ?? word)"
    case .definitions(nil): "The words on this screen"
    case .menu: "Where to go"
    case .lessons: "Lessons"
    case .presets: "What to make of this kernel"
    }
  }

  private func blocks(_ width: Int) -> [[OverlayLine]] {
    switch overlay {
    case .help(let name?): CommandTable.row(name).map { [HelpPage.lines(on: $0, width)] } ?? []
    case .help(nil): HelpPage(view: view).blocks(width)
    case .definitions(let word): [definitions(word, width)]
    case .lessons: []
    case .menu: MenuList(view: view).places(width)
    case .presets: [MenuList(view: view).presets(width)]
    }
  }

  private func definitions(_ word: String?, _ width: Int) -> [OverlayLine] {
    let entries = word.flatMap(Glossary.entry).map { [$0] } ?? Glossary.entries(in: text)
    let indent = 16
    return entries.flatMap { entry -> [OverlayLine] in
      let meaning = Words(stringLiteral: entry.meaning).wrapped(width - indent)
      return meaning.enumerated().map { index, line in
        let head = OverlayLine.padded(index == 0 ? entry.word : "", indent)
        return OverlayLine("\(bold: head)" as Words + line)
      }
    }
  }
}
