import ConvCanvas
import ConvNet
import ConvSession

/// What every screen has around its panes: the title, the breadcrumbs, the hints.
enum Chrome {
  /// Smaller terminals get a reduced screen.
  static let smallest = Size(rows: 18, columns: 60)

  /// Between the breadcrumbs and the line above the hints, a column free on each side.
  static func body(_ size: Size) -> Rect {
    Rect(row: 2, column: 1, rows: size.rows - 4, columns: size.columns - 2)
  }
}

extension Painter {
  mutating func drawChrome(_ screen: ScreenName) {
    drawTitle()
    if interaction.overlay == nil, screen != .welcome { drawCrumbs() }
    drawMessage()
    if let prompt = interaction.prompt { draw(prompt) } else { drawHints(screen) }
  }

  private mutating func drawTitle() {
    canvas.fill(Rect(row: 0, column: 0, rows: 1, columns: size.columns), theme.panel)
    put(rightBefore: size.columns - 1, answer, 0, .text, bold: true)
    // The answer keeps its place; what is in hand is worth more than what is open.
    let end = size.columns - 3 - Canvas.width(of: appearance.spelled(answer))
    let hand = interaction.hand == .pass ? "" : interaction.hand.rawValue.uppercased()
    let held = hand.isEmpty ? 0 : hand.count + 3 + Canvas.width(of: appearance.spelled(handDetail))
    var column = put("convscope", 0, 1, .text, bold: true) + 2
    column = put(Painter.longest(subjectNames, in: end - column - held), 0, column, .text) + 2
    if session.isStepping, column + 4 <= end { column = put("STEP", 0, column, .label) + 2 }
    if !hand.isEmpty {
      column = put(hand, 0, column, .label, bold: true, width: max(0, end - column)) + 1
      column = put(handDetail, 0, column, .label, width: max(0, end - column)) + 2
    }
    if interaction.showsDifference, column + 10 <= end {
      put("DIFFERENCE", 0, column, .label, bold: true)
    }
  }

  /// The lesson that is taken, or the network and its picture, the longest first.
  private var subjectNames: [String] {
    if let course = session.course { return [course.lesson.title, ""] }
    let name = network.name == "network" ? "a network line" : network.name
    return ["\(name) · \(session.subject.picture.name)", name, ""]
  }

  /// What the pointer of the hand is on.
  var handDetail: String {
    let bench = Bench(session, interaction)
    let pointer = interaction.pointer
    switch interaction.hand {
    case .pass: return ""
    case .kernel:
      return (bench.number?.text ?? "") + (interaction.typed.map { " = \($0)▏" } ?? "")
    case .input: return "(\(pointer.input.row), \(pointer.input.column))"
    case .output:
      if session.place.rung <= .layer, position.ladder.has(.map) {
        return Reference(node.alias, nil, [interaction.pointedMap(in: position)]).text
      }
      return Reference(node.alias, nil, node.shape.element(at: bench.outputElement)).text
    }
  }

  /// `O 94.9 %`, `answer ?` while it is not computed.
  var answer: String {
    if network.obstacle(to: network.last) != nil { return "not computed" }
    switch scene.prediction() {
    case .value(let prediction):
      guard let best = prediction.best else { return "answer NaN" }
      let value = prediction.written(best.value)
      let others = prediction.leaders.count - 1
      return others == 0
        ? "\(best.label) \(value)"
        : others == 1
          ? "\(prediction.leaders.map(\.label).joined(separator: ", ")) \(value)"
          : "\(others + 1) classes \(value)"
    case .hidden:
      return scene.extent(of: network.last).elements < network.nodes[network.last].shape.count
        ? "answer ?" : ""
    case .computing:
      guard let progress = interaction.progress else { return "computing" }
      return Painter.longest(
        ["computing \(progress.text)", "computing \(progress.index) of \(progress.last)"],
        in: size.columns / 2)
    case .failed: return "failed"
    }
  }

  private mutating func drawCrumbs() {
    // One place at a time: the pointer's, where it is on the numbers of an output.
    let position = session.place.rung >= .cell ? view.elementAtHand : self.position
    let crumbs = position.crumbs
    // How many cells there are says the shape.
    let isHidden = session.hiddenShapes.contains(session.place.layer)
    // In a lesson the steps are the lesson's.
    let counted =
      session.course == nil
      ? position.progress : position.progress.replacing("step ", with: "layer ")
    let progress = isHidden ? "" : counted
    var column = 1
    for (index, crumb) in crumbs.enumerated() {
      let isLast = index == crumbs.count - 1
      column = put(crumb, 1, column, isLast ? .here : .label, bold: isLast)
      if !isLast { column = put(" › ", 1, column, .faint) }
    }
    if let muted = view.mutedCrumb { column = put(muted, 1, column + 2, .channels, bold: true) }
    let end = size.columns - 1 - Canvas.width(of: appearance.spelled(progress))
    if column + 2 < end { put(progress, 1, end, .label) }
    // At the input: what was done to the picture on the way in.
    guard session.place.layer == 0 else { return }
    let room = end - column - 4
    let all = session.subject.inputWords.joined(separator: ", ")
    // The words of the screen say the rest.
    let picture = session.subject.picture.notes.joined(separator: ", ")
    let notes = Canvas.width(of: appearance.spelled(all)) <= room ? all : picture
    if !notes.isEmpty { put(notes, 1, column + 2, .label, width: room) }
  }

