import ConvSession
import Testing

/// What is wrong has its place: the columns are counted by hand.
struct LessonParserIssueTests {
  private static let long = String(repeating: "x", count: 40)
  /// Five lines of sentences.
  private static let five = String(repeating: "So many words are said here. ", count: 12)

  @Test(arguments: [
    ("format: 1", "format: 2", "x.md:2:9: format 2 is not known; write format: 1"),
    ("id: turn-an-edge-on", "id: Turn", "x.md:3:5: an id is made of a to z, 0 to 9 and -"),
    ("id: turn-an-edge-on", "", "x.md:1:1: the front matter has no id"),
    ("id: turn-an-edge-on", "id:", "x.md:3:1: id is empty"),
    ("minutes: 8", "minutes: 8.5", "x.md:10:10: minutes is a whole number from 1 to 120"),
    ("stepping: off", "stepping: no", "x.md:11:11: stepping is on or off"),
    (
      "stepping: off", "steps: 3",
      "x.md:11:1: the front matter has no key steps; there are format, id, title, model, input, "
        + "teaches, able, remember, minutes, difficulty, next, stepping"
    ),
    ("stepping: off", "id: other", "x.md:3:1: id is written twice"),
    (
      "input: O", "input: ../secret.png",
      "x.md:6:8: ../secret.png is not beside the lesson; a lesson opens only files in its own "
        + "folder"
    ),
    (
      "input: O", "input: Q",
      "x.md:6:8: there is no picture Q that ships; a picture file beside the lesson is named in "
        + "full, such as my.png"
    ),
    (
      "model: letters          # a shipped model", "model: leters",
      "x.md:5:8: there is no network leters; there are letters, lenet, shapes, scenes, residual, branches, or a "
        + "network line such as input 1x12x12 > conv 2 3x3 > relu"
    ),
  ])
  func `the front matter has its place`(line: String, instead: String, issue: String) {
    #expect(SampleLesson.issues(line, instead: instead).contains(issue))
  }

  @Test(arguments: [
    (
      "goto nowhere[",
      "x.md:15:1: nowhere[ is no place; write it like conv1, conv1[2] or conv1[2,5,7]"
    ),
    ("# so\n  stap", "x.md:16:3: there is no command stap; did you mean step?"),
    ("show x.svg", "x.md:15:1: a lesson can not say show"),
    ("record x", "x.md:15:1: a lesson can not say record"),
    ("quit", "x.md:15:1: a lesson can not say quit"),
    ("resume", "x.md:15:1: a lesson can not say resume"),
    ("prompt", "x.md:15:1: a lesson can not say prompt"),
    ("type 3", "x.md:15:1: a lesson can not say type"),
    (
      "input /etc/passwd",
      "x.md:15:1: /etc/passwd is not beside the lesson; a lesson opens only files in its own folder"
    ),
    (
      "open ../m.onnx",
      "x.md:15:1: ../m.onnx is not beside the lesson; a lesson opens only files in its own folder"
    ),
    (
      "input ~root.png",
      "x.md:15:1: ~root.png is not beside the lesson; a lesson opens only files in its own folder"
    ),
  ])
  func `commands have their place`(body: String, issue: String) {
    #expect(SampleLesson.issues(step: "```do\n\(body)\n```\n") == [issue])
  }

