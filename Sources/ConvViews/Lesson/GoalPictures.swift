import ConvCanvas
import ConvNet
import ConvSession

/// The pictures besides the one at hand that a step's goal is measured on, each with the map that it
/// gives and what is wanted of it: below the kernel, or at the foot of the lesson's side. They stay
/// when the goal is reached, for they are what shows it.
struct GoalPictures: Pane {
  let view: View

  static let least = Size(rows: 3, columns: 24)

  private var goal: Goal? {
    guard case .goal(let goal)? = view.session.course?.step?.question?.kind else { return nil }
    return goal
  }
  private var names: [String] { goal?.pictures ?? [] }

  var words: [Words] { names.flatMap { captions($0, isNarrow: false) } }

  /// Whether the goal's other pictures are drawn, so that no words have to stand for them.
  static func isShown(_ view: View) -> Bool {
    let pane = GoalPictures(view: view)
    guard !pane.names.isEmpty else { return false }
    let layout = LessonLayout(view.size)
    if layout.isBeside { return pane.rows(in: layout.rect.columns - 2) > 0 }
    return GoalPictures.strip(view) != nil
  }

  /// The rows under the kernel and the map that they keep free above a lesson's text.
  static func strip(_ view: View) -> Rect? {
    let pane = GoalPictures(view: view)
    let layout = LessonLayout(view.size)
    let isMap = Screen.current(view.session, view.interaction).name == .map
    guard !pane.names.isEmpty, !layout.isBeside, isMap, view.size.columns >= 78 else { return nil }
    let column = 26
    return Rect(
      row: layout.rect.row - least.rows - 1, column: column, rows: least.rows,
      columns: view.size.columns - column - 1)
  }

  /// Rows of one picture with its map in the lesson's own side.
  private static let blockRows = 7

  /// Rows that they take in a side pane; none where there are none, or too many for it.
  func rows(in columns: Int) -> Int {
    let rows = names.count * GoalPictures.blockRows
    return rows <= view.size.rows / 2 ? rows : 0
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let count = max(1, names.count)
    let isStrip = rect.rows < GoalPictures.blockRows
    if isStrip { painter.canvas.fill(rect, painter.theme.background) }
    for (index, name) in names.enumerated() {
      let part =
        isStrip
        ? Rect(
          row: rect.row, column: rect.column + index * (rect.columns / count), rows: rect.rows,
          columns: rect.columns / count)
        : Rect(
          row: rect.row + index * GoalPictures.blockRows, column: rect.column,
          rows: GoalPictures.blockRows - 1, columns: rect.columns)
      draw(name, part, on: &painter)
    }
  }

  private func draw(_ name: String, _ rect: Rect, on painter: inout Painter) {
    var column = rect.column
    if let picture = scene.picture(name), let subject = session.subject.looking(at: picture) {
      column = draw(view.picture(of: subject), rect, column, on: &painter)
      if let shown = map(name) {
        let image = view.image(shown.layer, channel: shown.map, of: subject)
        column = draw(image, rect, column + 1, on: &painter)
      }
    }
    let room = max(0, rect.column + rect.columns - column - 1)
    let whole = captions(name, isNarrow: false)
    let isNarrow = whole.contains { Words(spelling: $0, view.appearance).width > room }
    let lines = isNarrow ? captions(name, isNarrow: true) : whole
    for (index, line) in lines.prefix(rect.rows).enumerated() {
      painter.put(line, rect.row + index, column + 1, width: room)
    }
  }

  /// - Returns: the column after it.
  private func draw(
    _ image: MapImage, _ rect: Rect, _ column: Int, on painter: inout Painter
  ) -> Int {
    let room = min(rect.rows * 2, 12)
    let placement = view.placement(image, rect.rows, room, numbers: false, scale: 1)
    painter.draw(image, placement, rect.row, column)
    return column + placement.columns
  }

  /// The map that the goal looks at, for the picture; where it asks for the answer, the one at hand.
  private func map(_ name: String) -> (layer: Int, map: Int)? {
    let clauses = goal?.clauses.filter { ClauseWords($0, in: scene).picture == name } ?? []
    if let asked = clauses.compactMap({ $0.map(in: network) }).first { return asked }
    return session.place.rung >= .map ? (session.place.layer, position.map) : nil
  }

  /// Its name, then what was measured and what is wanted, of each clause.
  private func captions(_ name: String, isNarrow: Bool) -> [Words] {
    guard let goal else { return [] }
    var lines: [Words] = ["\(label: name)"]
    for (clause, holds) in zip(goal.clauses, goal.verdicts(in: scene)) {
      let words = ClauseWords(clause, in: scene)
      guard words.picture == name else { continue }
      let now = words.now ?? "?"
      let isAnswer = clause.namesTheAnswer
      let wanted = isAnswer ? words.wanted.replacing("is ", with: "") : words.wanted
      lines.append(isAnswer ? "read as \(bold: now)" : "\(clause.measuredWord) \(bold: now)")
      lines.append(
        holds ? "\("✓ \(wanted)", .good)" : isNarrow ? "· \(wanted)" : "· wanted: \(wanted)")
    }
    return lines
  }
}

extension Goal.Clause {
  /// What of a map is measured, in a word.
  fileprivate var measuredWord: String {
    left.text.hasPrefix("max") ? "brightest" : left.text.hasPrefix("min") ? "darkest" : "now"
  }
}
