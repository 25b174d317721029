import ConvNet

extension Session {
  /// Lays the lesson aside, and comes back to what was open before it.
  mutating func leaveLesson() throws(CommandError) {
    _ = try courseIndex()
    let before = course?.before
    pauseLesson()
    before?.restore(&self)
  }

  /// Lays the lesson aside: `lesson` goes on with it. One that is finished is over.
  mutating func pauseLesson() {
    guard let course else { return }
    (paused, self.course) = (course.isFinished ? nil : course, nil)
    paused?.before = nil
  }

  private func courseIndex() throws(CommandError) -> Int {
    guard let course else { throw .noLesson(isPaused: paused != nil) }
    return course.index
  }

  /// Begins `NAME` or `NAME#step`, from the lesson's own network and picture.
  ///
  /// - Parameter seed: decides which numbers are asked for where the lesson leaves it open.
  mutating func begin(
    _ name: String, seed: Int, _ results: Results
  ) throws(CommandError) {
    let (file, step) = Session.lessonParts(name)
    guard !file.isEmpty else { throw .badPlace(name) }
    let lesson = try results.known(LessonInquiry(file))
    var index = 0
    if let step {
      // By its name, or by its place as the pane counts it.
      let named = lesson.steps.firstIndex { $0.id == step }
      guard let found = named ?? Int(step).map({ $0 - 1 }), lesson.steps.indices.contains(found)
      else {
        throw .unknownName(step, what: "step", known: lesson.steps.map(\.id))
      }
      index = found
    }
    var next = self
    let begun = [course, paused].compactMap { $0 }.first { $0.lesson.id == lesson.id }
    var course = Course(lesson, known: step == nil ? nil : begun?.records, seed: seed)
    course.before = self.course?.before ?? OpenBefore(self)
    try next.play(course, to: index, results)
    next.paused = nil
    self = next
  }

  /// Opens what a lesson is about, and does all that its steps do up to one: what later steps build
  /// on is what the earlier ones did.
  private mutating func play(
    _ course: Course, to index: Int, _ results: Results
  ) throws(CommandError) {
    self.course = nil
    try perform(.open(course.lesson.model), results)
    try perform(.input(course.lesson.input), results)
    isStepping = course.lesson.isStepping
    self.course = course
    for step in 0...index { try enter(step, results) }
  }

  /// The file and the step of `NAME#step`; what holds a slash or a dot is no step, but the end of a
  /// file's name.
  private static func lessonParts(_ name: String) -> (file: String, step: String?) {
    guard let hash = name.lastIndex(of: "#") else { return (name, nil) }
    let step = name[name.index(after: hash)...]
    guard !step.contains("/"), !step.contains(".") else { return (name, nil) }
    return (String(name[..<hash]), step.isEmpty ? nil : String(step))
  }

  /// A command whose needs are looked up as it goes; a missing one is thrown.
  private mutating func perform(_ command: Command, _ results: Results) throws(CommandError) {
    let history = history
    self = try applying(command, results)
    self.history = history
  }

  /// Goes so many steps on, or back with a minus.
  mutating func enterStep(_ count: Int, _ results: Results) throws(CommandError) {
    let index = try courseIndex() + count
    guard index >= 0 else { throw .unavailable("this is the first step") }
    var next = self
    next.course?.leaveStep()
    // Backwards nothing can be built on: a later step may have opened something else.
    // Behind a network that the learner built comes the lesson's own again.
    let isBuilt = course?.step?.question?.builds == true && index < course?.lesson.steps.count ?? 0
    if count < 0 || isBuilt, let course = next.course {
      try next.play(course, to: index, results)
    } else {
      try next.enter(index, results)
    }
    self = next
  }

  /// Begins a step, and runs its commands.
  private mutating func enter(_ index: Int, _ results: Results) throws(CommandError) {
    guard var course else { return }
    guard index <= course.lesson.steps.count else {
      throw .unavailable("the lesson is finished")
    }
    var next = self
    course.index = index
    (course.feedback, course.tried, course.start, course.asked) = (nil, nil, nil, nil)
    // Nothing is asked while the step's state is made.
    next.course = nil
    try next.perform(course.step?.commands ?? [], results)
    course.asked = try next.chooseAsked(course, results)
    course.start = Course.Start(
      subject: next.subject, place: next.place, isStepping: next.isStepping,
      depth: next.past.count)
    next.course = course
    self = next
  }

  mutating func restartStep() throws(CommandError) {
    if course == nil { try resumeLesson() }
    guard let start = course?.start else { return }
    (subject, place, isStepping) = (start.subject, start.place, start.isStepping)
    while past.count > start.depth { past.popLast() }
    undone = []
    course?.feedback = nil
  }

  /// Goes on with the lesson that was left; what was done since can be undone no more.
  private mutating func resumeLesson() throws(CommandError) {
    guard paused != nil else { throw .noLesson(isPaused: false) }
    (course, paused) = (paused, nil)
    let before = OpenBefore(self)
    course?.before = before
    course?.start?.depth = past.count
  }

