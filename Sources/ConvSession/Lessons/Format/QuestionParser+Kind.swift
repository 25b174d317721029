extension QuestionParser {
  private static let mostCells = 16
  private static let longestChoice = 70
  private static let longestWord = 40

  mutating func kind(
    _ name: String, _ value: LessonYAML, _ fields: inout LessonFields
  ) -> Question.Kind? {
    switch name {
    case "goal": goal(value).map { .goal($0) }
    case "choice": choices(value, &fields)
    case "number": number(value, &fields)
    case "predict": text(value, name).flatMap { predicted($0) }
    case "excites": excites(value, &fields)
    case "shape": text(value, name).flatMap { layer($0) }
    case "text": words(value)
    default: cells(value)
    }
  }

  /// The places of each clause of a goal, of each cell, or of the one value.
  func valueMarks(_ kind: Question.Kind?, _ value: LessonYAML) -> [LessonMark] {
    let items = if case .list(let items, _) = value { items } else { [value] }
    guard case .goal(let goal)? = kind else { return items.map(\.mark) }
    guard items.count > 1, items.count != goal.clauses.count else {
      if items.count == goal.clauses.count { return items.map(start(of:)) }
      return goal.clauses.map { start(of: value).moved(by: $0.left.offset) }
    }
    return goal.clauses.map { _ in value.mark }
  }

  private func start(of value: LessonYAML) -> LessonMark {
    if case .text(let text) = value { text.start ?? text.mark } else { value.mark }
  }

  private mutating func text(_ value: LessonYAML, _ what: String) -> LessonYAML.Text? {
    guard case .text(let text) = value, !LessonCharacters.trimmed(text.text).isEmpty else {
      issues.add("\(what) has to be one text\(value.advice)", at: value.mark)
      return nil
    }
    return text
  }

  // MARK: Goals and measures

  /// Reads a goal: a text, or a list of texts that all have to hold.
  mutating func goal(_ value: LessonYAML) -> Goal? {
    guard case .list(let items, let mark) = value else {
      return text(value, "a goal").flatMap { goal($0) }
    }
    guard (1...Goal.mostClauses).contains(items.count) else {
      issues.add("a goal has 1 to \(Goal.mostClauses) clauses", at: mark)
      return nil
    }
    let texts = items.compactMap { text($0, "a clause") }
    // Each on its own first, so that what is wrong has its place.
    guard texts.compactMap({ goal($0) }).count == items.count else { return nil }
    let all = texts.map { LessonCharacters.flowed($0.text) }.joined(separator: " and ")
    do { return try Goal(parsing: all) } catch {
      issues.add(error.sentence, at: mark)
      return nil
    }
  }

  private mutating func goal(_ text: LessonYAML.Text) -> Goal? {
    guard isShort(text) else { return nil }
    do { return try Goal(parsing: text.start == nil ? flat(text) : text.text) } catch {
      add(error, in: text)
      return nil
    }
  }

  private mutating func number(
    _ value: LessonYAML, _ fields: inout LessonFields
  ) -> Question.Kind? {
    var tolerance = Question.defaultTolerance
    if let text = fields.text("tolerance", &issues) {
      if let number = Double(text.text), (0...1e6).contains(number) {
        tolerance = number
      } else {
        issues.add("tolerance is a number from 0 up", at: text.mark)
      }
    }
    guard let text = text(value, "number") else { return nil }
    return measure(text).map { .number($0, tolerance: tolerance) }
  }

  mutating func measure(_ text: LessonYAML.Text) -> Measure? {
    guard isShort(text) else { return nil }
    do { return try Measure(parsing: text.start == nil ? flat(text) : text.text) } catch {
      add(error, in: text)
      return nil
    }
  }

  private func flat(_ text: LessonYAML.Text) -> String { LessonCharacters.flowed(text.text) }

  private mutating func isShort(_ text: LessonYAML.Text) -> Bool {
    guard text.text.count <= Goal.longestText else {
      issues.add("this is longer than \(Goal.longestText) characters", at: text.mark)
      return false
    }
    return true
  }

  private mutating func add(_ error: GoalError, in text: LessonYAML.Text) {
    issues.add(error.sentence, at: text.start?.moved(by: error.offset) ?? text.mark)
  }

  // MARK: Choices, words and places

  private mutating func words(_ value: LessonYAML) -> Question.Kind? {
    var items = [value]
    if case .list(let list, _) = value { items = list }
    guard (1...Self.mostCells).contains(items.count) else {
      issues.add("there are 1 to \(Self.mostCells) right words", at: value.mark)
      return nil
    }
    let texts = items.compactMap { text($0, "a word") }
    guard texts.count == items.count else { return nil }
    return .text(texts.map { $0.flowed("this word", columns: Self.longestWord, &issues) })
  }

  private mutating func choices(
    _ value: LessonYAML, _ fields: inout LessonFields
  ) -> Question.Kind? {
    let answer = fields.text("answer", &issues)
    guard case .list(let items, let mark) = value, (2...6).contains(items.count) else {
      issues.add("a choice has 2 to 6 entries", at: value.mark)
      return nil
    }
    let texts = items.compactMap { text($0, "each choice") }
    guard texts.count == items.count else { return nil }
    let choices = texts.map { $0.flowed("this choice", columns: Self.longestChoice, &issues) }
    for (index, choice) in choices.enumerated() where choices[..<index].contains(choice) {
      issues.add("this choice is there twice", at: texts[index].mark)
    }
    guard let answer else {
      issues.add("a choice needs an answer: its text, or its number from 1", at: mark)
      return nil
    }
    return choice(answer, among: choices).map { .choice(choices, right: $0) }
  }

  private static let mostPictures = 4

  /// A map, and between which pictures one chooses.
  private mutating func excites(
    _ value: LessonYAML, _ fields: inout LessonFields
  ) -> Question.Kind? {
    let mark = value.mark
    let names = fields.texts("between", most: Self.mostPictures, &issues)
    guard let text = text(value, "excites"), let place = place(text) else { return nil }
    guard place.member == nil else {
      issues.add("\(place.text) is no map; write it like edges[0]", at: text.mark)
      return nil
    }
    guard names.count >= 2, Set(names.map(\.text)).count == names.count else {
      issues.add(
        "excites needs between: 2 to \(Self.mostPictures) shipped pictures, each once", at: mark)
      return nil
    }
    let pictures = names.map { LessonCharacters.trimmed($0.text) }
    for (name, picture) in zip(names, pictures) where Shipped.picture(named: picture) == nil {
      issues.add("there is no shipped picture \(picture)", at: name.mark)
      return nil
    }
    do { return .excites(try ExcitesQuestion(place, between: pictures)) } catch {
      issues.add(error.sentence, at: text.mark)
      return nil
    }
  }

  private mutating func predicted(_ text: LessonYAML.Text) -> Question.Kind? {
    guard let place = place(text) else { return nil }
    let isInPass = [nil, .channel, .term].contains(place.member)
    guard !place.indices.isEmpty, isInPass else {
      issues.add("\(place.text) is no number of a pass; write it like edges[0,2,5]", at: text.mark)
      return nil
    }
    return .predict(place)
  }

  private mutating func cells(_ value: LessonYAML) -> Question.Kind? {
    var items = [value]
    if case .list(let list, _) = value { items = list }
    guard (1...Self.mostCells).contains(items.count) else {
      issues.add("there are 1 to \(Self.mostCells) cells", at: value.mark)
      return nil
    }
    let places = items.compactMap { item -> Address? in
      guard let text = text(item, "a cell"), let place = place(text) else { return nil }
      guard place.indices.count >= 2, place.member == nil else {
        issues.add("\(place.text) is no cell; write it like edges[0,2,5]", at: text.mark)
        return nil
      }
      return place
    }
    return places.count == items.count ? .cell(places) : nil
  }

  /// The place of one number of a layer.
  mutating func number(_ text: LessonYAML.Text) -> Address? {
    guard let place = place(text) else { return nil }
    guard !place.indices.isEmpty, place.member == nil else {
      issues.add(
        "\(place.text) is no number of a layer; write it like edges[0,2,5] or input[0,5,5]",
        at: text.mark)
      return nil
    }
    return place
  }

  private mutating func place(_ text: LessonYAML.Text) -> Address? {
    do { return try Address(parsing: LessonCharacters.trimmed(text.text)) } catch {
      issues.add(error.description, at: text.mark)
      return nil
    }
  }

  private mutating func layer(_ text: LessonYAML.Text) -> Question.Kind? {
    guard let place = place(text) else { return nil }
    guard place.indices.isEmpty, place.member == nil else {
      issues.add("shape takes the name of a layer", at: text.mark)
      return nil
    }
    return .shape(layer: place.alias)
  }
}
