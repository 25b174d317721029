import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  /// - Parameter text: what stands on the screen that the overlay lies over.
  mutating func draw(_ overlay: Interaction.Overlay, over text: String) {
    switch overlay {
    case .help(let name): drawList(helpLines(name), title: "Keys and commands")
    case .definitions(let word):
      drawList(definitionLines(word, on: text), title: "The words on this screen")
    case .menu:
      drawList(
        menuLines(Menus.places(scene.surroundings.shelf).map { ($0.name, $0.summary) }),
        title: "Where to look; a letter or digit goes there")
    case .presets:
      drawList(
        menuLines(Menus.presets.map { ($0.name, $0.summary) }),
        title: "What to make of this kernel; a letter or digit does it")
    }
  }

  private mutating func drawList(_ lines: [Words], title: String) {
    let body = Chrome.body(size)
    put(title, body.row, body.column, .text, bold: true)
    let room = body.rows - 2
    let start = min(interaction.scroll, max(0, lines.count - room))
    for (index, line) in lines.dropFirst(start).prefix(room).enumerated() {
      put(line, body.row + 2 + index, body.column, width: body.columns)
    }
    guard lines.count > room else { return }
    put(
      rightBefore: size.columns - 1,
      "\(start + 1)–\(min(lines.count, start + room)) of \(lines.count)",
      body.row, .label)
  }

  private func definitionLines(_ word: String?, on text: String) -> [Words] {
    let entries = word.flatMap(Glossary.entry).map { [$0] } ?? Glossary.entries(in: text)
    let indent = 16
    return entries.flatMap { entry -> [Words] in
      let meaning = Words(stringLiteral: entry.meaning).wrapped(Chrome.body(size).columns - indent)
      return meaning.enumerated().map { index, line in
        let head = Painter.padded(index == 0 ? entry.word : "", indent)
        return "\(bold: head)" as Words + line
      }
    }
  }

  private func menuLines(_ choices: [(name: String, summary: String)]) -> [Words] {
    zip(Menus.letters, choices).flatMap { letter, choice -> [Words] in
      // What a choice says goes on below itself.
      let indent = 17
      let lines = Painter.words(choice.summary, in: max(10, Chrome.body(size).columns - indent))
      return lines.enumerated().map { index, line in
        index == 0
          ? "\(here: letter)  \(Painter.padded(choice.name, 14))\(label: line)"
          : "\(String(repeating: " ", count: indent))\(label: line)"
      }
    }
  }

  private func helpLines(_ name: String?) -> [Words] {
    if let name, let row = CommandTable.row(name) {
      return ["\(bold: row.usage)", "\(row.summary)"]
    }
    var lines: [Words] = [
      "\(bold: Painter.padded("Keys", 50))\(label: "where the hand is")"
    ]
    var seen: Set<String> = []
    for binding in Keymap.bindings {
      let key = KeyLabel.text(binding.key, ascii: appearance.ascii)
      guard seen.insert("\(key) \(binding.summary)").inserted else { continue }
      let hands =
        binding.hands.count == Hand.allCases.count || binding.hands == [.pass]
        ? "" : Hand.allCases.filter(binding.hands.contains).map(\.rawValue).joined(separator: ", ")
      lines.append(
        "\(here: Painter.padded(key, 8))\(Painter.padded(binding.summary, 42))\(faint: hands)")
    }
    for family in CommandRow.Family.allCases {
      lines += ["", "\(bold: family.rawValue)"]
      for row in CommandTable.rows where row.family == family {
        lines.append("\(Painter.padded(row.usage, 34))\(label: row.summary)")
      }
    }
    return lines
  }

  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - Canvas.width(of: text)))
  }
}