  @Test(arguments: [
    (
      "hint: look",
      "x.md:14:1: an ask block has exactly one of goal, choice, number, predict, shape, cell, text, excites"
    ),
    (
      "shape: pool\ncell: edges[0,1,1]",
      "x.md:16:1: an ask block has exactly one of goal, choice, number, predict, shape, cell, text, excites"
    ),
    (
      "shape: pool\ntolerance: 1",
      "x.md:16:1: a shape question has no key tolerance; there are shape, hint, wrong, refuse, solution, praise, then, place, builds, shown, shows"
    ),
    ("goal: edits == 1", "x.md:15:1: a goal question needs a solution"),
    ("choice: [a, b]", "x.md:15:9: a choice needs an answer: its text, or its number from 1"),
    (
      "choice: [a, b]\nanswer: c",
      "x.md:16:9: c is none of the choices, which are 1 \"a\", 2 \"b\""
    ),
    (
      "choice: [2, 1]\nanswer: 1",
      "x.md:16:9: 1 is one of the choices and the number of another; change the choices' order"
    ),
    ("choice: [a, a]\nanswer: 1", "x.md:15:13: this choice is there twice"),
    ("choice: [a, b]\nanswer: 1\nrefuse: a", "x.md:17:9: this is the right answer"),
    ("number: edits\ntolerance: few", "x.md:16:12: tolerance is a number from 0 up"),
    ("predict: edges", "x.md:15:10: edges is no number of a pass; write it like edges[0,2,5]"),
    (
      "predict: edges.weight[0,0,1,1]",
      "x.md:15:10: edges.weight[0,0,1,1] is no number of a pass; write it like edges[0,2,5]"
    ),
    ("shape: edges[0]", "x.md:15:8: shape takes the name of a layer"),
    (
      "shape: pool\nhint: [a, ]\nwrong: no",
      "x.md:17:1: wrong is a list of at most 12 entries with when or answer, and say"
    ),
    ("shape: pool\nwrong:\n  - say: no", "x.md:17:5: an entry of wrong has either when or answer"),
    ("shape: pool\nwrong:\n  - answer: 3", "x.md:17:5: an entry of wrong has to say something"),
    (
      "shape: pool\nhint: {a: b}",
      "x.md:16:7: each entry of hint has to be a text; put it in quotes, for its colon makes it a key"
    ),
    ("goal: edits == 1\nsolution: quit", "x.md:16:11: a lesson can not say quit"),
    (
      "goal: edits == 1\nsolution: undo\nrefuse: [undo, stap]",
      "x.md:17:16: there is no command stap; did you mean step?"
    ),
    ("nummber: edits", "x.md:15:1: an ask block has no key nummber; did you mean number?"),
    ("shape: pool\nhnt: look", "x.md:16:1: a shape question has no key hnt; did you mean hint?"),
    (
      "shape: pool\nwrong:\n  - when: edits == 1\n    say: no",
      "x.md:17:5: only a goal has wrong states; write answer: instead of when"
    ),
    (
      "goal: edits == 1\nsolution: undo\nwrong:\n  - answer: 3\n    say: no",
      "x.md:18:13: a goal has no answers; write when: with the wrong state"
    ),
    ("shape: pool\nhint:\n\t- look", "x.md:17:1: tabs are not allowed here; indent with spaces"),
    (
      "shape: pool\nhint: so: much",
      "x.md:16:9: this YAML can not be read: mapping values are not allowed in this context; put "
        + "the text in quotes"
    ),
    (
      "goal: pool == pool on O\nsolution: undo",
      "x.md:15:7: pool is no measure by itself; where it is a layer, put a function around it, "
        + "such as sum(pool)"
    ),
    ("goal: edits = 1\nsolution: undo", "x.md:15:13: write == where both sides have to be equal"),
    ("just words", "x.md:15:1: this ask block has to be lines of key: value"),
    ("", "x.md:14:1: this ask block is empty"),
  ])
  func `questions have their place`(body: String, issue: String) {
    #expect(SampleLesson.issues(ask: body) == [issue])
  }

  @Test(arguments: [
    ("goal: edits >> 1\nsolution: undo", 15, 14),
    ("goal: \"edits >> 1\"\nsolution: undo", 15, 15),
    ("goal:\n  - edits == 1\n  - wrongs == 2\nsolution: undo", 17, 5),
    (
      "goal: edits == 1\nsolution: undo\nwrong:\n  - when: edits == 1 and blue\n    say: no", 18, 26
    ),
    ("number: 3 + blue", 15, 13),
  ])
  func `goals and measures have their place inside`(body: String, line: Int, column: Int) {
    let issues = SampleLesson.reading(SampleLesson.frontMatter + "## Step\n```ask\n\(body)\n```\n")
      .issues
    #expect(issues.count == 1)
    #expect(issues.first.map { [$0.line, $0.column] } == [line, column])
  }

