import ConvNet
public import ConvSession

/// Plays a lesson as its author means it: every solution has to pass; the untouched start, every
/// `refuse` must not; every `wrong` case has to get its own words.
public struct LessonCheck: Sendable {
  let lesson: Lesson
  private let file: String
  private var issues: [LessonIssue] = []

  private init(_ lesson: Lesson, _ file: String) { (self.lesson, self.file) = (lesson, file) }

  /// - Returns: what is wrong, each with its place; empty for a good lesson.
  public static func issues(of lesson: Lesson, file: String) -> [LessonIssue] {
    var check = LessonCheck(lesson, file)
    check.play()
    return check.issues.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  mutating func add(_ message: String, _ mark: LessonMark) {
    issues.append(
      LessonIssue(file: file, line: mark.line, column: mark.column, message: message))
  }

  private mutating func play() {
    checkWords()
    guard var stage = opened() else { return }
    do throws(CommandError) { try stage.perform(.lesson(file)) } catch {
      guard let step = lesson.steps.first else { return add("\(error)", .start) }
      return addBeginning(of: step, stage, error)
    }
    while let course = stage.session.course, let step = course.step {
      let before = issues.count
      if let question = step.question { checkReach(question, stage) }
      let isSolvable = step.question.map { check($0, stage) } ?? false
      // What is wrong with the question comes before how it looks.
      if issues.count == before { checkScreens(of: step, stage) }
      if isSolvable {
        // What does not pass has been said; the rest of the lesson sets out from the start.
        var solved = stage
        do throws(CommandError) {
          try LessonCheck.solve(&solved)
          stage = solved
        } catch {}
      }
      do throws(CommandError) { try stage.perform(.next) } catch {
        guard course.index + 1 < lesson.steps.count else { return add("\(error)", .start) }
        return addBeginning(of: lesson.steps[course.index + 1], stage, error)
      }
    }
  }

  /// The lesson's network with its picture, before any step.
  private mutating func opened() -> Stage? {
    do {
      var stage = try Stage(model: nil, input: nil, stepping: lesson.isStepping)
      do throws(CommandError) { try stage.perform(.open(lesson.model)) } catch {
        add("\(error)", lesson.modelMark)
        return nil
      }
      do throws(CommandError) { try stage.perform(.input(lesson.input)) } catch {
        add("\(error)", lesson.inputMark)
        return nil
      }
      return stage
    } catch {
      add("\(error)", .start)
      return nil
    }
  }

  /// Finds the command of a step that fails by doing one after the other.
  private mutating func addBeginning(
    of step: LessonStep, _ before: Stage, _ error: CommandError
  ) {
    var stage = before
    do throws(CommandError) {
      if stage.session.course != nil { try stage.perform(.leave) }
    } catch {}
    for (command, mark) in zip(step.commands, step.commandMarks) {
      do throws(CommandError) { try stage.perform(command) } catch {
        return add("step \(step.id) can not begin: \(error)", mark)
      }
    }
    add("step \(step.id) can not begin: \(error)", LessonMark(line: step.line, column: 1))
  }

  // MARK: A question

  /// Each trial sets out from the state that the step begins with.
  /// - Returns: whether there was nothing to say that would stop one here.
  private mutating func check(_ question: Question, _ start: Stage) -> Bool {
    let before = issues.count
    checkNames(question, start)
    // A name that is not there fails in every trial.
    guard issues.count == before else { return false }
    checkAmbiguity(question, start)
    if case .goal = question.kind, LessonTrial({ _ in }, from: start).isPassed {
      add("the goal holds already when the step begins", question.marks.value())
      return false
    }
    let isSolved = checkSolution(question, start)
    for (near, mark) in zip(question.refuse, question.marks.refuse) {
      let trial = LessonTrial(
        { (stage) throws(CommandError) in try LessonCheck.attempt(near, question, &stage) },
        from: start)
      if trial.isPassed { add("\"\(near)\" passes, but has to be refused", mark) }
      if case .goal = question.kind, let error = trial.error {
        add("\"\(near)\" can not be done: \(error)", mark)
      }
    }
    for (wrong, mark) in zip(question.wrong, question.marks.wrong) {
      guard let answer = answer(wrong, mark, start) else { continue }
      let trial = LessonTrial(
        { (stage) throws(CommandError) in try stage.perform(.answer(answer)) },
        from: start)
      guard trial.stage.session.course?.feedback?.text.hasPrefix(wrong.say) != true else {
        continue
      }
      let why =
        trial.isPassed
        ? "it is right" : trial.error.map { "\($0)" } ?? "another entry is said before it"
      add("the answer \"\(answer)\" does not get its words: \(why)", mark)
    }
    return isSolved
  }

  /// The answer that an entry waits for; nil for a state, and with an issue where it can not be
  /// worked out.
  private mutating func answer(
    _ wrong: Question.Wrong, _ mark: LessonMark, _ start: Stage
  ) -> String? {
    var stage = start
    do throws(CommandError) { return try stage.answer(of: wrong) } catch {
      add("\(error)", mark)
      return nil
    }
  }

  private mutating func checkSolution(_ question: Question, _ start: Stage) -> Bool {
    let trial = LessonTrial(
      { (stage) throws(CommandError) in
        try LessonCheck.attempt(try stage.solution(of: question), question, &stage)
      }, from: start)
    guard !trial.isPassed else { return true }
    let mark = question.marks.solution ?? question.marks.value()
    let why: String
    if let error = trial.error {
      why = "\(error)"
    } else if case .goal(let goal) = question.kind,
      let unmet = goal.firstUnmet(in: trial.stage.scene)
    {
      why =
        "\(unmet.clause.text) does not hold, "
        + (unmet.found.map { "it is \($0)" } ?? "it is not computed")
    } else {
      why = "the answer is \(LessonCheck.truth(question, start) ?? "another one")"
    }
    add("its solution does not pass: \(why)", mark)
    return false
  }

  /// The answer that follows from the state, whatever solution is written.
  private static func truth(_ question: Question, _ start: Stage) -> String? {
    let plain = Question(
      kind: question.kind, hints: [], wrong: [], refuse: [], solution: "", praise: nil,
      marks: question.marks)
    var stage = start
    return try? stage.solution(of: plain)
  }
}

// MARK: Solutions

extension LessonCheck {
  /// Commands for a goal, an answer for a question.
  private static func attempt(
    _ text: String, _ question: Question, _ stage: inout Stage
  ) throws(CommandError) {
    guard case .goal = question.kind else {
      try stage.perform(.answer(text))
      return
    }
    for line in text.split(separator: "\n") { try stage.perform(String(line)) }
    try stage.perform(.answer(""))
  }

