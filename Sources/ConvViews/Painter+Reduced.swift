import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  /// Too small for the panes: where one is, the number there and what it is made of, the answer,
  /// and the keys. The first lines are kept where rows run out.
  mutating func drawReduced() {
    guard size.rows > 0, size.columns > 0 else { return }
    var lines: [Words]
    if interaction.overlay != nil {
      lines = ["\(label: "a list needs 60×18 characters;") \(here: "Esc") \(label: "closes it")"]
      lines += reducedKeys
    } else if let prompt = interaction.prompt {
      lines = [":\(prompt.text)▏"] + (prompt.error.map { ["\($0, .channels)"] } ?? [])
    } else {
      lines = interaction.message.map { ["\($0.text, $0.isFailure ? .channels : .label)"] } ?? []
      lines += reducedPlace
    }
    let wrapped = lines.flatMap { $0.wrapped(size.columns) }
    let isPlain = interaction.overlay == nil && interaction.prompt == nil
    let keyLines = isPlain ? reducedKeys.flatMap { $0.wrapped(size.columns) } : []
    // The place and its number, then the keys, then the rest.
    let kept = size.rows >= 4 + keyLines.count ? size.rows - keyLines.count : size.rows
    let shown = wrapped.prefix(kept)
    for (row, line) in shown.enumerated() { put(line, row, 0, width: size.columns) }
    let keys = keyLines.prefix(size.rows - shown.count)
    for (index, line) in keys.enumerated() {
      put(line, size.rows - keys.count + index, 0, width: size.columns)
    }
  }

  private var reducedKeys: [Words] {
    let ascii = appearance.ascii
    func key(_ name: String) -> String { KeyLabel.text(name, ascii: ascii) }
    return [
      "\(here: key("right")) \(label: "on")  \(here: key("left")) \(label: "back")  "
        + "\(here: key("down")) \(label: "in")  \(here: key("up")) \(label: "out")",
      "\(here: "r") \(label: "step")  \(here: ":") \(label: "command")  "
        + "\(here: "?") \(label: "help")  \(here: "q") \(label: "quit")",
    ]
  }

  private var reducedPlace: [Words] {
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
      lines.append("\(bold: hand) \(handDetail) \(here: "Esc") \(label: "lets go")")
    }
    if let value = reducedValue { lines.append(value) }
    lines.append("\(label: "answer") \(bold: answer.replacing("answer ", with: ""))")
    lines.append("\(label: "60×18 characters or more show the picture")")
    return lines
  }

  /// The number at hand, or what a layer or a map reaches from and to.
  private var reducedValue: Words? {
    let layer = session.place.layer
    guard layer > 0 else { return "\(label: "\(node.shape) numbers")" }
    let name = Reference(node.alias, nil, position.element).text
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
