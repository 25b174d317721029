import ConvCanvas

/// Keys as they are written in hints and help.
enum KeyLabel {
  /// A text in which arrows that are keys are named, for where they can not be drawn.
  /// - Parameter right: whether `→` is a key as well: in most sentences it stands for "became".
  static func named(_ text: String, right: Bool) -> String {
    let arrows = ["left": "←", "up": "↑", "down": "↓"].merging(right ? ["right": "→"] : [:]) { $1 }
    return arrows.reduce(text) { text, key in
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
