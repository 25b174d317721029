import ConvCanvas
import ConvNet
import ConvSession

/// Learning as it goes: curves of loss and accuracy at the left, the weights of a layer at the right,
/// and what they make of the input at hand below those.
struct LearningPane: Pane {
  let view: View

  static let least = Size(rows: 14, columns: 70)

  private var moment: Moment? { view.session.subject.origin.moment }
  private var learned: LearnedMoment? { view.scene.learned.value }
  private var classes: Int { max(2, network.nodes[network.last].shape.count) }

  var words: [Words] {
    guard let moment else { return LearningWords(view: view, learned: nil).beginning }
    let words = LearningWords(view: view, learned: learned)
    return [words.moment(moment)] + words.state
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    painter.put(words, in: rect.bottom(3))
    let left = min(rect.columns / 2 - 1, Magnification.isRoomy(view.size) ? 70 : 40)
    let body = rect.dropping(bottom: 4)
    let half = body.rows / 2
    loss?.draw(
      Rect(row: body.row, column: body.column, rows: half, columns: left), on: &painter)
    accuracy?.draw(
      Rect(
        row: body.row + half, column: body.column, rows: body.rows - half, columns: left),
      on: &painter)
    if learned == nil {
      painter.put(
        view.scene.learned.failure.map { ["\($0)"] } ?? LearningWords(view: view, learned: nil).how,
        in: Rect(row: body.row, column: body.column, rows: body.rows, columns: left))
    }
    LearnedWeights(view: view, before: learned?.moment.run.start).draw(
      Rect(
        row: body.row, column: body.column + left + 3, rows: body.rows,
        columns: body.columns - left - 3), on: &painter)
  }

  // MARK: Curves

  private var last: Int { max(view.session.learning.reached, moment?.step ?? 0, 1) }

  private func lines(_ value: (LearningMark) -> Double) -> [Chart.Line] {
    guard let learned else { return [] }
    func points(_ marks: Trail<LearningMark>) -> [(step: Int, value: Double)] {
      marks.map { ($0.step, value($0)) }
    }
    return [
      .init(points: points(learned.steps), ink: .label, isScattered: true),
      .init(points: points(learned.trials), ink: .text, isScattered: false),
    ]
  }
  private var here: Int? {
    moment.flatMap { $0.step < view.session.learning.reached ? $0.step : nil }
  }

  private var loss: Chart? {
    guard let learned else { return nil }
    let guessing = CrossEntropy.guessing(classes)
    let most = learned.steps.map(\.loss).filter(\.isFinite).max() ?? guessing
    let now = learned.trials.last.map { Numerals(decimals: 2).text(Float($0.loss)) } ?? ""
    return Chart(
      title: "\(bold: "loss") \(label: "on pictures it never saw:") \(bold: now)",
      lines: lines(\.loss), guess: (guessing, "guessing"),
      range: 0...min(max(most, guessing * 1.1), guessing * 3), last: last, here: here,
      text: { Numerals(decimals: 1).text(Float($0)) })
  }
  private var accuracy: Chart? {
    guard let learned else { return nil }
    let now = learned.trials.last.map { Numerals.percent(Float($0.accuracy)) } ?? ""
    return Chart(
      title: "\(bold: "right") \(label: "of pictures it never saw:") \(bold: now)",
      lines: lines(\.accuracy), guess: (1 / Double(classes), "guessing"), range: 0...1,
      last: last, here: here, text: { "\(Int(($0 * 100).rounded())) %" })
  }
}
