import CTerminal

/// Turns ncurses' input into events.
struct Keyboard {
  /// The text since the terminal announced a paste.
  private var pasted: String?
  /// The limit of a paste; the rest of it is dropped.
  private static let longestPaste = 1 << 20

  /// Reads the keys that have been typed, without waiting.
  mutating func read() -> [Event] {
    var events: [Event] = []
    var inputs = Keyboard.drain()[...]
    while let input = inputs.popFirst() {
      if pasted != nil {
        if let text = paste(input) { events.append(.paste(text)) }
      } else if case .character(0x1b) = input, let rest = Keyboard.unknownSequence(inputs) {
        inputs = rest
      } else {
        events += event(input)
      }
    }
    return events
  }

  private enum Input {
    case character(UInt32)
    case key(UInt32)
    case mouse([Event])
    case pasteBegins, pasteEnds
  }

  private static func drain() -> [Input] {
    var inputs: [Input] = []
    while true {
      var code: UInt32 = 0
      switch terminal_read(&code) {
      case TERMINAL_CHARACTER: inputs.append(.character(code))
      case TERMINAL_KEY: inputs.append(.key(code))
      case TERMINAL_MOUSE: inputs.append(.mouse(mouseEvents()))
      case TERMINAL_PASTE_BEGINS: inputs.append(.pasteBegins)
      case TERMINAL_PASTE_ENDS: inputs.append(.pasteEnds)
      case TERMINAL_OTHER: continue
      default: return inputs
      }
    }
  }

  private mutating func event(_ input: Input) -> [Event] {
    switch input {
    case .character(let code): return KeyNames.name(ofCharacter: code).map { [.key($0)] } ?? []
    case .key(let code):
      let name = terminal_key_name(code).map { String(cString: $0) } ?? ""
      return KeyNames.name(ofCapability: name).map { [.key($0)] } ?? []
    case .mouse(let events): return events
    case .pasteBegins:
      pasted = ""
      return []
    case .pasteEnds: return []
    }
  }

  /// Adds to the paste.
  /// - Returns: the text, once it is complete.
  private mutating func paste(_ input: Input) -> String? {
    switch input {
    // Ctrl-C ends it as well, should the end be lost: the keyboard must not stay dead.
    case .pasteEnds, .character(3):
      defer { pasted = nil }
      return pasted
    case .character(let code):
      guard (pasted?.utf8.count ?? 0) < Keyboard.longestPaste else { return nil }
      if let scalar = Unicode.Scalar(code == 13 ? 10 : code) {
        pasted?.unicodeScalars.append(scalar)
      }
      return nil
    default: return nil
    }
  }

  /// The input after an unknown sequence that an escape begins; nil where the escape is a key. Such
  /// a sequence must not be taken for typed letters.
  private static func unknownSequence(_ inputs: ArraySlice<Input>) -> ArraySlice<Input>? {
    guard case .character(let first)? = inputs.first, first == 0x5b || first == 0x4f else {
      return nil
    }
    var rest = inputs.dropFirst()
    while case .character(let code)? = rest.first {
      rest = rest.dropFirst()
      if (0x40...0x7e).contains(code) { return rest }
      guard (0x20...0x3f).contains(code) else { return nil }
    }
    return nil
  }

  private static func mouseEvents() -> [Event] {
    var events: [Event] = []
    var (row, column): (Int32, Int32) = (0, 0)
    var button = TERMINAL_MOVE
    while terminal_mouse(&row, &column, &button) {
      let action: MouseAction =
        switch button {
        case TERMINAL_PRESS: .press
        case TERMINAL_RELEASE: .release
        case TERMINAL_WHEEL_UP: .wheelUp
        case TERMINAL_WHEEL_DOWN: .wheelDown
        default: .move
        }
      events.append(.mouse(row: Int(row), column: Int(column), action))
    }
    return events
  }
}
