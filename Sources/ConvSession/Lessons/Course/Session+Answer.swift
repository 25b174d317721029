import ConvNet

extension Session {
  /// Takes an answer, or with an empty text the meaning of Enter: submit, a hint, or on.
  mutating func answer(_ text: String, _ results: Results) throws(CommandError) {
    guard let course else { throw .noLesson(isPaused: paused != nil) }
    guard let question = course.openQuestion else {
      guard !course.isFinished else { throw .unavailable("the lesson is finished") }
      try enterStep(1, results)
      return
    }
    let isGoal = if case .goal = question.kind { true } else { false }
    // Empty, or again with nothing changed, is a wish for a hint.
    if text.isEmpty, !isGoal || course.tried == attempt {
      try giveHint()
      return
    }
    let verdict = try judge(text, question, results)
    let attempt = attempt
    self.course?.tried = attempt
    self.course?.note { record in
      if !text.isEmpty { record.answer = text }
      if verdict.isRight { record.status = .done } else { record.tries += 1 }
    }
    if verdict.isRight { try showWhatFollows(question, results) }
    let back = verdict.back.flatMap { id in course.lesson.steps.firstIndex { $0.id == id } }
    let way = back.map { " B goes back to \"\(course.lesson.steps[$0].heading)\"." } ?? ""
    self.course?.feedback = .init(
      kind: verdict.isRight ? .right : .wrong, text: verdict.words + way, back: back)
  }

  var attempt: Course.Attempt {
    .init(subject: subject, place: place, isStepping: isStepping)
  }

  struct Verdict {
    let isRight: Bool
    let words: String
    /// The id of an earlier step that would help.
    var back: String?
  }

  /// Judges an answer: whether it is right, and the words for it.
  func judge(
    _ text: String, _ question: Question, _ results: Results
  ) throws(CommandError) -> Verdict {
    let scene = Scene(self, results)
    switch question.kind {
    case .goal(let goal):
      try results.require(goal.needs(in: self, results))
      if goal.verdicts(in: scene).allSatisfy({ $0 }) { return right(question) }
      return try wrong(text, question, results)
        ?? Verdict(isRight: false, words: unmet(goal, scene))
    case .choice(let choices, let right):
      guard let chosen = Session.choice(text, among: choices) else {
        throw .unavailable("choose from 1 to \(choices.count)")
      }
      if chosen == right { return self.right(question) }
      // The parser keeps the sentence where a lesson gives the number.
      if let said = try wrong(choices[chosen], question, results) { return said }
      return try wrong("\(chosen + 1)", question, results)
        ?? Verdict(isRight: false, words: "Not that one. Look again at what is on the screen.")
    case .excites(let asked): return try excites(text, asked, question, results)
    case .number(let measure, let tolerance):
      guard let value = try truth(of: measure, results) else {
        throw .unavailable("the number that is asked for can not be worked out here")
      }
      let place = try measure.place?.place(in: network)
      let counted = Misconception.node(of: measure, in: network)
      if let layer = place?.layer ?? counted { try results.require(inputNeeds(layer)) }
      return try judge(text, question, value, tolerance, results) { given, whole in
        if let position = place.map({ Position(network, $0) }) {
          return Misconception.diagnosis(of: given, for: position, in: whole)
            .map { $0.sentence(for: text, of: position) }
        }
        guard let counted else { return nil }
        let position = Position(network, Place(layer: counted))
        return Misconception.diagnosis(of: given, for: measure, in: whole)
          .map { $0.sentence(for: text, of: position) }
      }
    case .predict(let reference): return try predict(text, reference, question, results)
    case .shape(let layer): return try shape(text, layer, question, results)
    case .cell(let cells): return try cell(text, cells, question, results)
    case .text(let texts): return try words(text, texts, question, results)
    }
  }

  /// The number that a measure has, whatever is hidden while one steps.
  private func truth(of measure: Measure, _ results: Results) throws(CommandError) -> Double? {
    let scene = wholeScene(results)
    try results.require(measure.needs(in: scene.session, results))
    return measure.number(in: scene)
  }

