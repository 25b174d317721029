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
    let lines = lines(rect.columns)
    let room = rect.rows - 2
    let start = min(interaction.scroll, max(0, lines.count - room))
    for (index, line) in lines.dropFirst(start).prefix(room).enumerated() {
      painter.put(line, rect.row + 2 + index, rect.column, width: rect.columns)
    }
    guard lines.count > room else { return }
    painter.put(
      rightBefore: rect.column + rect.columns,
      "\(start + 1)–\(min(lines.count, start + room)) of \(lines.count)", rect.row, .label)
  }

  private var title: String {
    switch overlay {
    case .help: "Keys and commands"
    case .definitions: "The words on this screen"
    case .menu: "Where to look; a letter or digit goes there"
    case .lessons: "Lessons"
    case .presets: "What to make of this kernel; a letter or digit does it"
    }
  }

  private func lines(_ columns: Int) -> [Words] {
    switch overlay {
    case .help(let name): helpLines(name)
    case .definitions(let word): definitionLines(word, columns)
    case .menu:
      menuLines(Menus.places(scene.surroundings).map { ($0.name, $0.summary) }, columns)
    case .lessons: []
    case .presets: menuLines(Menus.presets.map { ($0.name, $0.summary) }, columns)
    }
  }

  private func definitionLines(_ word: String?, _ columns: Int) -> [Words] {
    let entries = word.flatMap(Glossary.entry).map { [$0] } ?? Glossary.entries(in: text)
    let indent = 16
    return entries.flatMap { entry -> [Words] in
      let meaning = Words(stringLiteral: entry.meaning).wrapped(columns - indent)
      return meaning.enumerated().map { index, line in
        let head = padded(index == 0 ? entry.word : "", indent)
        return "\(bold: head)" as Words + line
      }
    }
  }

  private func menuLines(
    _ choices: [(name: String, summary: String)], _ columns: Int
  ) -> [Words] {
    zip(Menus.letters, choices).flatMap { letter, choice -> [Words] in
      // What a choice says goes on below itself.
      let indent = 17
      let lines = Painter.words(choice.summary, in: max(10, columns - indent))
      return lines.enumerated().map { index, line in
        index == 0
          ? "\(here: letter)  \(padded(choice.name, 14))\(label: line)"
          : "\(String(repeating: " ", count: indent))\(label: line)"
      }
    }
  }

  private func helpLines(_ name: String?) -> [Words] {
    if let name, let row = CommandTable.row(name) {
      return ["\(bold: row.usage)", "\(row.summary)"]
    }
    var lines: [Words] = [
      "\(bold: padded("Keys", 50))\(label: "where the hand is")"
    ]
    var seen: Set<String> = []
    for binding in Keymap.bindings {
      let key = KeyLabel.text(binding.key, ascii: appearance.ascii)
      guard seen.insert("\(key) \(binding.summary)").inserted else { continue }
      let hands =
        binding.hands.count == Hand.allCases.count || binding.hands == [.pass]
        ? "" : Hand.allCases.filter(binding.hands.contains).map(\.rawValue).joined(separator: ", ")
      lines.append(
        "\(here: padded(key, 8))\(padded(binding.summary, 42))\(faint: hands)")
    }
    for family in CommandRow.Family.allCases {
      lines += ["", "\(bold: family.rawValue)"]
      for row in CommandTable.rows where row.family == family {
        lines.append("\(padded(row.usage, 34))\(label: row.summary)")
      }
    }
    return lines
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - Canvas.width(of: text)))
  }
}
