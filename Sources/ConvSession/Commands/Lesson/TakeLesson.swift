/// `lesson [NAME[#STEP]]`: a lesson from its start, or a step again from what it began with.
struct TakeLesson: SessionCommand {
  static let row = CommandRow(
    "lesson [NAME[#STEP] [seed N]]", "begin a lesson; alone: back to what the step began with",
    .lesson)
  /// nil: the step at hand.
  let name: String?
  /// Decides which numbers are asked for where the lesson leaves it open.
  let seed: Int

  init(_ name: String, seed: Int = 0) { (self.name, self.seed) = (name, seed) }
  init(_ words: inout CommandWords) throws(CommandError) {
    seed = words.takeLast("seed") ?? 0
    name = words.isEmpty ? nil : try words.file("a lesson")
  }
  var text: String {
    guard let name else { return "lesson" }
    let chosen = seed == 0 ? "" : " seed \(seed)"
    return "lesson \(QuotedWord.written(name, holdsBlanks: true))" + chosen
  }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    if let name { try session.begin(name, seed: seed, results) } else { try session.restartStep() }
  }
}
