import ConvCanvas
import ConvNet
import ConvSession

/// Loss and accuracy over the steps of a run, of the examples it learns from and of those it never
/// saw, with the line that mere guessing would stay on.
struct LearningCurves {
  let view: View
  let learned: LearnedMoment
  let columns: Int

  private var run: LearningRun { learned.moment.run }
  private var classes: Int { max(2, view.network.nodes[view.network.last].shape.count) }
  private var last: Int {
    max(view.session.learning.reached(of: run), learned.moment.step, 1)
  }
  private var here: Int? {
    let step = learned.moment.step
    return step < view.session.learning.reached(of: run) ? step : nil
  }
  /// What is known of the whole run, where one has gone back in it.
  private var whole: LearnedMoment { view.scene.farthest ?? learned }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let body = rect.dropping(bottom: 1)
    let half = (body.rows + 1) / 2
    loss.draw(
      Rect(row: body.row, column: body.column, rows: half, columns: body.columns), on: &painter)
    accuracy.draw(
      Rect(
        row: body.row + half, column: body.column, rows: body.rows - half,
        columns: body.columns), on: &painter)
    Chart.axis(
      last, here: here, "steps", rect.row + rect.rows - 1, rect.column, width: rect.columns,
      on: &painter)
  }

  /// Batches scatter, so that what is said of them is the mean of some.
  private static let few = 10

  private func title(
    _ name: String, _ text: (Double) -> String, _ value: (LearningMark) -> Double
  ) -> Words {
    let recent = learned.steps.suffix(Self.few).map(value)
    let train = recent.isEmpty ? "·" : text(recent.reduce(0, +) / Double(recent.count))
    let unseen = learned.trials.last.map { text(value($0)) } ?? "·"
    let signs = Chart.signs(view.appearance.ascii)
    guard columns > 30 else {
      return "\(bold: name) \(signs.scattered, .channels) \(train) \(bold: signs.joined) \(unseen)"
    }
    let learning: Words = "\(bold: name) \(signs.scattered, .channels) train \(train) "
    return learning + "\(bold: signs.joined) unseen \(bold: unseen)"
  }

  private func lines(_ value: (LearningMark) -> Double) -> [Chart.Line] {
    func points(_ marks: Trail<LearningMark>) -> [(step: Int, value: Double)] {
      marks.map { ($0.step, value($0)) }
    }
    return [
      .init(points: points(whole.steps), ink: .channels, isScattered: true),
      .init(points: points(whole.trials), ink: .text, isScattered: false),
    ]
  }

  private var loss: Chart {
    let guessing = CrossEntropy.guessing(classes)
    let most = whole.steps.map(\.loss).filter(\.isFinite).max() ?? guessing
    let text = { @Sendable (loss: Double) in Numerals(decimals: loss < 1 ? 2 : 1).text(loss) }
    return Chart(
      title: title("loss", text, \.loss), lines: lines(\.loss), guess: (guessing, "guessing"),
      range: 0...min(max(most, guessing * 1.2), guessing * 3), last: last, here: here,
      text: { Numerals(decimals: 1).text($0) })
  }
  private var accuracy: Chart {
    let text = { (share: Double) in Numerals(decimals: 0).text(share * 100) }
    return Chart(
      title: title("right %", text, \.accuracy), lines: lines(\.accuracy),
      guess: (1 / Double(classes), "guessing"), range: 0...1, last: last, here: here,
      text: { "\(Int(($0 * 100).rounded())) %" })
  }
}
