/// The plain names of keys.
package enum KeyNames {
  /// The name of a typed character; nil for a code that is none.
  package static func name(ofCharacter code: UInt32) -> String? {
    switch code {
    case 0: "ctrl-space"
    case 8, 127: "backspace"
    case 9: "tab"
    case 10, 13: "enter"
    case 27: "escape"
    case 32: "space"
    case 1...26: Unicode.Scalar(code + 96).map { "ctrl-\($0)" }
    case 28...31: Unicode.Scalar(code + 64).map { "ctrl-\($0)" }
    case 128...159: nil
    default: Unicode.Scalar(code).map { String(Character($0)) }
    }
  }

  /// The name of a key that ncurses calls `KEY_UP`, `KEY_F(1)` or, by its capability, `kUP5`.
  package static func name(ofCapability name: String) -> String? {
    if let known = keys[name] { return known }
    if name.hasPrefix("KEY_F("), name.hasSuffix(")") { return "f" + name.dropFirst(6).dropLast() }
    guard name.first == "k", let modifier = name.last.flatMap({ modifiers[$0] }),
      let key = capabilities[String(name.dropFirst().dropLast())]
    else { return nil }
    return modifier + key
  }

  private static let keys = [
    "KEY_UP": "up", "KEY_DOWN": "down", "KEY_LEFT": "left", "KEY_RIGHT": "right",
    "KEY_HOME": "home", "KEY_END": "end", "KEY_PPAGE": "pageup", "KEY_NPAGE": "pagedown",
    "KEY_DC": "delete", "KEY_IC": "insert", "KEY_BTAB": "backtab", "KEY_ENTER": "enter",
    "KEY_BACKSPACE": "backspace", "KEY_SR": "shift-up", "KEY_SF": "shift-down",
    "KEY_SLEFT": "shift-left", "KEY_SRIGHT": "shift-right", "KEY_SHOME": "shift-home",
    "KEY_SEND": "shift-end", "KEY_SPREVIOUS": "shift-pageup", "KEY_SNEXT": "shift-pagedown",
    "KEY_SDC": "shift-delete", "KEY_FIND": "home", "KEY_SELECT": "end", "KEY_A1": "home",
    "KEY_A3": "pageup", "KEY_C1": "end", "KEY_C3": "pagedown",
    "kUP": "shift-up", "kDN": "shift-down",
  ]
  private static let capabilities = [
    "UP": "up", "DN": "down", "LFT": "left", "RIT": "right", "HOM": "home", "END": "end",
    "PRV": "pageup", "NXT": "pagedown", "DC": "delete", "IC": "insert",
  ]
  /// xterm's numbers for modifiers.
  private static let modifiers: [Character: String] = [
    "2": "shift-", "3": "alt-", "4": "alt-shift-", "5": "ctrl-", "6": "ctrl-shift-",
    "7": "ctrl-alt-", "8": "ctrl-alt-shift-",
  ]
}
