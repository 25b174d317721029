/// Reads an `ask` block as a question.
struct QuestionParser {
  /// The issues of the whole lesson, handed back when the block is read.
  var issues: LessonIssues

  private static let kinds = LessonSchema.kinds.map(\.name)
  /// Keys that some kinds have alone.
  private static let own = [
    "choice": ["answer"], "number": ["tolerance"], "excites": ["between"],
  ]
  private static let always = LessonSchema.beside.map(\.name).filter {
    !own.values.joined().contains($0)
  }
  private static let mostHints = 6
  private static let mostShown = 8
  private static let mostWrongs = 12
  private static let mostRefusals = 12
  private static let longestAnswer = 70

  /// The fields beside a question's kind, before it is known whether they fit.
  private struct Rest {
    var hints: [String] = []
    var wrong: [Question.Wrong] = []
    var refuse: [String] = []
    var solution: String?
    var praise: String?
    var then: [Command] = []
    var place: Address?
    var shows: [String] = []
    var builds = false
    var shown: String?
    var marks: QuestionMarks
  }

  /// Reads a block.
  /// - Returns: nil with an issue where the block is no question.
  static func question(_ fence: MarkdownPage.Fence, _ issues: inout LessonIssues) -> Question? {
    var parser = QuestionParser(issues: issues)
    defer { issues = parser.issues }
    return parser.question(fence)
  }

  private mutating func question(_ fence: MarkdownPage.Fence) -> Question? {
    let before = issues.all.count
    let value = LessonYAMLReader(fence.lines, firstLine: fence.mark.line + 1).value(&issues)
    guard value != nil || issues.all.count == before,
      var fields = LessonFields(value, "this ask block", at: fence.mark, &issues)
    else { return nil }
    let known = Self.kinds + Self.own.values.joined() + Self.always
    if fields.hasOthers(than: known), !Self.kinds.contains(where: fields.has) {
      fields.take(all: known)
      fields.end("an ask block", known: known, &issues)
      return nil
    }
    let present = Self.kinds.compactMap { name in fields.take(name).map { (name, $0) } }
    guard let (name, field) = present.first, present.count == 1 else {
      issues.add(
        "an ask block has exactly one of \(Self.kinds.joined(separator: ", "))",
        at: present.dropFirst().first?.1.key.mark ?? fence.mark)
      return nil
    }
    let kind = kind(name, field.value, &fields)
    var marks = QuestionMarks(block: fence.mark)
    marks.values = valueMarks(kind, field.value)
    let rest = rest(kind, isGoal: name == "goal", marks, &fields)
    let own = Self.own[name] ?? []
    fields.end("a \(name) question", known: [name] + own + Self.always, &issues)
    guard let kind else { return nil }
    let solution = rest.solution ?? kind.solution
    if solution == nil {
      issues.add("a \(name) question needs a solution", at: field.key.mark)
    }
    return Question(
      kind: kind, hints: rest.hints, wrong: rest.wrong, refuse: rest.refuse,
      solution: solution ?? "", praise: rest.praise, then: rest.then,
      place: rest.place, shows: rest.shows, builds: rest.builds, shown: rest.shown,
      marks: rest.marks)
  }

  // MARK: Beside the kind

  private mutating func rest(
    _ kind: Question.Kind?, isGoal: Bool, _ marks: QuestionMarks,
    _ fields: inout LessonFields
  ) -> Rest {
    var rest = Rest(marks: marks)
    for text in fields.texts("hint", most: Self.mostHints, &issues) {
      rest.hints.append(text.flowed("this hint", &issues))
      rest.marks.hints.append(text.mark)
    }
    if let field = fields.take("wrong") {
      let wrongs = wrongs(field, kind, isGoal: isGoal)
      (rest.wrong, rest.marks.wrong) = (wrongs.map(\.wrong), wrongs.map(\.mark))
      rest.marks.back = wrongs.map(\.back)
    }
    for text in fields.texts("refuse", most: Self.mostRefusals, &issues) {
      let near = isGoal ? LessonCommands.text(text, &issues) : answer(text, kind, mayBeRight: false)
      guard let near else { continue }
      rest.refuse.append(near)
      rest.marks.refuse.append(text.mark)
    }
    let solution = fields.texts("solution", most: isGoal ? LessonCommands.most : 1, &issues)
    if let first = solution.first {
      rest.marks.solution = first.mark
      let before = issues.all.count
      let texts = solution.compactMap {
        isGoal ? LessonCommands.text($0, &issues) : answer($0, kind, mayBeRight: true)
      }
      rest.solution = texts.filter { !$0.isEmpty }.joined(separator: "\n")
      if isGoal, texts.allSatisfy(\.isEmpty), issues.all.count == before {
        issues.add("this solution does nothing", at: solution[0].mark)
      }
    }
    rest.praise = fields.text("praise", &issues).map { $0.flowed("this praise", &issues) }
    if let text = fields.text("place", &issues) {
      (rest.place, rest.marks.place) = (number(text), text.mark)
    }
    readGoalKeys(isGoal: isGoal, &rest, &fields)
    for text in fields.texts("shows", most: Self.mostShown, &issues) {
      rest.shows.append(text.flowed("this", columns: Self.longestAnswer, &issues))
      rest.marks.shows.append(text.mark)
    }
    let shown = fields.texts("then", most: LessonCommands.most, &issues)
    rest.then = shown.flatMap { LessonCommands.text($0, &issues).split(separator: "\n") }
      .compactMap { try? Command(parsing: String($0)) }
    return rest
  }

