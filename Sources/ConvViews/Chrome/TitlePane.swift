import ConvCanvas
import ConvNet
import ConvSession

/// The first line of a screen: the network and its input, what the hand is on, and the answer.
struct TitlePane: Pane {
  let view: View

  static let least = Size(rows: 1, columns: Chrome.smallest.columns)

  var words: [Words] { ["\(names[0])", "\(bold: answer)"] }

  func draw(_ rect: Rect, on painter: inout Painter) {
    painter.canvas.fill(rect, painter.theme.panel)
    let right = rect.column + rect.columns
    painter.put(rightBefore: right - 1, answer, rect.row, .text, bold: true)
    // The answer keeps its place; what is in hand is worth more than what is open.
    let end = right - 3 - width(answer)
    let hand = interaction.hand == .pass ? "" : interaction.hand.rawValue.uppercased()
    var column = painter.put("convscope", rect.row, rect.column + 1, .text, bold: true) + 2
    let step = session.isStepping ? 6 : 0
    let detail = Painter.longest(
      HandName(view).choices.map(appearance.spelled), in: end - column - step - hand.count - 3)
    let held = hand.isEmpty ? 0 : hand.count + 3 + width(detail)
    func put(_ text: String, bold: Bool = false) {
      column = painter.put(
        text, rect.row, column, .label, bold: bold, width: max(0, end - column))
    }
    let name = Painter.longest(names, in: end - column - held - (hand.isEmpty ? 0 : step))
    column = painter.put(name, rect.row, column, .text) + 2
    if session.isStepping, column + 4 <= end {
      put("STEP")
      column += 2
    }
    if !hand.isEmpty {
      put(hand, bold: true)
      column += 1
      put(detail)
      column += 2
    }
    if interaction.showsDifference, column + 10 <= end {
      painter.put("DIFFERENCE", rect.row, column, .differs, bold: true, width: end - column)
    }
  }

  private func width(_ text: String) -> Int { Canvas.width(of: appearance.spelled(text)) }

  /// The lesson that is taken, or the network and its picture, the longest first.
  private var names: [String] {
    if let course = session.course { return [course.lesson.title, ""] }
    let name = network.name == "network" ? "a network line" : network.name
    // Nothing flows through weights, so no picture is before them.
    if network.isGallery { return [name, ""] }
    return ["\(name) · \(session.subject.picture.name)", name, ""]
  }

  /// What the pointer of the hand is on, and its number, or what is typed in its place; empty on
  /// the pass.
  var handDetail: String { HandName(view).text }

  /// The answer of the network: `O 94.9 %`, and `answer ?` while it is not computed.
  var answer: String {
    if network.isGallery { return "weights alone" }
    if network.graph.obstacle(to: network.last) != nil { return "not computed" }
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
      guard let progress = scene.surroundings.progress else { return "computing" }
      return Painter.longest(
        ["computing \(progress.text)", "computing \(progress.index) of \(progress.last)"],
        in: view.size.columns / 2)
    case .failed: return "failed"
    }
  }
}