  /// The answer of the question at hand in words, as a learner is told it.
  public static func told(_ question: Question, _ stage: inout Stage) -> String? {
    (try? stage.solution(of: question)).map(question.told)
  }

  /// Passes the step at hand as its author says.
  public static func solve(_ stage: inout Stage) throws(CommandError) {
    guard let question = stage.session.course?.openQuestion else { return }
    try attempt(try stage.solution(of: question), question, &stage)
    guard stage.session.course?.openQuestion == nil else {
      throw .failed("its solution does not pass")
    }
  }
}

extension Stage {
  /// The answer to a question, or the commands that reach its goal.
  fileprivate mutating func solution(of question: Question) throws(CommandError) -> String {
    try knowing { (session, results) throws(CommandError) in
      try session.solution(of: question, results)
    }
  }

  /// The wrong answer that has words of its own; nil for a wrong state.
  public mutating func answer(of wrong: Question.Wrong) throws(CommandError) -> String? {
    try knowing { (session, results) throws(CommandError) in
      try session.answer(of: wrong, results)
    }
  }

  private mutating func knowing<Value>(
    _ find: (Session, Results) throws(CommandError) -> Value
  ) throws(CommandError) -> Value {
    while true {
      do throws(CommandError) { return try find(session, results) } catch {
        guard case .notYet(let need) = error else { throw error }
        meet(need)
      }
    }
  }
}