  /// What went wrong, or has just happened, above the hints.
  private mutating func drawMessage() {
    guard let message = interaction.message, interaction.prompt == nil else { return }
    // What a lesson asks, and how far it is answered, stays in sight.
    let pane = LessonPane(size)
    let isInLesson = session.course?.isFinished == false && !pane.isBeside
    let row = isInLesson ? pane.rect.row : size.rows - 2
    put(message.text, endingAt: row, message.isFailure ? .channels : .label)
  }

  /// A sentence on as many rows as it takes, the last of them given; they cover what is there.
  private mutating func put(_ sentence: String, endingAt last: Int, _ ink: Ink) {
    let lines = Painter.words(appearance.spelled(sentence), in: size.columns - 2)
      .prefix(max(1, size.rows / 4))
    for (index, line) in lines.enumerated() {
      let row = last - lines.count + 1 + index
      canvas.fill(Rect(row: row, column: 0, rows: 1, columns: size.columns), theme.background)
      for column in 0..<size.columns { canvas.put(" ", row, column, theme.style(.text)) }
      put(line, row, 1, ink)
    }
  }

  private mutating func draw(_ prompt: Prompt) {
    let row = size.rows - 1
    canvas.fill(Rect(row: row, column: 0, rows: 1, columns: size.columns), theme.panel)
    if prompt.purpose == .search { drawFound(prompt, above: row - 1) }
    let sign = prompt.purpose == .command ? ":" : "/"
    put(sign, row, 1, .here, bold: true)
    // The end of a long line stays in sight.
    let room = max(1, size.columns - 4)
    let hidden = max(0, prompt.cursor - room + 1)
    put(String(prompt.text.dropFirst(hidden)), row, 2, .text, width: room)
    let cursor = 2 + prompt.cursor - hidden
    let under = Array(prompt.text)
    canvas.put(
      prompt.cursor < under.count ? String(under[prompt.cursor]) : " ", row, cursor, theme.mark)
    let above = row - 1
    if let error = prompt.error { return put(error, endingAt: above, .channels) }
    for column in 0..<size.columns { canvas.put(" ", above, column, theme.style(.text)) }
    put(promptHelp(prompt), above, 1, .label)
  }

  /// What can follow what is typed.
  private func promptHelp(_ prompt: Prompt) -> String {
    guard prompt.purpose == .command else { return searchHelp(prompt) }
    let name = String(prompt.text.prefix { $0 != " " })
    if let row = CommandTable.row(name) { return "\(row.usage): \(row.summary)" }
    let candidates = Completion.candidates(for: prompt.text, in: session)
    return candidates.isEmpty
      ? "no such command; Esc leaves" : candidates.prefix(12).joined(separator: "  ")
  }

  private mutating func drawHints(_ screen: ScreenName) {
    let row = size.rows - 1
    canvas.fill(Rect(row: row, column: 0, rows: 1, columns: size.columns), theme.panel)
    let hints = Hints(scene, interaction, screen)
    // How to get help and how to leave are on every screen.
    let last = hints.last.reduce(0) { $0 + width(of: $1) + 2 }
    var column = 1
    for (index, hint) in (hints.all + hints.last).enumerated() {
      let end = index < hints.all.count ? size.columns - last : size.columns
      guard column + width(of: hint) < end else { continue }
      // Where nothing can be dimmed, brackets say that it can not be used here.
      if appearance.colors == .mono, !hint.isAvailable {
        let key = KeyLabel.text(hint.key, ascii: appearance.ascii)
        column = put("(\(key) \(hint.label))", row, column, .faint) + 2
        continue
      }
      let key = KeyLabel.text(hint.key, ascii: appearance.ascii)
      column = put(key, row, column, hint.isAvailable ? .here : .faint, bold: hint.isAvailable) + 1
      column = put(hint.label, row, column, hint.isAvailable ? .label : .faint) + 2
    }
  }
  private func width(of hint: Hints.Hint) -> Int {
    let key = KeyLabel.text(hint.key, ascii: appearance.ascii)
    return Canvas.width(of: key) + 1 + Canvas.width(of: hint.label)
  }
}

/// Keys as they are written in hints and help.
enum KeyLabel {
  static func text(_ key: String, ascii: Bool) -> String {
    switch key {
    case "right": ascii ? "Right" : "→"
    case "left": ascii ? "Left" : "←"
    case "up": ascii ? "Up" : "↑"
    case "down": ascii ? "Down" : "↓"
    case "pagedown": "PgDn"
    case "pageup": "PgUp"
    case "enter": "Enter"
    case "escape": "Esc"
    case "space": "Space"
    case "tab": "Tab"
    case "home": "Home"
    case "end": "End"
    case "ctrl-r": "Ctrl-R"
    case "ctrl-c": "Ctrl-C"
    default: key
    }
  }
}
