import ConvCanvas
import ConvNet
import ConvSession

/// Ways to prepare the picture, the most usual first: what the network reads, what it says, and the
/// one in use.
struct PreprocessingPane: Pane {
  let view: View

  static let least = Size(rows: 12, columns: 58)

  var words: [Words] {
    switch scene.preprocessingTrials {
    case .value(let trials): return sentences(trials)
    case .hidden: return ["The pass has not come to its end yet: \(key: "r") computes all."]
    case .computing: return ["The usual ways to prepare the picture are tried, a pass each."]
    case .failed(let why): return [Words(stringLiteral: why + ".")]
    }
  }

  func draw(_ body: Rect, on painter: inout Painter) {
    let words = self.words
    guard let trials = scene.preprocessingTrials.value else {
      painter.put(words, in: body)
      return
    }
    let isRoomy = Magnification.isRoomy(view.size)
    let rows = min(words.reduce(0) { $0 + $1.wrapped(body.columns).count }, isRoomy ? 8 : 6)
    var list = body.dropping(bottom: rows + 1)
    if isRoomy {
      let picture = min(body.columns / 3, 64)
      list.columns -= picture + 3
      drawPicture(
        Rect(
          row: list.row, column: list.column + list.columns + 3, rows: list.rows, columns: picture),
        on: &painter)
    }
    drawList(trials, list, on: &painter)
    painter.put(words, in: body.bottom(rows))
  }

  private func drawList(_ trials: PreprocessingTrials, _ rect: Rect, on painter: inout Painter) {
    let cursor = interaction.row(in: trials)
    let shown = max(1, rect.rows - 1)
    painter.sheet = Sheet(down: shown)
    let start = min(max(0, cursor - shown / 2), max(0, trials.trials.count - shown))
    let columns = PreprocessingColumns(rect, hasDistances: trials.hasDistances)
    columns.drawHeader(rect.row, on: &painter)
    for (offset, index) in (start..<min(trials.trials.count, start + shown)).enumerated() {
      let line = rect.row + 1 + offset
      painter.click(
        line, rect.column..<rect.column + rect.columns, .say(["move \(index - cursor) 0"]))
      columns.draw(trials.trials[index], network, line, isHere: index == cursor, on: &painter)
    }
  }

  /// The picture in its own colours.
  private func drawPicture(_ rect: Rect, on painter: inout Painter) {
    let image = view.picture()
    let placed = view.placement(image, rect.rows - 2, rect.columns, numbers: false)
    guard placed.rows < rect.rows, placed.columns <= rect.columns else { return }
    painter.title(
      ShortName.middle(session.subject.picture.name, rect.columns - 10),
      "\(image.rows)×\(image.columns)",
      rect.row, rect.column, width: rect.columns)
    painter.draw(image, placed, rect.row + 1, rect.column)
  }

  private func sentences(_ trials: PreprocessingTrials) -> [Words] {
    guard let best = trials.trials.first else { return [] }
    let count = Numerals.count(trials.trials.count)
    var lines: [Words] = []
    if let place = trials.inUse {
      let (own, other) = (TrialWords(trials.trials[place]), TrialWords(best))
      let name = session.subject.picture.name
      if place == 0 {
        lines.append(
          "\("✓", .good) Of \(count) ways to prepare \(name), the one in use, \(bold: own.numbers), is the most usual."
        )
      } else if trials.hasBetter {
        lines.append(
          "\("≠", .differs) The one in use, \(bold: own.numbers), is but the \(Words(ordinal: place + 1)) of \(count) ways; \(bold: other.numbers) \(other.colors) is more usual: Enter takes it."
        )
      } else {
        lines.append(
          "\("✓", .good) Nothing speaks against the one in use, \(bold: own.numbers): those before it are ahead by less than one picture can tell."
        )
      }
    }
    let answers = Set(trials.trials.compactMap(\.answer)).count
    if answers > 1 {
      lines.append(
        "The same picture gets \(bold: Numerals.word(answers)) different answers: a sure answer is no proof that the numbers are right."
      )
    }
    lines.append(
      trials.hasDistances
        ? "The distance is that of what the first batch norm reads from the mean and deviation that it measured while it learned, averaged over its channels. Ranked by it, the answer's share, and logits more than \(Int(PreprocessingTrial.usualReach)) apart."
        : "No batch norm tells what is usual: ranked by the answer's share and by logits more than \(Int(PreprocessingTrial.usualReach)) apart, which hardly any training leaves. Try the arrows and Enter: the network answers at once."
    )
    return lines
  }
}

extension Words {
  /// `2nd`, `13th`
  fileprivate init(ordinal number: Int) {
    let ending =
      (11...13).contains(number % 100)
      ? "th"
      : ["th", "st", "nd", "rd"].indices.contains(number % 10)
        ? ["th", "st", "nd", "rd"][number % 10] : "th"
    self.init(stringLiteral: "\(number)\(ending)")
  }
}
