/// Keys as they are written in hints and help.
enum KeyLabel {
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
