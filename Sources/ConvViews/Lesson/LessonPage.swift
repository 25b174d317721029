import ConvCanvas
import ConvNet
import ConvSession

/// The lines of a lesson's pane. The question of an open step stands in all of them, and what is
/// said to an answer stands below it.
struct LessonPage {
  enum Line: Hashable {
    /// With the number of the step at its right.
    case head(Words)
    case words(Words)
    /// What can be chosen, side by side; a click on one chooses it.
    case choices([Choice])
    case answer
    case goal([LessonClause])
    case gap
  }
  /// One of a question's choices, or a line of a long one.
  struct Choice: Hashable {
    /// From 1.
    let number: Int
    let words: Words
  }
  private(set) var lines: [Line] = []
  /// Whether something is said below what the step takes by itself.
  private(set) var saysMore = false

  private let course: Course
  private let step: LessonStep
  private let columns: Int
  private let isAscii: Bool

  /// - Parameters:
  ///   - rows: the most that there is room for.
  ///   - isSilent: whether what is said to an answer is left out: what the step takes by itself.
  init(
    _ view: View, _ course: Course, _ step: LessonStep, rows: Int, columns: Int,
    isAiry: Bool = false, isSilent: Bool = false
  ) {
    (self.course, self.step, self.columns) = (course, step, columns)
    isAscii = view.appearance.ascii
    let isReached = course.isReached(in: view.scene)
    let said = isSilent ? [] : LessonPage.said(course, step, isReached: isReached)
    saysMore = !said.isEmpty
    let parts = Parts(
      prose: prose, question: question, answer: choices + answerLines(view), said: said,
      heading: heading(isReached: isReached && course.feedback?.kind == .wrong))
    let all = LessonPage.forms(parts, isOpen: course.openQuestion != nil, isAiry: isAiry) {
      wrap($0, $1)
    }
    let fitting = all.first { $0.count <= rows } ?? all.last ?? []
    lines = Array(fitting.prefix(rows))
  }

  private struct Parts {
    let prose: [Words]
    let question: [Words]
    let answer: [Line]
    let said: [Words]
    let heading: Words
  }

  /// The ways to lay the parts out, the best first: all of them; without the words that led to the
  /// question; the question in the place of the heading.
  private static func forms(
    _ parts: Parts, isOpen: Bool, isAiry: Bool, wrap: ([Words], Int) -> [Words]
  ) -> [[Line]] {
    func words(_ all: [Words], narrower: Int = 0) -> [Line] {
      wrap(all, narrower).map { .words($0) }
    }
    let head = Line.head(parts.heading)
    let prose = words(parts.said.isEmpty ? parts.prose : parts.prose.map(\.faded))
    let (question, said) = (words(parts.question), words(parts.said))
    // The number of the step stands at its end.
    var first = words(parts.question, narrower: 6)
    if case .words(let line)? = first.first { first[0] = .head(line) }
    let airy = [[head], prose, question + parts.answer, said].filter { !$0.isEmpty }
    let forms = [
      airy.dropFirst().reduce(airy[0]) { $0 + [.gap] + $1 },
      [head] + prose + question + parts.answer + said,
      [head] + question + parts.answer + said,
      isOpen ? first + parts.answer + said : [head] + said,
    ]
    return Array(forms.dropFirst(isAiry ? 0 : 1))
  }

  private func wrap(_ paragraphs: [Words], _ narrower: Int) -> [Words] {
    let named = isAscii ? paragraphs.map(\.withNamedKeys) : paragraphs
    return named.flatMap { $0.wrapped(max(1, columns - narrower)) }
  }

  // MARK: Parts

  /// The words that lead to the question.
  private var prose: [Words] {
    step.question == nil ? step.words : Array(step.words.dropLast())
  }

  /// The last paragraph of a step that asks something.
  private var question: [Words] {
    step.question == nil ? [] : step.words.suffix(1).map(\.emphasized)
  }

  /// What can be chosen: side by side where all are short.
  private var choices: [Line] {
    guard let texts = step.question?.choices else { return [] }
    let all = texts.enumerated().map { index, text in
      Choice(number: index + 1, words: "\(bold: "\(index + 1)") \(text)")
    }
    let width = all.reduce(-LessonPage.choiceGap) { $0 + $1.words.width + LessonPage.choiceGap }
    guard width > columns else { return [.choices(all)] }
    return all.flatMap { choice in
      wrap([choice.words], 0).map { .choices([Choice(number: choice.number, words: $0)]) }
    }
  }
  static let choiceGap = 4

  private func heading(isReached: Bool) -> Words {
    if course.feedback?.kind == .right { return "\("\(step.heading) ✓", .good)" }
    return "\(bold: step.heading)"
  }

  private func answerLines(_ view: View) -> [Line] {
    guard let question = course.openQuestion else { return [] }
    guard case .goal(let goal) = question.kind else { return [.answer] }
    return LessonClause.lines(goal, view, columns: columns).map { .goal($0) }
  }

  private static func said(
    _ course: Course, _ step: LessonStep, isReached: Bool
  ) -> [Words] {
    // What was wrong before is so no longer.
    if isReached { return ["\("That is it.", .good) Press \(key: "enter")."] }
    guard let feedback = course.feedback else {
      return step.question == nil || course.openQuestion != nil
        ? [] : ["\(label: standing(course))"]
    }
    // Only commands keep their lines; sentences are broken where this pane ends.
    let texts =
      feedback.kind == .solution
      ? feedback.text.split(separator: "\n").map(String.init)
      : [feedback.text.split(separator: "\n").joined(separator: " ")]
    var said = texts.map { Words(parsing: $0) }
    switch feedback.kind {
    case .wrong: said[0] = "\("Not yet.", .channels) " + said[0]
    case .hint where step.question?.hints.contains(feedback.text) == true:
      said[0] = "\(bold: hintNumber(course, step)): " + said[0]
    case .hint, .right, .solution: break
    }
    return said
  }

  private static func hintNumber(_ course: Course, _ step: LessonStep) -> String {
    let count = step.question?.hints.count ?? 0
    return count == 0 ? "Hint" : "Hint \(max(1, course.record.hints)) of \(count)"
  }

  /// What is said of a question that was answered before.
  private static func standing(_ course: Course) -> String {
    let answer = course.record.answer.map { ": \($0.replacing("-", with: "−"))" } ?? ""
    return "You have done this\(answer)."
  }
}
