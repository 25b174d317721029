import ConvCanvas
import ConvSession

/// The entries of a menu under their headings, the one at the cursor marked, those that can not be
/// taken now dimmed, with the reason.
struct MenuList {
  let view: View

  func places(_ width: Int) -> [[OverlayLine]] {
    let choices = Array(Menus.places(view.session, view.scene.surroundings).enumerated())
    return Menus.Heading.allCases.compactMap { heading in
      let own = choices.filter { $0.element.heading == heading }
      guard !own.isEmpty else { return nil }
      return [.heading(heading.rawValue)]
        + own.flatMap { index, choice in
          entry(index, choice.name, choice.summary, choice.obstacle, width)
        }
    }
  }

  func presets(_ width: Int) -> [OverlayLine] {
    Menus.presets.enumerated().flatMap { entry($0, $1.name, $1.summary, nil, width) }
  }

  private func entry(
    _ index: Int, _ name: String, _ summary: String, _ obstacle: String?, _ width: Int
  ) -> [OverlayLine] {
    // What a choice says goes on below itself.
    let indent = 17
    let text = obstacle.map { "not now: \($0)" } ?? summary
    let isHere = index == view.interaction.cursor
    let mark = isHere ? "▸" : " "
    // Where the letters have run out, the cursor still comes by.
    let letter = Menus.letters.indices.contains(index) ? Menus.letters[index] : " "
    return Painter.words(text, in: max(10, width - indent)).enumerated().map { row, line in
      let key = row == 0 ? "\(mark)\(letter) " : "   "
      let head = OverlayLine.padded(row == 0 ? name : "", 14)
      let words: Words =
        obstacle != nil
        ? "\(isHere ? "\(here: key)" : "\(faint: key)" as Words)\(faint: head)\(faint: line)"
        : isHere
          ? "\(here: key)\(here: head)\(line)" : "\(bold: key)\(head)\(label: line)"
      return OverlayLine(words, choice: index)
    }
  }
}
