import ConvNet
import ConvSession
import Testing

/// Files that want to harm end in issues, soon.
struct LessonParserHostileTests {
  private func expectIssue(
    _ text: String, _ part: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let start = ContinuousClock.now
    let issues = SampleLesson.reading(text).issues
    #expect(
      issues.contains { $0.message.contains(part) }, "\(issues.prefix(3).map(\.description))",
      sourceLocation: sourceLocation)
    #expect(issues.count <= 100, sourceLocation: sourceLocation)
    // Far from what it takes, near what a bomb would.
    #expect(ContinuousClock.now - start < .seconds(5), sourceLocation: sourceLocation)
  }
  private func ask(_ body: String) -> String {
    SampleLesson.frontMatter + "## Step\n```ask\n\(body)\n```\n"
  }

  @Test(arguments: [
    "goal: &a edits == 1", "goal: *a", "hint: [&a b, *a]", "<<: {a: b}", "goal: !!str edits",
    "goal: ! edits", "- &a\n- b", "? &a b\n: c", "goal: ! &a edits", "{a: &b c}", "[&a b]",
    "%TAG ! tag:x,2000:\n---\n!a b: c",
  ])
  func `anchors, aliases, tags and merge keys are refused`(body: String) {
    #expect(!SampleLesson.issues(ask: body).isEmpty)
  }

  @Test
  func `aliases do not grow`() {
    let names = (0..<24).map { "a\($0)" }
    let lines = zip(names.dropFirst(), names).map { "\($0): &\($0) [*\($1), *\($1)]" }
    expectIssue(ask((["a0: &a0 x"] + lines).joined(separator: "\n")), "anchors")
    let keys = zip(names.dropFirst(), names).map { "? &\($0) [*\($1), *\($1)]\n: x" }
    expectIssue(ask((["? &a0 x\n: x"] + keys).joined(separator: "\n")), "anchors")
  }

  @Test(arguments: ["[", "{", "- ", "? ", "[{a: ", "- ? ", "{[", "a: [", "-\t"])
  func `deep nesting is refused before it costs stack`(piece: String) {
    for count in [20, 400, 5000] {
      let text = String(repeating: piece, count: count)
      #expect(!SampleLesson.issues(ask: text).isEmpty)
      #expect(!SampleLesson.reading("---\n\(text)\n---\n## Step\n").issues.isEmpty)
    }
  }

  @Test
  func `indentation nests no deeper than a block is long`() {
    let lines = (0..<190).map { String(repeating: " ", count: $0) + "a:" }
    expectIssue(ask(lines.joined(separator: "\n")), "nested too deeply")
  }

  @Test
  func `large files, blocks, lists and lessons are refused`() {
    expectIssue(String(repeating: "x", count: 300_000), "at most 256 KB")
    expectIssue(ask("hint: " + String(repeating: "x", count: 30_000)), "longer than 20000 bytes")
    expectIssue(
      ask("shape: pool\nhint: [" + String(repeating: "a, ", count: 100) + "a]"), "more than 64")
    expectIssue(ask("shape: pool\nhint: [a, b, c, d, e, f, g]"), "6 are the most")
    expectIssue(
      ask("shape: pool\nhint: " + String(repeating: "word ", count: 70)), "longer than 4 lines")
    expectIssue(
      SampleLesson.frontMatter + (0...70).map { "## Step \($0)\n" }.joined(), "at most 60 steps")
    expectIssue(
      SampleLesson.frontMatter + "## Step\n```do\n"
        + String(repeating: "step\n", count: 60) + "```", "at most 50 commands")
    expectIssue(
      SampleLesson.frontMatter + "## Step\n" + String(repeating: "a ", count: 120_000),
      "at most 4 lines")
  }

  @Test(arguments: [
    "*", "`", "[", "**a", "a*", "x ***", "<!--", "[a](", "\\", "![", "```\n", "#", "- ", "{#",
  ])
  func `much of the same Markdown is read soon`(piece: String) {
    let count = 200_000 / piece.utf8.count
    let text = SampleLesson.frontMatter + "## Step\n" + String(repeating: piece, count: count)
    let start = ContinuousClock.now
    #expect(!SampleLesson.reading(text).issues.isEmpty)
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test(arguments: [#""\e[31mred""#, #""\x9b2J""#, #""a\0b""#, #""\u202e""#, #""\N""#, #""\L""#])
  func `escape sequences hidden in YAML escapes are refused`(text: String) {
    expectIssue(ask("shape: pool\nhint: \(text)"), "is a control character")
  }

  @Test(arguments: [
    "/etc/passwd", "../a.png", "a/../../b.png", "a\\b.png", "~/a.png", "~root", "..", ".hidden",
    "file:a.png", "C:a.png", "\"a.png digest 00000000000000000000000000000000/..\"",
  ])
  func `paths lead nowhere`(path: String) {
    #expect(!SampleLesson.issues("input: O", instead: "input: \(path)").isEmpty)
    #expect(!SampleLesson.issues(step: "```do\ninput \(path)\n```").isEmpty)
    #expect(!SampleLesson.issues(step: "```do\nopen \(path)\n```").isEmpty)
    #expect(
      !SampleLesson.issues(ask: "goal: edits == 1\nsolution: |\n  undo\n  input \(path)").isEmpty)
  }

  @Test
  func `no change of a good lesson makes the parser crash`() {
    var generator = SeededGenerator(seed: 9)
    let good = Array(SampleLesson.whole)
    let pieces = [
      "\n", " ", "  ", "-", "- ", ":", ": ", "[", "]", "{", "}", "\"", "'", "|", ">", "#", "*",
      "**", "`", "```", "&a ", "*a", "!t ", "? ", "%", "@", "\\", "<!--", "-->", "{#", "---\n", "é",
      "e\u{301}", "漢", "👩‍👩‍👧", "\u{1b}", "\0", "\t", "\u{2028}", "\u{feff}", "\u{fffe}", "9", "~",
      "\"\\ud800\"", "\"\\U00110000\"", "\u{301}",
    ]
    for _ in 0..<2000 {
      var text = good
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<text.count, using: &generator)
        let length = min(Int.random(in: 0...12, using: &generator), text.count - place)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: text.removeSubrange(place..<place + length)
        case 1: text.insert(contentsOf: pieces.randomElement(using: &generator)!, at: place)
        case 2:
          let from = Int.random(in: 0...text.count - length, using: &generator)
          text.insert(contentsOf: Array(text[from..<from + length]), at: place)
        default:
          text.replaceSubrange(
            place..<place + length, with: pieces.randomElement(using: &generator)!)
        }
      }
      let (lesson, issues) = SampleLesson.reading(String(text))
      #expect((lesson == nil) == !issues.isEmpty)
      let lines = String(text).split(omittingEmptySubsequences: false) { $0.isNewline }.count
      #expect(issues.allSatisfy { $0.line >= 1 && $0.line <= lines && $0.column >= 1 })
    }
  }
}
