import ConvSession

/// Lessons that the parser's tests read.
enum SampleLesson {
  static let frontMatter = """
    ---
    format: 1
    id: turn-an-edge-on
    title: Turn an edge on
    model: letters          # a shipped model
    input: O
    teaches: [convolution, kernel, feature map]
    able:
      - design a kernel
    minutes: 8
    stepping: off
    ---

    """
  /// Its first step begins in line 13.
  static let whole =
    frontMatter + #"""
      ## Make it answer {#vertical}
      The kernel is all zeros, so its map is silent. **Make it answer to vertical edges**, and to
      nothing else.
      ```do
      # where it happens
      goto edges[0]
      set edges.weight[0,0] = zero
      ```
      ```ask
      goal: max(edges[0] on bars-upright) > 1 and max(edges[0] on bars-level) < 1
      hint: Opposite signs on the left and on the right.
      wrong:
        - when: sum(edges.weight[0,0]) > 0.5
          say: This kernel also answers to flat areas. Make its numbers add up to zero.
      refuse: ["set edges.weight[0,0] = sobel-y", "set edges.weight[0,0] = [0 0 1; 0 0 2; 0 0 1]"]
      solution: "set edges.weight[0,0] = [-1 0 1; -2 0 2; -1 0 1]"
      ```
      <!-- for the
      page --> ## How many maps?
      ![A picture for the page](assets/screen.svg)
      - `edges` has *several* kernels,
        and each makes a [map](https://example.org).
      2. Count them.
      ```ask
      choice: [three, four, five]
      answer: 2
      wrong:
        - answer: 1
          say: Those are the letters.
        - answer: five
          say: Count again.
      praise: One map a kernel.
      ```
      ## Predict
      ```ask
      predict: edges[0,4,2]
      hint: [Nine products., "Then the bias, once."]
      ```
      ## Size
      ```ask
      shape: pool
      ```
      ## Point
      ```ask
      cell: ["edges[0,2,0]", "edges[0,3,0]"]
      ```
      ## Count
      ```ask
      number: parameters(edges)
      tolerance: 0.10
      ```
      """#

  static func reading(_ text: String) -> (lesson: Lesson?, issues: [LessonIssue]) {
    LessonParser.lesson(text, named: "x.md")
  }

  /// The issues of a lesson of one step, which begins in line 13.
  static func issues(step body: String) -> [String] {
    reading(frontMatter + "## Step\n" + body).issues.map(\.description)
  }
  /// The issues of an ask block, whose first line is line 15.
  static func issues(ask body: String) -> [String] {
    issues(step: "```ask\n\(body)\n```\n")
  }
  /// The issues of a lesson of which one line of the front matter is another.
  static func issues(_ line: String, instead: String) -> [String] {
    let text = whole.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0 == line ? instead : String($0)
    }
    return reading(text.joined(separator: "\n")).issues.map(\.description)
  }
}
