/// `lesson [NAME[#STEP]]`: a lesson from its start, or a step again from what it began with.
struct TakeLesson: SessionCommand {
  static let row = CommandRow(
    "lesson [NAME[#STEP]]", "begin a lesson; alone: back to what the step began with", .lesson)
  /// nil: the step at hand.
  let name: String?

  init(_ name: String) { self.name = name }
  init(_ words: inout CommandWords) throws(CommandError) {
    name = words.isEmpty ? nil : try words.file("a lesson")
  }
  var text: String {
    name.map { "lesson \(QuotedWord.written($0, holdsBlanks: true))" } ?? "lesson"
  }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    if let name { try session.begin(name, results) } else { try session.restartStep() }
  }
}
