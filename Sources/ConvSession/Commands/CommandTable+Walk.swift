extension CommandTable {
  static let walk: [CommandRow] = [
    CommandRow("step [n]", "on along the pass, by units of the zoom", .walk) {
      (words) throws(CommandError) in .walk(.step(try count(&words)))
    },
    CommandRow("back [n]", "back along the pass", .walk) {
      (words) throws(CommandError) in .walk(.back(try count(&words)))
    },
    CommandRow("row [n]", "a row of cells on, or back with a minus", .walk) {
      (words) throws(CommandError) in
      .walk(.row(words.isEmpty ? 1 : try words.whole("n", in: -mostSteps...mostSteps)))
    },
    CommandRow("first", "the first unit inside the parent", .walk, .walk(.first)),
    CommandRow("last", "the last unit inside the parent", .walk, .walk(.last)),
    CommandRow("run", "to the end of the parent, then of the pass", .walk, .walk(.run)),
    CommandRow(
      "stepping [on|off]", "compute as you walk, or all at once", .walk,
      completing: .words(["on", "off"])
    ) { (words) throws(CommandError) in
      switch words.optional() {
      case nil: .walk(.stepping(nil))
      case "on": .walk(.stepping(true))
      case "off": .walk(.stepping(false))
      case let word?: throw .extra(word, usage: words.usage)
      }
    },
    CommandRow(
      "zoom in|out", "into the unit, or out of it", .walk, completing: .words(["in", "out"])
    ) { (words) throws(CommandError) in
      switch try words.word("in or out") {
      case "in": .walk(.zoomIn)
      case "out": .walk(.zoomOut)
      case let word: throw .extra(word, usage: words.usage)
      }
    },
    CommandRow(
      "goto PLACE", "to a layer, map, cell, channel or product", .walk, completing: .place
    ) { (words) throws(CommandError) in
      .goto(try Reference(parsing: words.word("a place")))
    },
  ]

  /// More steps than this at once are refused.
  public static let mostSteps = 100_000

  private static func count(_ words: inout CommandWords) throws(CommandError) -> Int {
    words.isEmpty ? 1 : try words.whole("n", in: 1...mostSteps)
  }
}
