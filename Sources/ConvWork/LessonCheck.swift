import ConvNet
public import ConvSession

/// Plays a lesson as its author means it: every solution has to pass; the untouched start, every
/// `refuse` must not; every `wrong` case has to get its own words.
public struct LessonCheck: Sendable {
  private let lesson: Lesson
  private let file: String
  private var issues: [LessonIssue] = []

  private init(_ lesson: Lesson, _ file: String) { (self.lesson, self.file) = (lesson, file) }

  /// - Returns: what is wrong, each with its place; empty for a good lesson.
  public static func issues(of lesson: Lesson, file: String) -> [LessonIssue] {
    var check = LessonCheck(lesson, file)
    check.play()
    return check.issues
  }

  private mutating func add(_ message: String, _ step: LessonStep?) {
    issues.append(
      LessonIssue(file: file, line: step?.line ?? 1, column: 1, message: message))
  }

  private mutating func play() {
    var driver: Driver
    do {
      driver = try Driver(model: nil, input: nil, stepping: false)
      try driver.perform(.lesson(.begin(file)))
    } catch { return add("it can not begin: \(error)", nil) }
    while let step = driver.session.course?.step {
      check(step, driver)
      do throws(CommandError) {
        if step.question != nil { try LessonCheck.solve(&driver) }
        try driver.perform(.lesson(.next))
      } catch {
        add("the step can not be passed: \(error)", step)
        do throws(CommandError) { try driver.perform(.lesson(.skip)) } catch { return }
      }
    }
  }

  /// Each trial sets out from the state that the step begins with.
  private mutating func check(_ step: LessonStep, _ start: Driver) {
    guard let question = step.question else { return }
    checkMeasures(question, step, start)
    checkAmbiguity(question, step, start)
    if case .goal = question.kind, passes({ _ in }, from: start) {
      add("the goal holds already when the step begins", step)
    }
    if !passes({ (driver) throws(CommandError) in try LessonCheck.solve(&driver) }, from: start) {
      add("its solution does not pass", step)
    }
    for near in question.refuse {
      let passed = passes(
        { (driver) throws(CommandError) in try LessonCheck.attempt(near, question, &driver) },
        from: start)
      if passed { add("\"\(near)\" passes, but has to be refused", step) }
    }
    for wrong in question.wrong {
      guard let answer = wrong.answer else { continue }
      var driver = start
      let said: String?
      do throws(CommandError) {
        try driver.perform(.lesson(.answer(answer)))
        said = driver.session.course?.feedback?.text
      } catch { said = nil }
      if said != wrong.say { add("the answer \"\(answer)\" does not get its words", step) }
    }
  }

  private mutating func checkMeasures(_ question: Question, _ step: LessonStep, _ start: Driver) {
    let network = start.session.network
    do throws(GoalError) {
      switch question.kind {
      case .goal(let goal): try goal.check(in: network)
      case .number(let measure, _): try measure.check(in: network)
      default: break
      }
      for case let goal? in question.wrong.map(\.when) { try goal.check(in: network) }
    } catch { add("\(error)", step) }
  }

  /// Two ways to a wrong answer that give the same number can not be told apart.
  private mutating func checkAmbiguity(_ question: Question, _ step: LessonStep, _ start: Driver) {
    let network = start.session.network
    var driver = start
    do throws(CommandError) {
      let ambiguities: [MisconceptionAmbiguity]
      switch question.kind {
      case .predict(let reference):
        let position = Position(network, try reference.place(in: network))
        driver.meet([.about(driver.session.subject, .activation(position.place.layer))])
        ambiguities = Misconception.ambiguities(of: position, in: driver.scene)
      case .shape(let layer):
        guard let index = network.index(of: layer) else {
          return add("there is no layer \(layer)", step)
        }
        ambiguities = Misconception.ambiguities(of: network.nodes[index])
      default: return
      }
      for ambiguity in ambiguities { add("\(ambiguity)", step) }
    } catch { add("\(error)", step) }
  }

  // MARK: Trials

  private func passes(
    _ act: (inout Driver) throws(CommandError) -> Void, from start: Driver
  ) -> Bool {
    var driver = start
    do throws(CommandError) {
      try act(&driver)
      if driver.session.course?.openQuestion != nil {
        try driver.perform(.lesson(.answer("")))
      }
    } catch { return false }
    return driver.session.course?.records[start.session.course?.index ?? 0].status == .done
  }

  /// Commands for a goal, an answer for a question.
  private static func attempt(
    _ text: String, _ question: Question, _ driver: inout Driver
  ) throws(CommandError) {
    guard case .goal = question.kind else {
      try driver.perform(.lesson(.answer(text)))
      return
    }
    for line in text.split(separator: "\n") { try driver.perform(String(line)) }
    try driver.perform(.lesson(.answer("")))
  }

  /// Passes the step at hand as its author says.
  public static func solve(_ driver: inout Driver) throws(CommandError) {
    guard let question = driver.session.course?.openQuestion else { return }
    try attempt(try driver.solution(of: question), question, &driver)
    guard driver.session.course?.openQuestion == nil else {
      throw .failed("its solution does not pass")
    }
  }
}

extension Driver {
  /// The answer to a question, or the commands that reach its goal.
  mutating func solution(of question: Question) throws(CommandError) -> String {
    while true {
      do throws(CommandError) { return try session.solution(of: question, results) } catch {
        guard case .notYet(let need) = error else { throw error }
        meet(need)
      }
    }
  }
}