  @Test
  func `a place after letters of several scalars counts characters`() {
    #expect(
      SampleLesson.issues(ask: "{hint: e\u{301}e\u{301}, shape: \"edges[0]\"}") == [
        "x.md:15:19: shape takes the name of a layer"
      ])
  }

  @Test(arguments: [
    ("a **bold", "x.md:14:3: ** is not closed"),
    ("a `code", "x.md:14:3: ` is not closed"),
    ("| a | b |", "x.md:14:1: a step shows no tables; say it in a sentence or a list"),
    ("> so", "x.md:14:1: a step shows no quotes; say it in a sentence"),
    ("---", "x.md:14:1: a line of - means nothing here; ## begins a step"),
    ("### Deep", "x.md:14:1: only headings with ## begin a step"),
    ("## Step", "x.md:14:1: there is another step step; give this one its own {#id}"),
    ("## Other {#step}", "x.md:14:10: there is another step step; give this one its own {#id}"),
    ("## Other {#A b}", "x.md:14:10: an id is made of a to z, 0 to 9 and -"),
    ("## {#a}", "x.md:14:1: this heading is empty"),
    ("## ?!", "x.md:14:1: no id can be made of this heading; write one behind it: {#name}"),
    ("```swift\n```", "x.md:14:1: a block swift is not known; there are do and ask"),
    ("```do\n```\n```do\n```", "x.md:16:1: this step has two do blocks"),
    ("```do\nundo", "x.md:14:1: the do block of line 14 is not closed with ```"),
    ("a <!-- b", "x.md:14:1: a comment is not closed with -->"),
    ("a\u{1b}[2Jb", "x.md:14:2: U+001B is a control character; a lesson is plain text"),
    ("a\u{202e}b", "x.md:14:2: U+202E is a control character; a lesson is plain text"),
    (
      "one\n\ntwo\n\nthree\n\nfour\n\nfive",
      "x.md:22:1: a step has at most 4 lines of 78 columns; the fifth begins here"
    ),
    (
      String(repeating: "0123456789 ", count: 28) + "*too* far",
      "x.md:14:310: a step has at most 4 lines of 78 columns; the fifth begins here"
    ),
    (
      "one\n\ntwo\n\nthree\n\nfour\n```ask\nchoice: [a, b]\nanswer: a\n```",
      "x.md:20:1: a step has at most 4 lines of 78 columns, and the choices take 1 of them; this is "
        + "too much from here on"
    ),
    (
      "```ask\nchoice: [\(["a", "b", "c", "d", "e"].map { $0 + Self.long }.joined(separator: ", "))]\n"
        + "answer: 1\n```",
      "x.md:14:1: the choices take 5 lines; with the prose there are 4"
    ),
    (
      "```ask\nshape: pool\n## Next\n```do\nundo\n```",
      "x.md:14:1: the ask block of line 14 is not closed with ```"
    ),
    (
      "```ask\nshape: pool\nwrong:\n  - answer: 3\n    say: \(Self.five)\n```",
      "x.md:18:10: what is said is longer than 4 lines of 78 columns"
    ),
    (
      "a " + String(repeating: "x", count: 79),
      "x.md:14:3: this word is longer than 78 columns"
    ),
  ])
  func `headings, prose and blocks have their place`(body: String, issue: String) {
    #expect(SampleLesson.issues(step: body) == [issue])
  }

  @Test
  func `all that is wrong is found, in the order of the file`() {
    let text = SampleLesson.whole.replacing("minutes: 8", with: "minutes: x")
      .replacing("goto edges[0]", with: "gato").replacing("shape: pool", with: "shape: a[1]")
    #expect(SampleLesson.reading(text).issues.map(\.line) == [10, 18, 53])
    #expect(SampleLesson.reading(text).lesson == nil)
  }

  @Test
  func `what is no lesson says what a lesson is`() {
    #expect(
      SampleLesson.reading("").issues.map(\.description) == [
        "x.md:1:1: a lesson begins with front matter between two lines of ---",
        "x.md:1:1: there is no step; each begins with a ## heading",
      ])
    #expect(
      SampleLesson.reading("---\nid: a\n").issues.map(\.message) == [
        "the front matter has no second ---", "there is no step; each begins with a ## heading",
      ])
    #expect(
      SampleLesson.issues(step: "text").isEmpty
        && SampleLesson.reading(SampleLesson.frontMatter + "text\n## Step\n").issues.map(
          \.description) == ["x.md:13:1: this stands before the first ## heading"]
    )
  }

  @Test
  func `an issue can not steer a terminal`() {
    let issue = LessonIssue(
      file: "a\u{1b}b", line: 1, column: 2,
      message: "\u{9b}2J\n" + String(repeating: "x", count: 999))
    #expect(issue.description.hasPrefix("a?b:1:2: ?2J x"))
    #expect(issue.message.count == LessonIssue.longestMessage + 1)
  }
}
