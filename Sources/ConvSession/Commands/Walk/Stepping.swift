/// `stepping [on|off]`: whether what lies later than the place is blank.
struct Stepping: SessionCommand {
  static let row = CommandRow(
    "stepping [on|off]", "compute as you walk, or all at once", .walk,
    completing: .words(["on", "off"]))
  /// nil: the other way.
  let isOn: Bool?

  init(isOn: Bool) { self.isOn = isOn }
  init(_ words: inout CommandWords) throws(CommandError) {
    switch words.optional() {
    case nil: isOn = nil
    case "on": isOn = true
    case "off": isOn = false
    case let word?: throw .extra(word, usage: words.usage)
    }
  }
  var text: String { isOn.map { "stepping \($0 ? "on" : "off")" } ?? "stepping" }

  func apply(to session: inout Session, _ results: Results) {
    session.isStepping = isOn ?? !session.isStepping
  }
}