  mutating func skipStep(_ results: Results) throws(CommandError) {
    _ = try courseIndex()
    try enterStep(1, results)
  }

  mutating func giveHint() throws(CommandError) {
    _ = try courseIndex()
    guard let question = course?.openQuestion, let record = course?.record else {
      throw .unavailable("nothing is asked here; Enter goes on")
    }
    if course?.offersSolution == true, record.hints >= question.hints.count {
      course?.feedback = .init(
        kind: .hint, text: "No hint is left. S shows how it is done, N goes on without it.")
      return
    }
    guard record.hints < question.hints.count else {
      course?.feedback = .init(
        kind: .hint,
        text: question.hints.isEmpty
          ? "Look at what is marked on the screen, and try. N goes on without an answer."
          : "No hint is left. Try, or N goes on without an answer. L and Enter begin the step anew."
      )
      return
    }
    course?.note { $0.hints += 1 }
    course?.feedback = .init(kind: .hint, text: question.hints[record.hints])
  }

  /// Runs the commands that solve the step, or gives the answer.
  mutating func solveStep(_ results: Results) throws(CommandError) {
    _ = try courseIndex()
    guard let question = course?.openQuestion else {
      throw .unavailable("nothing is asked here; Enter goes on")
    }
    guard course?.offersSolution == true else {
      throw .unavailable(
        "the solution is offered after \(Course.triesBeforeSolution) tries; Enter gives a hint")
    }
    try showSolution(of: question, results)
  }

  mutating func showSolution(
    of question: Question, _ results: Results
  ) throws(CommandError) {
    switch question.kind {
    case .goal:
      // What was tried before would change what comes of it.
      try restartStep()
      let asked = course
      course = nil
      defer { course = asked }
      for line in question.solution.split(separator: "\n") {
        try perform(Command(parsing: String(line)), results)
      }
    default: break
    }
    let answer = question.told(try solution(of: question, results))
    try showWhatFollows(question, results)
    course?.note { $0.status = .shown }
    let lines = [answer, question.praise].compactMap { $0 }
    course?.feedback = .init(kind: .solution, text: lines.joined(separator: "\n"))
  }

  /// Does what the author shows when the answer is given: the pixel that was asked for with all
  /// that read it, the cell that was foretold.
  mutating func showWhatFollows(_ question: Question, _ results: Results) throws(CommandError) {
    let asked = course
    course = nil
    defer { course = asked }
    try perform(question.then, results)
  }

  /// Does commands of a step; none but `stepping` turns stepping on or off.
  private mutating func perform(
    _ commands: [Command], _ results: Results
  ) throws(CommandError) {
    for command in commands {
      let wasStepping = isStepping
      try perform(command, results)
      if !command.choosesStepping { isStepping = wasStepping }
    }
  }
}

extension Session {
  /// The number that a question hides, with all that comes after it, whatever the stepping.
  public var askedPlace: Place? {
    switch course?.openQuestion?.kind {
    case .predict(let reference): try? reference.place(in: network)
    case .shape(let layer): network.graph.index(of: layer).map { Place(layer: $0, rung: .layer) }
    default: nil
    }
  }
  /// The place that the step's question speaks of: the number that it hides, or the one that its
  /// author names. It stays when the answer has been given, for what is said then speaks of it.
  public var placeAskedAbout: Place? {
    if case .predict? = course?.openQuestion?.kind { return askedPlace }
    return course?.step?.question?.place.flatMap { try? $0.place(in: network) }
  }
  /// The needs of the step's goal, so that it ticks as soon as it holds. It grows as needs are
  /// met.
  public func goalNeeds(_ results: Results) -> [Need] {
    if case .excites(let asked)? = course?.step?.question?.kind {
      return asked.needs(in: self, results)
    }
    guard case .goal(let goal)? = course?.step?.question?.kind else { return [] }
    // Beside what is measured stand the maps at hand of the same pictures.
    let maps = goal.pictures.compactMap { name -> Need? in
      guard place.rung >= .map, place.layer > 0,
        case .success(let picture)? = results[PictureInquiry(name, network.pictureForm)],
        let subject = subject.looking(at: picture)
      else { return nil }
      return .about(subject, .activation(place.layer))
    }
    return goal.needs(in: self, results) + maps
  }
  /// Whether a question waits for just this number: written as `?`.
  public func isAsked(_ place: Place) -> Bool {
    guard case .predict? = course?.openQuestion?.kind, let asked = askedPlace else { return false }
    return asked.layer == place.layer && asked.element == place.element
      && place.rung > .map
  }
  /// The layers whose shape is asked for, or follows from it: written as `?`.
  public var hiddenShapes: Range<Int> {
    guard case .shape(let layer)? = course?.openQuestion?.kind,
      let index = network.graph.index(of: layer)
    else { return 0..<0 }
    return index..<network.nodes.count
  }
}
