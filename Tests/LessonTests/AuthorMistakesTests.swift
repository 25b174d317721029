import ConvSession
import ConvStage
import ConvWork
import Foundation
import Testing

/// What authors get wrong: each mistake is put into a good lesson, and has to be said at its line.
@Suite struct AuthorMistakesTests {
  private static let lesson = """
    ---
    format: 1
    id: blind-to-the-right
    title: Blind to the right
    model: letters
    input: O
    teaches: [kernel, bias]
    able: [make a kernel blind]
    remember: [A kernel of zeros finds nothing.]
    minutes: 5
    difficulty: easy
    stepping: on
    ---
    ## One number {#one}
    Work out the number that shows a question mark.
    ```ask
    predict: edges[0,4,2]
    hint: [Only two columns count., What comes last?]
    praise: The bias comes once.
    ```
    ## Make it blind {#blind}
    Make all of its numbers 0.
    ```do
    reset
    goto edges[1]
    stepping off
    ```
    ```ask
    goal: max(edges[1]) ~ -1 and answer != "O"
    hint: Press e for the kernel.
    wrong:
      - when: edits > 0 and max(edges[1]) > 0
        say: This kernel still answers to something.
        back: one
    refuse: ["set edges.weight[0,0] = zero"]
    shows: [kernel]
    solution: set edges.weight[1,0] = zero
    ```
    ## What is left {#left}
    What does the map say now?
    ```ask
    choice: [its bias, nothing]
    answer: its bias
    hint: Look at the map.
    ```
    ## A size {#size}
    ```ask
    shape: pool
    ```
    ## A count {#count}
    ```ask
    number: parameters(edges)
    tolerance: 0
    wrong:
      - answer: 36
        say: And the biases?
    ```
    ## A place {#place}
    ```ask
    cell: edges[0,2,0]
    ```
    ## A word {#word}
    ```ask
    text: [bias, the bias]
    ```

    """