  /// The answer that an entry of `wrong` waits for, of a measure its number; nil for a state.
  public func answer(
    of wrong: Question.Wrong, _ results: Results
  ) throws(CommandError) -> String? {
    guard let measure = wrong.measure else { return wrong.answer }
    return try truth(of: measure, results).map { Float($0).commandText }
  }

  func right(_ question: Question) -> Verdict {
    Verdict(isRight: true, words: question.praise ?? "That is right.")
  }

  /// The author's words for this state or this answer; nil where there are none.
  func wrong(
    _ answer: String, _ question: Question, _ results: Results
  ) throws(CommandError) -> Verdict? {
    for wrong in question.wrong {
      if let goal = wrong.when {
        try results.require(goal.needs(in: self, results))
        if goal.verdicts(in: Scene(self, results)).allSatisfy({ $0 }) {
          return Verdict(isRight: false, words: wrong.say, back: wrong.back)
        }
      } else if let given = try self.answer(of: wrong, results), Session.same(given, answer) {
        return Verdict(isRight: false, words: wrong.say, back: wrong.back)
      }
    }
    return nil
  }

  /// The words for the first clause that does not hold yet.
  private func unmet(_ goal: Goal, _ scene: Scene) -> String {
    guard let missing = goal.firstUnmet(in: scene) else { return "Something is missing still." }
    let words = ClauseWords(missing.clause, in: scene)
    let wanted = "Wanted: \(words.sentence)."
    return words.now.map { "\(wanted) Now it is \($0)." } ?? wanted
  }

  private func judge(
    _ text: String, _ question: Question, _ value: Double, _ tolerance: Double,
    _ results: Results, diagnosis: (Double, Scene) -> String?
  ) throws(CommandError) -> Verdict {
    let given = Double(try CommandWords.answer(text))
    if abs(given - value) <= tolerance * max(1, abs(value)) { return right(question) }
    if let said = try wrong(text, question, results) { return said }
    if let found = diagnosis(given, wholeScene(results)) {
      return Verdict(isRight: false, words: found)
    }
    return Verdict(
      isRight: false,
      words: "You said \(text). It is another number. Try again, or press Enter for a hint.")
  }

  /// All numbers, those that a question hides as well.
  package func wholeScene(_ results: Results) -> Scene {
    var whole = self
    (whole.isStepping, whole.course) = (false, nil)
    return Scene(whole, results)
  }

  /// Judges a number of the network that stays hidden until it is predicted.
  private func predict(
    _ text: String, _ reference: Address, _ question: Question, _ results: Results
  ) throws(CommandError) -> Verdict {
    let place = try reference.place(in: network)
    let activation = try results.known(Measurement(.activation(place.layer), of: subject))
    try results.require(inputNeeds(place.layer))
    let position = Position(network, place)
    return try judge(
      text, question, Double(activation.tensor.elements[place.element]), 0.01, results
    ) { given, whole in
      Misconception.diagnosis(of: given, for: position, in: whole)
        .map { $0.sentence(for: text, of: position) }
    }
  }

  /// The numbers that a diagnosis reads.
  func inputNeeds(_ layer: Int) -> [Need] {
    (0...layer).flatMap { index -> [Need] in
      [.about(subject, .activation(index))] + Need.weights(of: index, in: subject)
    }
  }

  private func shape(
    _ text: String, _ layer: String, _ question: Question, _ results: Results
  ) throws(CommandError) -> Verdict {
    let index = try Address(layer).layer(in: network)
    let node = network.nodes[index]
    let sizes = text.lowercased().split(whereSeparator: { "x× ,".contains($0) }).map { Int($0) }
    guard !sizes.isEmpty, !sizes.contains(nil) else { throw .notASize(text) }
    let given = sizes.compactMap { $0 }
    let whole = node.shape.sizes
    // Rows and columns are enough where the channels are not asked for.
    let isRight = given == whole || given.count >= 2 && given == Array(whole.suffix(given.count))
    if isRight { return right(question) }
    if let said = try wrong(text, question, results) { return said }
    if let found = Misconception.diagnosis(of: given, for: node) {
      return Verdict(
        isRight: false, words: found.sentence(for: text, of: Position(network, Place(layer: index)))
      )
    }
    // One number is no mistake about a shape, but half of one.
    if given.count < min(2, whole.count) {
      throw .unavailable("\(text) is one number; write rows x columns, such as 7x7")
    }
    return Verdict(
      isRight: false,
      words: "You said \(text). It is another shape. Try again, or press Enter for a hint.")
  }

