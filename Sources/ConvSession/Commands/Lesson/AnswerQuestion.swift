/// `answer [TEXT]`: an answer to what the step asks.
struct AnswerQuestion: SessionCommand {
  static let row = CommandRow(
    "answer [TEXT]", "what the step asks; alone: submit, a hint, or on", .lesson)
  /// Empty: whatever Enter means here.
  let answer: String

  init(_ answer: String) { self.answer = answer }
  init(_ words: inout CommandWords) throws(CommandError) {
    answer = words.isEmpty ? "" : try words.name("an answer").text
  }
  var text: String {
    answer.isEmpty ? "answer" : "answer \(QuotedWord.written(answer, holdsBlanks: true))"
  }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    try session.answer(answer, results)
  }
}
