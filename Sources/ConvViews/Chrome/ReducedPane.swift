import ConvCanvas
import ConvNet
import ConvSession

/// The screen of a terminal too small for panes: the place, its number, the answer, and the keys.
struct ReducedPane: Pane {
  let view: View

  static let least = Size(rows: 0, columns: 0)

  /// The first lines are kept where rows run out.
  func draw(_ rect: Rect, on painter: inout Painter) {
    let wrapped = words.flatMap { $0.wrapped(rect.columns) }
    let isPlain = interaction.overlay == nil && interaction.prompt == nil
    let keyLines = isPlain ? keys.flatMap { $0.wrapped(rect.columns) } : []
    // The place and its number, then the keys, then the rest.
    let kept = rect.rows >= 4 + keyLines.count ? rect.rows - keyLines.count : rect.rows
    let shown = wrapped.prefix(kept)
    let last = keyLines.prefix(rect.rows - shown.count)
    for (row, line) in shown.enumerated() { painter.put(line, row, 0, width: rect.columns) }
    for (index, line) in last.enumerated() {
      painter.put(line, rect.rows - last.count + index, 0, width: rect.columns)
    }
  }

  var words: [Words] {
    if interaction.overlay != nil {
      return [
        "\(label: "a list needs 60×18 characters;") \(bold: "Esc") \(label: "closes it")"
      ] + keys
    }
    if let prompt = interaction.prompt {
      return [":\(prompt.text)▏"] + (prompt.error.map { ["\($0, .channels)"] } ?? [])
    }
    return (interaction.message.map { ["\($0.text, $0.isFailure ? .channels : .label)"] } ?? [])
      + place
  }

  private var keys: [Words] {
    let ascii = appearance.ascii
    func key(_ name: String) -> String { KeyLabel.text(name, ascii: ascii) }
    return [
      "\(bold: key("right")) \(label: "on")  \(bold: key("left")) \(label: "back")  "
        + "\(bold: key("down")) \(label: "in")  \(bold: key("up")) \(label: "out")",
      "\(bold: "r") \(label: "step")  \(bold: ":") \(label: "command")  "
        + "\(bold: "?") \(label: "help")  \(bold: "q") \(label: "quit")",
    ]
  }

  private var place: [Words] {
    let title = TitlePane(view: view)
    let step: Words = session.isStepping ? "  \(label: "STEP")" : ""
    var lines: [Words] = [
      "\(bold: network.name) · \(session.subject.picture.name)" + step,
      "\(here: position.crumbs.joined(separator: " › "))  \(label: position.progress)",
    ]
    if let step = session.course?.step {
      lines.append("\(label: "lesson:") \(bold: step.heading) \(label: "needs a larger window")")
    }
    if interaction.hand != .pass {
      let hand = interaction.hand.rawValue.uppercased()
      lines.append("\(bold: hand) \(title.handDetail) \(bold: "Esc") \(label: "lets go")")
    }
    if let value { lines.append(value) }
    lines.append("\(label: "answer") \(bold: title.answer.replacing("answer ", with: ""))")
    let least = session.course?.step == nil ? Chrome.smallest : LessonLayout.smallest
    let isTooSmall = view.size.rows < least.rows || view.size.columns < least.columns
    lines.append(
      isTooSmall
        ? "\(label: "\(least.columns)×\(least.rows) characters or more show the picture")"
        : "\(label: "needs 80×24 for this")")
    return lines
  }

  /// The number at hand, or what a layer or a map reaches from and to.
  private var value: Words? {
    let layer = session.place.layer
    guard layer > 0 else { return "\(label: "\(node.shape) numbers")" }
    let name = Address(node.alias, nil, position.element).text
    guard session.place.rung >= .cell || (!position.ladder.has(.map) && session.place.rung > .layer)
    else {
      guard let reading = scene.reading(layer).value else { return "\(node.alias) is not computed" }
      let map = session.place.rung == .map
      guard let all = map ? reading.statistics(ofChannel: position.map) : reading.statistics else {
        return "\(node.alias) is not computed to its end"
      }
      let numerals = Numerals(isWhole: reading.isWhole)
      return "\(label: "\(node.shape) from") \(bold: numerals.text(all.minimum)) "
        + "\(label: "to") \(bold: numerals.text(all.maximum))"
    }
    guard let value = scene.value(layer, position.element).value else { return "\(name) = ?" }
    return "\(name) = \(here: Numerals([value]).text(value))"
  }
}
