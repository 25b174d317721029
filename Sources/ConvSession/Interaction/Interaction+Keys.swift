import ConvNet

extension Interaction {
  /// Presses a key: the texts of the commands that it says here, in order. Typing changes only
  /// the text that is typed.
  public mutating func press(
    _ key: String, in session: Session, _ surroundings: Surroundings = Surroundings()
  ) -> [String] {
    message = nil
    if key != "escape" { isLeaving = false }
    if prompt != nil { return pressPrompt(key, session, surroundings) }
    if overlay != nil { return pressOverlay(key, session, surroundings) }
    if isRunning, key != "space", key != "+", key != "-" {
      isRunning = false
      if key == "escape" { return [] }
    }
    if screen == .welcome {
      if key == "escape" { return [] }
      if key == "enter", let first = surroundings.shelf.next {
        screen = nil
        return [first.command]
      }
      if Keymap.command(key, hand).map(Interaction.moves) ?? false { screen = nil }
    }
    // What is asked for is typed wherever the hand is.
    let isAsked = session.course?.openQuestion?.isTyped ?? false
    if hand == .kernel || hand == .input, !isAsked || typed != nil,
      let commands = pressNumber(key)
    {
      return commands
    }
    if let course = session.course, let commands = pressLesson(key, course, surroundings.shelf) {
      return commands
    }
    if key == "q", screen != nil, screen != .welcome {
      (screen, returns) = (nil, [])
      return []
    }
    guard let command = Keymap.command(key, hand, on: screen) else {
      if key.count == 1 {
        message = Message("\(key) does nothing here; ? shows all keys", isFailure: true)
      }
      return []
    }
    return [command]
  }

  /// A moving key closes the welcome and acts.
  private static func moves(_ command: String) -> Bool {
    !["quit", "help", "menu", "prompt", "search", "escape", "numbers", "range", "size"]
      .contains(command)
  }

  /// Digits, minus and point go into the number at hand.
  private mutating func pressNumber(_ key: String) -> [String]? {
    let starts = "0123456789.-−".contains(key) && key.count == 1
    if starts, (typed ?? "").count < TypeNumber.longestNumber {
      typed = (typed ?? "") + key
      return []
    }
    guard let text = typed else { return nil }
    switch key {
    case "backspace":
      typed = text.count > 1 ? String(text.dropLast()) : nil
      return []
    case "enter", "space": return ["commit"]
    case "escape", "u":
      typed = nil
      return []
    case "<", ">":
      typed = nil
      return nil
    default: return starts ? [] : nil
    }
  }

  /// Lines of a list that a terminal of 24 rows shows.
  private static let page = 18

  private mutating func pressOverlay(
    _ key: String, _ session: Session, _ surroundings: Surroundings
  ) -> [String] {
    switch (overlay, key) {
    case (_, "escape"), (_, "q"), (.help, "?"), (.menu, "m"), (.definitions, "w"), (.presets, "="),
      (.lessons, "L"):
      overlay = nil
    case (_, "ctrl-c"): return ["quit"]
    case (.menu, _):
      let choices = Menus.places(session, surroundings)
      guard let choice = choice(key, of: choices.count) else { break }
      if let obstacle = choices[choice].obstacle {
        message = Message("\(choices[choice].name): \(obstacle)", isFailure: true)
        break
      }
      overlay = nil
      return [choices[choice].command]
    case (.presets, _):
      guard let choice = choice(key, of: Menus.presets.count),
        let kernel = HandReach(session, self).kernel
      else { break }
      overlay = nil
      return ["set \(kernel.text) = \(Menus.presets[choice].name)"]
    case (.lessons, _):
      let rows = LessonList(session, surroundings.shelf).rows
      guard let choice = choice(key, of: rows.count) else { break }
      overlay = nil
      return [rows[choice].command]
    case (_, "down"), (_, "j"): scroll += 1
    case (_, "up"), (_, "k"): scroll = max(0, scroll - 1)
    case (_, "pagedown"), (_, "space"): scroll += Interaction.page
    case (_, "pageup"): scroll = max(0, scroll - Interaction.page)
    case (_, "home"): scroll = 0
    default: overlay = nil
    }
    return []
  }

  /// Moves the cursor of a list.
  /// - Returns: the entry that is taken; nil where none is.
  private mutating func choice(_ key: String, of count: Int) -> Int? {
    func move(by step: Int) { cursor = min(max(0, cursor + step), count - 1) }
    switch key {
    case "down", "j": move(by: 1)
    case "up", "k": move(by: -1)
    case "pagedown", "space": move(by: Interaction.page / 2)
    case "pageup": move(by: -Interaction.page / 2)
    case "home": cursor = 0
    case "end": cursor = count - 1
    case "enter": return cursor < count ? cursor : nil
    default:
      guard let index = Menus.index(of: key), index < count else { return nil }
      cursor = index
      return index
    }
    return nil
  }
}

