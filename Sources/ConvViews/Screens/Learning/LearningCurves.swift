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
  /// Moments that somebody wrote down stand beside each other evenly, however far apart they were.
  private var steps: [Int]? { run.filed?.moments.map(\.step) }
  private func place(_ step: Int) -> Int {
    steps?.lastIndex { $0 <= step } ?? step
  }
  private var last: Int {
    if let steps { return max(1, steps.count - 1) }
    return max(
      view.session.learning.reached(of: run), learned.moment.step,
      other?.learned.trials.last?.step ?? 0, 1)
  }
  private var here: Int? {
    let step = learned.moment.step
    return step < view.session.learning.reached(of: run) ? place(step) : nil
  }
  /// What is known of the whole run, where one has gone back in it.
  private var whole: LearnedMoment { view.scene.farthest ?? learned }
  private var other: OtherRun? { OtherRun(view) }

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
      step: { index in
        steps.map { $0.indices.contains(index) ? $0[index] : index } ?? index
      }, on: &painter)
  }

  /// Batches scatter, so that what is said of them is the mean of some.
  private static let few = 10

  private func title(
    _ name: String, _ text: (Double) -> String, _ value: (LearningMark) -> Double
  ) -> Words {
    let recent = learned.steps.suffix(Self.few).map(value)
    let train = recent.isEmpty ? nil : text(recent.reduce(0, +) / Double(recent.count))
    let unseen = learned.trials.last.map { text(value($0)) } ?? "·"
    let signs = Chart.signs(view.appearance.ascii)
    let compared = other.flatMap { other in
      other.trial(near: learned.moment.step).map { (other.number, text(value($0))) }
    }
    let isWide = columns > (compared == nil ? 30 : 44)
    var words: Words = "\(bold: name) "
    if let train {
      words =
        words + "\(signs.scattered, .channels) "
        + (isWide ? "train \(train) " as Words : "\(train) " as Words)
    }
    words = words + "\(bold: signs.joined) " + (isWide ? "unseen " : "") as Words
    words = words + "\(bold: unseen)"
    guard let (number, text) = compared else { return words }
    return words + " \(signs.compared, .weights) run \(number) \(text)" as Words
  }

  private func lines(_ value: (LearningMark) -> Double) -> [Chart.Line] {
    func points(_ marks: Trail<LearningMark>) -> [(step: Int, value: Double)] {
      marks.map { (place($0.step), value($0)) }
    }
    let compared = other.map { other in
      Chart.Line(points: points(other.learned.trials), ink: .weights, form: .compared)
    }
    return [compared].compactMap { $0 } + [
      .init(points: points(whole.steps), ink: .channels, form: .scattered),
      .init(points: points(whole.trials), ink: .text, form: .joined),
    ]
  }

  private var loss: Chart {
    let guessing = CrossEntropy.guessing(classes)
    let seen = whole.steps.map(\.loss) + (other?.learned.trials.map(\.loss) ?? [])
    let most = (seen + whole.trials.map(\.loss)).filter(\.isFinite).max() ?? guessing
    let text = { @Sendable (loss: Double) in Numerals(decimals: loss < 1 ? 2 : 1).text(loss) }
    return Chart(
      title: title("loss", text, \.loss), lines: lines(\.loss), guess: (guessing, "guessing"),
      range: 0...min(max(most, guessing * 1.2), guessing * 3), last: last, here: here,
      text: { Numerals(decimals: 1).text($0) })
  }
  private var accuracy: Chart {
    let text = { (share: Double) in String(Numerals.wholePercent(share).dropLast(2)) }
    return Chart(
      title: title("right %", text, \.accuracy), lines: lines(\.accuracy),
      guess: (1 / Double(classes), "guessing"), range: 0...1, last: last, here: here,
      text: { "\(Int(($0 * 100).rounded())) %" })
  }
}
