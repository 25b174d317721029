/// A lesson as it was written: steps with prose, commands and questions. A value without files.
public struct Lesson: Hashable, Sendable {
  /// How much one has to know before.
  public enum Difficulty: String, Hashable, Sendable, CaseIterable {
    case easy, medium, hard
  }
  /// The name that is unique among lessons; progress is kept under it.
  public let id: String
  public let title: String
  /// The network, as `open` or `network` takes it.
  public let model: String
  /// The picture, as `input` takes it.
  public let input: String
  /// The words of the field that the lesson is about.
  public let teaches: [String]
  /// The abilities it gives, each the end of "you can now …".
  public let able: [String]
  /// What it says in short, a plain sentence each.
  public let remember: [String]
  public let minutes: Int?
  public let difficulty: Difficulty?
  /// The id of the lesson that follows; nil: the next one on the shelf.
  public let next: String?
  /// Whether it begins with the pass standing at the place.
  public let isStepping: Bool
  public let steps: [LessonStep]
  /// The places of the words it teaches, of the model and of the input in the file.
  public let teachesMarks: [LessonMark]
  public let modelMark: LessonMark
  public let inputMark: LessonMark

  public init(
    id: String, title: String, model: String, input: String, teaches: [String], able: [String],
    remember: [String] = [], minutes: Int?, difficulty: Difficulty? = nil, next: String? = nil,
    isStepping: Bool, steps: [LessonStep], teachesMarks: [LessonMark] = [],
    modelMark: LessonMark, inputMark: LessonMark
  ) {
    (self.difficulty, self.next, self.teachesMarks) = (difficulty, next, teachesMarks)
    (self.modelMark, self.inputMark) = (modelMark, inputMark)
    (self.id, self.title, self.model, self.input) = (id, title, model, input)
    (self.teaches, self.able, self.minutes) = (teaches, able, minutes)
    self.remember = remember
    (self.isStepping, self.steps) = (isStepping, steps)
  }
}

extension Lesson {
  /// The same lesson with the files that it names looked for in its own folder.
  public func finding(filesIn folder: String) -> Lesson {
    func beside(_ name: String) -> String { name.contains("/") ? name : "\(folder)/\(name)" }
    let model = ModelRequest(model).mappingFiles(beside).model
    let steps = steps.map { step in
      LessonStep(
        id: step.id, heading: step.heading, prose: step.prose,
        commands: step.commands.map { $0.mappingFiles(beside) }, commandMarks: step.commandMarks,
        question: step.question?.mappingFiles(beside), line: step.line)
    }
    return Lesson(
      id: id, title: title, model: model,
      input: Shipped.picture(named: input) == nil ? beside(input) : input, teaches: teaches,
      able: able, remember: remember, minutes: minutes, difficulty: difficulty, next: next,
      isStepping: isStepping, steps: steps, teachesMarks: teachesMarks, modelMark: modelMark,
      inputMark: inputMark)
  }
}

/// One `##` heading of a lesson with what follows it.
public struct LessonStep: Hashable, Sendable {
  /// The name that is unique in the lesson; written `{#id}` behind the heading, or made of it.
  public let id: String
  public let heading: String
  public let prose: [ProseLine]
  /// The commands of its `do` block, run when the step begins.
  public let commands: [Command]
  /// The place of each command in the file.
  public let commandMarks: [LessonMark]
  public let question: Question?
  /// The line of its heading in the file, from 1.
  public let line: Int

  public init(
    id: String, heading: String, prose: [ProseLine], commands: [Command],
    commandMarks: [LessonMark], question: Question?, line: Int
  ) {
    self.commandMarks = commandMarks
    (self.id, self.heading, self.prose) = (id, heading, prose)
    (self.commands, self.question, self.line) = (commands, question, line)
  }
}

extension LessonStep {
  /// The same step with another question.
  func asking(_ question: Question) -> LessonStep {
    LessonStep(
      id: id, heading: heading, prose: prose, commands: commands, commandMarks: commandMarks,
      question: question, line: line)
  }
}

/// A paragraph of a step. Its lines are broken to fit the screen.
public struct ProseLine: Hashable, Sendable {
  public struct Run: Hashable, Sendable {
    public let text: String
    public let isBold: Bool

    public init(_ text: String, isBold: Bool = false) { (self.text, self.isBold) = (text, isBold) }
  }
  public let runs: [Run]

  public init(_ runs: [Run]) { self.runs = runs }
}
