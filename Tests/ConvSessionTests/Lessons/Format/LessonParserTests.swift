import ConvSession
import Testing

struct LessonParserTests {
  private func lesson() throws -> Lesson {
    let (lesson, issues) = SampleLesson.reading(SampleLesson.whole)
    #expect(issues.map(\.description) == [])
    return try #require(lesson)
  }

  @Test
  func `the front matter is read as text`() throws {
    let lesson = try lesson()
    #expect(lesson.id == "turn-an-edge-on")
    #expect(lesson.title == "Turn an edge on")
    #expect(lesson.model == "letters")
    #expect(lesson.input == "O")
    #expect(lesson.teaches == ["convolution", "kernel", "feature map"])
    #expect(lesson.able == ["design a kernel"])
    #expect(lesson.minutes == 8)
    #expect(!lesson.isStepping)
  }

  @Test
  func `a lesson begins stepping where nothing is said`() throws {
    let text = SampleLesson.whole.replacing("stepping: off\n", with: "")
    let lesson = try #require(SampleLesson.reading(text).lesson)
    #expect(lesson.isStepping)
  }

  @Test
  func `each heading is a step with its own id`() throws {
    let steps = try lesson().steps
    #expect(steps.map(\.id) == ["vertical", "how-many-maps", "predict", "size", "point", "count"])
    #expect(steps.map(\.heading).prefix(2) == ["Make it answer", "How many maps?"])
    #expect(steps.map(\.line).prefix(2) == [13, 31])
  }

  @Test
  func `commands are one a line, without comments`() throws {
    #expect(
      try lesson().steps[0].commands.map(\.text) == [
        "goto edges[0]", "set edges.weight[0,0] = zero",
      ])
  }

  @Test
  func `a goal has hints, wrong states, near misses and a solution`() throws {
    let question = try #require(try lesson().steps[0].question)
    guard case .goal(let goal) = question.kind else {
      Issue.record("it is no goal")
      return
    }
    #expect(goal.clauses.count == 2)
    #expect(question.hints == ["Opposite signs on the left and on the right."])
    #expect(question.wrong.map { $0.when?.clauses.count } == [1])
    #expect(question.refuse.count == 2)
    #expect(question.solution == "set edges.weight[0,0] = [-1 0 1; -2 0 2; -1 0 1]")
  }

  @Test
  func `a goal may be a list of which all has to hold`() throws {
    let one = SampleLesson.whole.replacing(
      "goal: max(edges[0] on bars-upright) > 1 and max(edges[0] on bars-level) < 1",
      with: "goal:\n  - max(edges[0] on bars-upright) > 1\n  - max(edges[0] on bars-level) < 1")
    let question = try #require(SampleLesson.reading(one).lesson?.steps[0].question)
    guard case .goal(let goal) = question.kind else {
      Issue.record("it is no goal")
      return
    }
    #expect(goal.clauses.count == 2)
  }

  @Test
  func `the other questions say what is asked`() throws {
    let kinds = try lesson().steps.dropFirst().compactMap(\.question).map(\.kind)
    #expect(kinds[0] == .choice(["three", "four", "five"], right: 1))
    #expect(kinds[1] == .predict(Address("edges", nil, [0, 4, 2])))
    #expect(kinds[2] == .shape(layer: "pool"))
    #expect(
      kinds[3] == .cell([Address("edges", nil, [0, 2, 0]), Address("edges", nil, [0, 3, 0])]))
    guard case .number(let measure, let tolerance) = kinds[4] else {
      Issue.record("it is no number")
      return
    }
    #expect(measure.text == "parameters(edges)")
    #expect(tolerance == 0.1)
  }

  @Test
  func `a choice's answers are numbers, also where their texts are written`() throws {
    let question = try #require(try lesson().steps[1].question)
    #expect(question.solution == "2")
    #expect(question.wrong.map(\.answer) == ["1", "3"])
    #expect(question.praise == "One map a kernel.")
  }

  @Test
  func `what follows from the state needs no solution`() throws {
    let solutions = try lesson().steps.dropFirst(2).map { $0.question?.solution }
    #expect(solutions == ["", "", "", ""])
  }

  @Test
  func `a cell's answers are its row and column`() {
    let body =
      "```ask\ncell: edges[0,2,0]\nsolution: edges[0,2,0]\nrefuse: [\"edges[0,3,1]\", 4 5]\n```"
    let lesson = SampleLesson.reading(SampleLesson.frontMatter + "## Step\n" + body).lesson
    #expect(lesson?.steps[0].question?.solution == "2 0")
    #expect(lesson?.steps[0].question?.refuse == ["3 1", "4 5"])
  }

  @Test
  func `prose has bold words, lists are lines, pictures are for the page`() throws {
    let steps = try lesson().steps
    #expect(
      steps[0].prose == [
        ProseLine([
          ProseLine.Run("The kernel is all zeros, so its map is silent. "),
          ProseLine.Run("Make it answer to vertical edges", isBold: true),
          ProseLine.Run(", and to nothing else."),
        ])
      ])
    #expect(
      steps[1].prose.map { $0.runs.map(\.text).joined() } == [
        "- edges has several kernels, and each makes a map.", "2. Count them.",
      ])
    #expect(steps[1].prose[0].runs.filter(\.isBold).map(\.text) == ["edges", "several"])
  }

  @Test
  func `stars of a product and escaped ones stay`() throws {
    let text = SampleLesson.frontMatter + "## Step\n3 * 4 and 2*5*6 are 12 and 60, \\*so\\*.\n"
    let lesson = try #require(SampleLesson.reading(text).lesson)
    #expect(
      lesson.steps[0].prose[0].runs == [ProseLine.Run("3 * 4 and 2*5*6 are 12 and 60, *so*.")])
  }

  @Test
  func `line ends of other systems change nothing`() throws {
    let windows = "\u{feff}" + SampleLesson.whole.replacing("\n", with: "\r\n")
    #expect(SampleLesson.reading(windows).lesson == (try lesson()))
  }

  @Test
  func `a network line and files beside the lesson may be opened`() {
    for model in ["input 1x8x8 > conv 2 3x3 > relu", "mine.onnx"] {
      #expect(
        SampleLesson.issues("model: letters          # a shipped model", instead: "model: \(model)")
          == [])
    }
    #expect(SampleLesson.issues("input: O", instead: "input: my photo.png") == [])
  }
}
