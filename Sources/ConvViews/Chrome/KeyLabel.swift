import ConvCanvas

/// Keys as they are written in hints and help.
enum KeyLabel {
  /// A sentence in which arrows that are keys are named, where they can not be drawn. `→` stays: it
  /// stands for "became" as well.
  static func named(_ sentence: String, _ appearance: Appearance) -> String {
    guard appearance.ascii else { return sentence }
    return ["left": "←", "up": "↑", "down": "↓"].reduce(sentence) { text, key in
      text.replacing(key.value, with: self.text(key.key, ascii: true))
    }
  }

  static func text(_ key: String, ascii: Bool) -> String {
    switch key {
    case "right": ascii ? "Right" : "→"
    case "left": ascii ? "Left" : "←"
    case "up": ascii ? "Up" : "↑"
    case "down": ascii ? "Down" : "↓"
    case "pagedown": "PgDn"
    case "pageup": "PgUp"
    case "enter": "Enter"
    case "escape": "Esc"
    case "space": "Space"
    case "tab": "Tab"
    case "home": "Home"
    case "end": "End"
    case "ctrl-r": "Ctrl-R"
    case "ctrl-c": "Ctrl-C"
    default: key
    }
  }
}
