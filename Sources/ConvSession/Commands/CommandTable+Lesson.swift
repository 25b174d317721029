extension CommandTable {
  static let lesson: [CommandRow] = [
    CommandRow(
      "lesson [NAME[#STEP]]", "begin a lesson; alone: back to what the step began with", .lesson
    ) { (words) throws(CommandError) in
      words.isEmpty ? .lesson(.restart) : .lesson(.begin(try words.remainder("a lesson")))
    },
    CommandRow("answer [TEXT]", "what the step asks; alone: submit, a hint, or on", .lesson) {
      (words) throws(CommandError) in
      .lesson(.answer(words.isEmpty ? "" : try words.remainder("an answer")))
    },
    CommandRow("hint", "one hint more", .lesson, .lesson(.hint)),
    CommandRow("solve", "how it is done, after three tries", .lesson, .lesson(.solve)),
    CommandRow("skip", "on without an answer", .lesson, .lesson(.skip)),
    CommandRow("next", "the next step", .lesson, .lesson(.next)),
    CommandRow("previous", "the step before", .lesson, .lesson(.previous)),
    CommandRow("leave", "leave the lesson, keep the network", .lesson, .lesson(.leave)),
  ]
}
