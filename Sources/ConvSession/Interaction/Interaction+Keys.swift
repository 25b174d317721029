extension Interaction {
  /// Presses a key: the texts of the commands that it says here, in order. Typing changes only
  /// the text that is typed.
  public mutating func press(
    _ key: String, in session: Session, _ surroundings: Surroundings = Surroundings()
  ) -> [String] {
    message = nil
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
    if hand == .kernel || hand == .input, let commands = pressNumber(key) { return commands }
    if let course = session.course, let commands = pressLesson(key, course, surroundings.shelf) {
      return commands
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
    case (_, "escape"), (.help, "?"), (.menu, "m"), (.definitions, "w"): overlay = nil
    case (_, "q"), (_, "ctrl-c"): return ["quit"]
    case (_, "down"), (_, "j"): scroll += 1
    case (_, "up"), (_, "k"): scroll = max(0, scroll - 1)
    case (_, "pagedown"), (_, "space"): scroll += Interaction.page
    case (_, "pageup"): scroll = max(0, scroll - Interaction.page)
    case (.presets, _):
      guard let choice = Menus.index(of: key), Menus.presets.indices.contains(choice),
        let kernel = Bench(session, self).kernel
      else { break }
      overlay = nil
      return ["set \(kernel.text) = \(Menus.presets[choice].name)"]
    case (.menu, _):
      let choices = Menus.places(surroundings)
      guard let choice = Menus.index(of: key), choices.indices.contains(choice) else { break }
      overlay = nil
      return choices[choice].commands
    default: overlay = nil
    }
    return []
  }
}