extension Interaction {
  private static let mostLines = 200

  mutating func pressPrompt(
    _ key: String, _ session: Session, _ surroundings: Surroundings
  ) -> [String] {
    guard var prompt else { return [] }
    prompt.error = nil
    defer { if self.prompt != nil { self.prompt = prompt } }
    switch key {
    case "escape", "ctrl-c": self.prompt = nil
    case "enter":
      let text = prompt.text
      guard text.contains(where: { !$0.isWhitespace }) else {
        self.prompt = nil
        return []
      }
      if prompt.purpose == .search { return ["find \(prompt.chosen(in: session) ?? text)"] }
      if lines.last != text { lines = lines.suffix(Interaction.mostLines - 1) + [text] }
      return [text]
    case "tab": prompt.complete(in: session, surroundings)
    case "left": prompt.cursor = max(0, prompt.cursor - 1)
    case "right": prompt.cursor = min(prompt.text.count, prompt.cursor + 1)
    case "home": prompt.cursor = 0
    case "end": prompt.cursor = prompt.text.count
    case "up" where prompt.purpose == .search: prompt.choose(-1, in: session)
    case "down" where prompt.purpose == .search: prompt.choose(1, in: session)
    case "up": prompt.recall(1, of: lines)
    case "down": prompt.recall(-1, of: lines)
    case "backspace":
      if prompt.text.isEmpty { self.prompt = nil } else { prompt.delete() }
    case "ctrl-a": prompt.cursor = 0
    case "ctrl-e": prompt.cursor = prompt.text.count
    case "ctrl-u": prompt.clear(0..<prompt.cursor)
    case "ctrl-k": prompt.clear(prompt.cursor..<prompt.text.count)
    case "ctrl-w": prompt.clear(prompt.wordStart..<prompt.cursor)
    case "space": prompt.insert(" ")
    default: if key.count == 1 { prompt.insert(key) }
    }
    return []
  }

}

extension Interaction {
  /// Gives a key to the lesson: the commands that it says there; nil where it keeps its meaning.
  mutating func pressLesson(
    _ key: String, _ course: Course, _ shelf: [LessonEntry]
  ) -> [String]? {
    if course.isFinished {
      if key == "escape" || key == "q", hand == .pass, typed == nil, screen == nil {
        return ["leave"]
      }
      guard key == "enter" else { return nil }
      guard let next = shelf.lesson(after: course.lesson.id) else {
        message = Message(
          "that was the last lesson; Esc leaves it, L lists them all", isFailure: false)
        return []
      }
      return [next.fromStart]
    }
    if let text = answer { return typeAnswer(key, after: text, course) }
    if key == "enter" { return [enterCommand(course)] }
    guard let question = course.openQuestion, key.count == 1 else { return nil }
    let isPointing = if case .cell = question.kind { hand == .output } else { false }
    guard hand == .pass || isPointing || question.isTyped else { return nil }
    if key == "a", hand == .pass, question.isInWords {
      (answer, answersInWords) = ("", true)
      return []
    }
    answersInWords = false
    let isWord = hand == .pass && question.beginsWord(key)
    guard isWord || "0123456789.-−(".contains(key) else { return nil }
    if case .goal? = course.openQuestion?.kind {
      guard key != "-" else { return nil }
      message = Message(
        "nothing is in your hand for a number: e takes the kernel, p the picture",
        isFailure: true)
      return []
    }
    answer = key
    return []
  }

  /// A key while an answer is typed.
  private mutating func typeAnswer(
    _ key: String, after text: String, _ course: Course
  ) -> [String]? {
    // No number's word begins with a letter twice: the key is meant.
    if text == key, hand == .pass, !answersInWords, course.openQuestion?.beginsWord(key) == true {
      answer = nil
      return nil
    }
    switch key {
    case "enter":
      if text.isEmpty { answer = nil }
      return [text.isEmpty ? "answer" : "answer \(text)"]
    case "escape":
      answer = nil
      return []
    case "backspace":
      answer = text.isEmpty ? nil : String(text.dropLast())
      return []
    case "space":
      answer = text + " "
      return []
    default:
      let isNumber = "0123456789.,-−x×X()".contains(key)
      let isLetter = key.allSatisfy { $0.isLetter && $0.isLowercase }
      guard key.count == 1, text.count < Interaction.longestAnswer,
        isNumber || isLetter || answersInWords
      else { return nil }
      answer = text + key
      return []
    }
  }

  /// Enter submits; where a cell is asked for, the one under the pointer.
  private func enterCommand(_ course: Course) -> String {
    if hand == .output, case .cell? = course.openQuestion?.kind {
      return "answer \(pointer.output.row) \(pointer.output.column)"
    }
    return "answer"
  }

  static let longestAnswer = 200
}