  private mutating func readGoalKeys(
    isGoal: Bool, _ rest: inout Rest, _ fields: inout LessonFields
  ) {
    if let text = fields.text("builds", &issues) {
      rest.builds = text.text == "true"
      if !["true", "false"].contains(text.text) {
        issues.add("builds is true or false", at: text.mark)
      } else if rest.builds, !isGoal {
        issues.add("only a goal can hold for a network that the learner builds", at: text.mark)
      }
    }
    if let text = fields.text("shown", &issues) {
      rest.shown = text.flowed("what is shown", columns: Self.longestAnswer, &issues)
      if !isGoal { issues.add("only a goal has clauses that are shown", at: text.mark) }
    }
  }

  private mutating func wrongs(
    _ field: LessonYAML.Field, _ kind: Question.Kind?, isGoal: Bool
  ) -> [(wrong: Question.Wrong, mark: LessonMark, back: LessonMark?)] {
    guard case .list(let items, _) = field.value, items.count <= Self.mostWrongs else {
      issues.add(
        "wrong is a list of at most \(Self.mostWrongs) entries with when or answer, and say",
        at: field.key.mark)
      return []
    }
    return items.compactMap { item in
      guard var fields = LessonFields(item, "an entry of wrong", at: item.mark, &issues) else {
        return nil
      }
      let when = fields.take("when")
      let given = fields.text("answer", &issues)
      let say = fields.text("say", &issues)
      let back = fields.text("back", &issues)
      fields.end("an entry of wrong", known: ["when", "answer", "say", "back"], &issues)
      if (when == nil) == (given == nil) {
        issues.add("an entry of wrong has either when or answer", at: fields.mark)
      } else if let when, !isGoal {
        issues.add("only a goal has wrong states; write answer: instead of when", at: when.key.mark)
      } else if let given, isGoal {
        issues.add("a goal has no answers; write when: with the wrong state", at: given.mark)
      }
      if say == nil { issues.add("an entry of wrong has to say something", at: fields.mark) }
      guard let say else { return nil }
      let wrong = Question.Wrong(
        when: when.flatMap { goal($0.value) },
        answer: given.flatMap { answer($0, kind, mayBeRight: false) },
        measure: given.flatMap { measured($0, kind) },
        say: say.flowed("what is said", &issues),
        back: back.map { LessonCharacters.trimmed($0.text) })
      return (wrong, when?.value.mark ?? given?.mark ?? fields.mark, back?.mark)
    }
  }

  /// The wrong number that follows from the network: `height(parts)`; nil for one that is written
  /// as it is typed.
  private mutating func measured(
    _ text: LessonYAML.Text, _ kind: Question.Kind?
  ) -> Measure? {
    guard case .number? = kind, Double(LessonCharacters.trimmed(text.text)) == nil else {
      return nil
    }
    return measure(text)
  }

  /// An answer as the learner would give it: a choice by its number, a cell by row and column.
  private mutating func answer(
    _ text: LessonYAML.Text, _ kind: Question.Kind?, mayBeRight: Bool
  ) -> String? {
    let answer = text.flowed("this answer", columns: Self.longestAnswer, &issues)
    switch kind {
    case .choice(let choices, let right)?:
      guard let index = choice(text, among: choices) else { return nil }
      if index == right, !mayBeRight {
        issues.add("this is the right answer", at: text.mark)
      } else if index != right, mayBeRight {
        issues.add("the answer is another one", at: text.mark)
      }
      return "\(index + 1)"
    case .excites(let asked)?:
      // Which one is right, the network says.
      return choice(text, among: asked.pictures).map { "\($0 + 1)" }
    case .cell?:
      guard let place = try? Address(parsing: answer), place.indices.count >= 2 else {
        return answer
      }
      return place.indices.suffix(2).map(String.init).joined(separator: " ")
    default: return answer
    }
  }

  /// The index of a choice that is written as its number, from 1, or as its text.
  mutating func choice(_ text: LessonYAML.Text, among choices: [String]) -> Int? {
    let answer = LessonCharacters.flowed(text.text)
    let named = choices.firstIndex(of: answer)
    let numbered = Int(answer).flatMap { choices.indices.contains($0 - 1) ? $0 - 1 : nil }
    if let named, let numbered, named != numbered {
      issues.add(
        "\(answer) is one of the choices and the number of another; change the choices' order",
        at: text.mark)
    }
    if named == nil, numbered == nil {
      issues.add(
        "\(answer) is none of the choices, which are "
          + choices.enumerated().map { "\($0.offset + 1) \"\($0.element)\"" }
          .joined(separator: ", "), at: text.mark)
    }
    return named ?? numbered
  }
}

extension Question.Kind {
  /// The solution that need not be written: empty where it follows from the state.
  fileprivate var solution: String? {
    switch self {
    case .goal: nil
    case .choice(_, let right): "\(right + 1)"
    case .text(let texts): texts.first
    case .number, .predict, .shape, .cell, .excites: ""
    }
  }
}
