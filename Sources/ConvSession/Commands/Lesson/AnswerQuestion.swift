/// `answer [TEXT]`: an answer to what the step asks.
struct AnswerQuestion: SessionCommand {
  static let row = CommandRow(
    "answer [TEXT]", "what the step asks; alone: submit, a hint, or on", .lesson)
  /// Empty: whatever Enter means here.
  let answer: String

  init(_ answer: String) { self.answer = answer }
  init(_ words: inout CommandWords) throws(CommandError) {
    answer = words.isEmpty ? "" : try words.remainder("an answer")
  }
  var text: String { answer.isEmpty ? "answer" : "answer \(answer)" }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    try session.answer(answer, results)
  }
}