  private func cell(
    _ text: String, _ cells: [Address], _ question: Question, _ results: Results
  ) throws(CommandError) -> Verdict {
    let numbers = text.split(whereSeparator: { " ,()[]".contains($0) }).map { Int($0) }
    guard numbers.count >= 2, !numbers.contains(nil) else {
      throw .unavailable("point at a cell with Tab and the arrows, or type its row and its column")
    }
    let given = numbers.compactMap { $0 }.suffix(2)
    if cells.contains(where: { $0.indices.suffix(2) == given }) { return right(question) }
    if let said = try wrong(text, question, results) { return said }
    if let shape = try cells.first.map({ (cell) throws(CommandError) in
      network.nodes[try cell.layer(in: network)].shape
    }), let row = given.first, let column = given.last,
      row >= shape.height || column >= shape.width
    {
      throw .unavailable(
        "the map has rows 0 to \(shape.height - 1) and columns 0 to \(shape.width - 1)")
    }
    return Verdict(
      isRight: false,
      words: "You pointed at (\(given.map(String.init).joined(separator: ", "))). Not that one. "
        + "Move over the map, and look at what is marked in the picture.")
  }

  /// Judges a word or two, whatever its case, its hyphens and its article.
  private func words(
    _ text: String, _ texts: [String], _ question: Question, _ results: Results
  ) throws(CommandError) -> Verdict {
    func plain(_ text: String) -> String {
      var words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
      if let first = words.first, ["a", "an", "the"].contains(first) { words.removeFirst() }
      return words.joined()
    }
    let given = plain(text)
    guard !given.isEmpty else { throw .unavailable("type a word") }
    if texts.contains(where: { [plain($0), plain($0) + "s"].contains(given) }) {
      return right(question)
    }
    return try wrong(text, question, results)
      ?? Verdict(
        isRight: false,
        words: "You said \(text). It is another word. Try again, or press Enter for a hint.")
  }

  /// The answer in words, for the learner and for the check of a lesson.
  public func solution(of question: Question, _ results: Results) throws(CommandError) -> String {
    if !question.solution.isEmpty { return question.solution }
    switch question.kind {
    case .goal: return question.solution
    case .choice(_, let right): return "\(right + 1)"
    case .excites(let asked): return "\(try right(of: asked, results) + 1)"
    case .number(let measure, _):
      return try truth(of: measure, results).map { Float($0).commandText } ?? "?"
    case .predict(let reference):
      let place = try reference.place(in: network)
      let activation = try results.known(Measurement(.activation(place.layer), of: subject))
      return activation.tensor.elements[place.element].commandText
    case .shape(let layer):
      return network.nodes[try Address(layer).layer(in: network)].shape.sizes
        .map(String.init).joined(separator: "x")
    case .text(let texts): return texts.first ?? ""
    case .cell(let cells):
      return cells.first.map { $0.indices.suffix(2).map(String.init).joined(separator: " ") } ?? ""
    }
  }

  static func choice(_ text: String, among choices: [String]) -> Int? {
    let plain = text.lowercased().filter { !" ().".contains($0) }
    if let number = Int(plain) { return choices.indices.contains(number - 1) ? number - 1 : nil }
    return choices.firstIndex { $0.lowercased() == text.lowercased() }
  }
  private static func same(_ first: String, _ second: String) -> Bool {
    if let one = try? CommandWords.number(first), let two = try? CommandWords.number(second) {
      return one == two
    }
    return first.filter { $0 != " " }.lowercased() == second.filter { $0 != " " }.lowercased()
  }
}
