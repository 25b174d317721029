import ConvCanvas
import ConvSession

/// The help: this screen's keys first, then all of them, then the commands.
struct HelpPage {
  let view: View

  func blocks(_ width: Int) -> [[OverlayLine]] {
    [here] + HelpRow.sections.map(block)
      + CommandRow.Family.allCases.map { commands($0, width) }
  }

  /// The keys that the hints would say if there were room for all.
  private var here: [OverlayLine] {
    var below = view.interaction
    below.overlay = nil
    let screen = Screen.current(view.session, below)
    let hints = Hints(view.scene, below, screen.name)
    return [.heading("On this screen")]
      + hints.all.map { hint in
        let label = hint.isAvailable ? hint.label : "\(hint.label), not from here"
        return line([hint.key], label, isFaint: !hint.isAvailable)
      }
  }

  private func block(_ section: HelpRow.Section) -> [OverlayLine] {
    [.heading(section.title)] + section.rows.map { line($0.keys, $0.summary) }
  }

  private func line(_ keys: [String], _ summary: String, isFaint: Bool = false) -> OverlayLine {
    let keys = keys.map { KeyLabel.text($0, ascii: view.appearance.ascii) }.joined(separator: " ")
    let column = OverlayLine.padded(keys, 12)
    return OverlayLine(
      isFaint ? "\(faint: column)\(faint: summary)" : "\(bold: column)\(summary)")
  }

  private func commands(_ family: CommandRow.Family, _ width: Int) -> [OverlayLine] {
    let indent = width < 70 ? 2 : 36
    return [.heading(family.rawValue)]
      + CommandTable.rows.filter { $0.family == family }.flatMap { row -> [OverlayLine] in
        if indent > 2, Canvas.width(of: row.usage) < indent {
          return Painter.words(row.summary, in: width - indent).enumerated().map { line, words in
            OverlayLine(
              "\(OverlayLine.padded(line == 0 ? row.usage : "", indent))\(label: words)")
          }
        }
        let below = String(repeating: " ", count: indent)
        return [OverlayLine("\(row.usage)")]
          + Painter.words(row.summary, in: width - indent).map {
            OverlayLine("\(below)\(label: $0)")
          }
      }
  }

  /// One command: how it is written, what it does, and some ways to write it.
  static func lines(on row: CommandRow, _ width: Int) -> [OverlayLine] {
    let longest = row.examples.map { Canvas.width(of: $0.text) }.max() ?? 0
    let widest = row.examples.map { Canvas.width(of: $0.meaning) }.max() ?? 0
    let indent = longest + 3 + widest <= width ? longest + 2 : 0
    let keys = Keymap.bindings.filter { $0.command.prefix { $0 != " " } == row.name }.map(\.key)
    var lines = [
      OverlayLine("\(bold: row.usage)"), OverlayLine("\(row.summary)"), OverlayLine(""),
    ]
    lines += row.examples.flatMap { example -> [OverlayLine] in
      indent > 0
        ? [
          OverlayLine(
            "\(bold: OverlayLine.padded(":" + example.text, indent + 1))\(label: example.meaning)")
        ]
        : [OverlayLine("\(bold: ":" + example.text)"), OverlayLine("  \(label: example.meaning)")]
    }
    guard let first = keys.first else { return lines }
    let all = Set(keys).count == 1 ? [first] : Array(keys.prefix(4))
    let names = all.dropFirst().reduce("\(key: all[0])" as Words) { $0 + " \(key: $1)" as Words }
    return lines + [OverlayLine(""), OverlayLine("\(label: "on the keys ")" + names)]
  }
}