  /// What is written instead of what, and a part of what has to be said where it is written.
  static let mistakes: [(String, String, String)] = [
    ("format: 1", "format: 3", "format 3 is not known"),
    ("id: blind-to-the-right", "id: Blind Right", "an id is made of"),
    ("title: Blind to the right", "title: \(String(repeating: "long ", count: 12))", "50 columns"),
    ("model: letters", "model: lettres", "there is no network lettres"),
    ("input: O", "input: Zero", "there is no picture Zero"),
    ("input: O", "input: ../O.png", "not beside the lesson"),
    ("teaches: [kernel, bias]", "teaches: [kernell]", "explains no word"),
    ("able: [make a kernel blind]", "able: {a: b}", "each entry of able has to be a text"),
    ("minutes: 5", "minutes: soon", "minutes is a whole number"),
    ("difficulty: easy", "difficulty: simple", "difficulty is one of"),
    ("stepping: on", "stepping: maybe", "stepping is on or off"),
    ("stepping: on", "author: me", "has no key author"),
    ("stepping: on", "next: The Next One", "next is the id of a lesson"),
    ("## One number {#one}", "## One number {#One}", "an id is made of"),
    ("## Make it blind {#blind}", "## Make it blind {#one}", "there is another step one"),
    ("## What is left {#left}", "# What is left", "only headings with ## begin a step"),
    ("## A size {#size}", "## {#size}", "this heading is empty"),
    (
      "Make all of its numbers 0.",
      String(repeating: "Make all of its numbers 0 and more than that. ", count: 9),
      "at most 4 lines"
    ),
    ("Make all of its numbers 0.", "| a | b |", "no tables"),
    ("Make all of its numbers 0.", "Make \u{1B}[2J it 0.", "control character"),
    ("goto edges[1]", "gote edges[1]", "there is no command gote"),
    ("goto edges[1]", "goto edgs[1]", "there is no layer edgs"),
    ("goto edges[1]", "goto edges[9]", "9"),
    ("goto edges[1]", "show x.svg", "a lesson can not say show"),
    ("goto edges[1]", "input /etc/passwd", "not beside the lesson"),
    ("goto edges[1]", "set edges.weight[1,0] = [1 2; 3 4]", "3×3"),
    ("predict: edges[0,4,2]", "predict: edges[0,40,2]", "40"),
    ("predict: edges[0,4,2]", "predict: edges", "is no number of a pass"),
    ("predict: edges[0,4,2]", "predict: relu1[0,4,0]", "gives the same as"),
    ("predict: edges[0,4,2]", "predct: edges[0,4,2]", "an ask block has no key predct"),
    ("hint: [Only two columns count., What comes last?]", "hint:", "an empty entry"),
    ("hint: [Only two columns count., What comes last?]", "hint: [Same., Same.]", "there twice"),
    ("goal: max(edges[1]) ~ -1 and answer != \"O\"", "goal: max(edges[1]) ~", "a measure"),
    (
      "goal: max(edges[1]) ~ -1 and answer != \"O\"", "goal: maximum(edges[1]) ~ -1",
      "maximum is no measure"
    ),
    ("goal: max(edges[1]) ~ -1 and answer != \"O\"", "goal: answer == \"Q\"", "no label Q"),
    ("goal: max(edges[1]) ~ -1 and answer != \"O\"", "goal: edges >= 0", "is no measure by itself"),
    ("goal: max(edges[1]) ~ -1 and answer != \"O\"", "goal: edits >= 0", "holds already"),
    ("- when: edits > 0 and max(edges[1]) > 0", "- when: 1 > 2", "does not hold, whatever is done"),
    ("say: This kernel still answers to something.", "sag: This.", "has no key sag"),
    ("back: one", "back: left", "an earlier step"),
    (
      "refuse: [\"set edges.weight[0,0] = zero\"]", "refuse: [\"set edges.weight[1,0] = zero\"]",
      "passes, but has to be refused"
    ),
    ("shows: [kernel]", "shows: [elephant]", "no \"elephant\" is on the screen"),
    (
      "solution: set edges.weight[1,0] = zero", "solution: set edges.weight[2,0] = zero",
      "its solution does not pass"
    ),
    ("choice: [its bias, nothing]", "choice: [its bias]", "2 to 6 entries"),
    ("choice: [its bias, nothing]", "choice: [its bias, its bias]", "there twice"),
    ("answer: its bias", "answer: the bias", "is none of the choices"),
    ("shape: pool", "shape: pol", "there is no layer pol"),
    ("shape: pool", "shape: pool[1]", "shape takes the name of a layer"),
    ("tolerance: 0", "tolerance: some", "tolerance is a number"),
    ("- answer: 36", "- answer: 40", "does not get its words"),
    ("number: parameters(edges)", "number: parameters(edge)", "edge"),
    ("cell: edges[0,2,0]", "cell: edges[0]", "is no cell"),
    ("text: [bias, the bias]", "text: []", "right words"),
    ("text: [bias, the bias]", "text: [bias]\nwrong: nothing", "wrong is a list"),
  ]

  private static func issues(_ text: String) throws -> [LessonIssue] {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).md").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    let (lesson, found) = LessonParser.lesson(text, named: file)
    guard let lesson, found.isEmpty else { return found }
    return LessonCheck.issues(of: lesson, file: file)
  }

  @Test func `the lesson itself is good`() throws {
    #expect(try AuthorMistakesTests.issues(AuthorMistakesTests.lesson).map(\.description) == [])
  }

  @Test func `there are fifty mistakes`() { #expect(AuthorMistakesTests.mistakes.count >= 50) }

  @Test(arguments: mistakes.indices)
  func `each is said at its line`(_ index: Int) throws {
    let (right, wrong, message) = AuthorMistakesTests.mistakes[index]
    let place = try #require(AuthorMistakesTests.lesson.range(of: right))
    let text = AuthorMistakesTests.lesson.replacingCharacters(in: place, with: wrong)
    let line = AuthorMistakesTests.lesson[..<place.lowerBound].count { $0 == "\n" } + 1
    let lines = line...line + wrong.count { $0 == "\n" } + 1
    let issues = try AuthorMistakesTests.issues(text)
    #expect(
      issues.contains { lines.contains($0.line) && $0.message.contains(message) },
      "\(wrong): \(issues.map(\.description))")
  }
}
