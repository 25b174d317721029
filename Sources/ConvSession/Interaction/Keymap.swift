/// A key where the hand is, and the text of the command it says.
public struct Binding: Hashable, Sendable {
  public let key: String
  public let hands: Set<Hand>
  public let command: String
  /// For the help screen.
  public let summary: String

  init(_ key: String, _ hands: Set<Hand>, _ command: String, _ summary: String) {
    (self.key, self.hands) = (key, hands)
    (self.command, self.summary) = (command, summary)
  }
}

/// Keys as data. A key may be bound to the text of any command.
public enum Keymap {
  /// - Parameter screen: in a list the keys that go up and down move its cursor.
  public static func command(
    _ key: String, _ hand: Hand, on screen: ScreenName? = nil
  ) -> String? {
    let own: [Binding] =
      switch screen {
      case .learning?: whileLearning
      case .batch?: inBatch
      case .gradients?: inGradients
      case .confusion?: inConfusion
      case .weightUpdate?: inUpdate
      case .shift?: inShift
      case .knockout?: inKnockout
      case .paint?: inPaint
      case .hunt?: inHunt
      case .evidence?: inEvidence
      case .features?: inFeatures
      case .arithmetic?: inArithmetic
      case .linear?: inLinear
      case .channels?: inChannels
      case let screen? where labs.contains(screen): inLab(screen)
      default: lists.contains(screen) ? inLists : []
      }
    if let own = own.first(where: { $0.key == key && $0.hands.contains(hand) }) {
      return own.command
    }
    return binding(key, hand)?.command
  }
  /// What a key is bound to where the hand is, whatever screen is seen.
  public static func binding(_ key: String, _ hand: Hand) -> Binding? {
    bindings.first { $0.key == key && $0.hands.contains(hand) }
  }
  /// The key that says a command where the hand is.
  public static func key(_ command: String, _ hand: Hand) -> String? {
    bindings.first { $0.command == command && $0.hands.contains(hand) }?.key
  }

  static let lists: [ScreenName?] = [.table, .reference, .silent, .confusion] + labs

  /// Keys that say something else while a list is seen.
  public static let inLists: [Binding] = [
    Binding("down", [.pass], "move 1 0", "in a list: a row down"),
    Binding("up", [.pass], "move -1 0", "in a list: a row up"),
    Binding("home", [.pass], "page -1000", "in a list: the first row"),
    Binding("end", [.pass], "page 1000", "in a list: the last row"),
    Binding("enter", [.pass], "enter", "in a list: go there"),
  ]

  private static let all = Set(Hand.allCases)
  private static let pointers: Set<Hand> = [.output, .kernel, .input]

  public static let bindings: [Binding] =
    [
      Binding("right", [.pass], "step", "on: the next unit"),
      Binding("left", [.pass], "back", "back: the unit before"),
      Binding("down", [.pass], "zoom in", "into the unit"),
      Binding("enter", [.pass], "zoom in", "into the unit"),
      Binding("up", [.pass], "zoom out", "out of it"),
      Binding("pagedown", [.pass], "page", "a page on, or a row of cells"),
      Binding("pageup", [.pass], "page -1", "a page back, or a row of cells"),
      Binding("home", [.pass], "first", "the first unit of the parent"),
      Binding("end", [.pass], "last", "the last unit of the parent"),
      Binding("space", [.pass], "go", "run to the end, or stop"),
      Binding("+", [.pass], "speed 2", "run faster"),
      Binding("-", [.pass], "speed 0.5", "run slower"),
      Binding("r", all, "stepping", "compute as you walk, or all at once"),

      Binding("tab", all, "hand", "the hand on output, kernel, input, pass"),
      Binding("e", [.pass, .output, .input], "hand kernel", "take the kernel in hand"),
      Binding("p", [.pass, .output, .kernel], "hand input", "take the input in hand"),
      Binding("right", pointers, "move 0 1", "the pointer to the right"),
      Binding("left", pointers, "move 0 -1", "the pointer to the left"),
      Binding("down", [.kernel, .input], "move 1 0", "the pointer down"),
      Binding("up", pointers, "move -1 0", "the pointer up"),
      Binding("down", [.output], "move 1 0", "the pointer down"),
      Binding("l", all, "move 0 1", "the pointer to the right"),
      Binding("h", all, "move 0 -1", "the pointer to the left"),
      Binding("j", all, "move 1 0", "the pointer down"),
      Binding("k", all, "move -1 0", "the pointer up"),

      Binding("enter", [.output, .input], "enter", "into what the pointer is on"),
      Binding("space", [.input], "commit", "paint the pixel, or clear it"),
      Binding("enter", [.kernel], "commit", "the number that was typed"),
      Binding("<", [.kernel], "nudge -0.25", "the number a little down"),
      Binding(">", [.kernel], "nudge 0.25", "the number a little up"),
      Binding("=", [.kernel], "presets", "kernels and operations to choose from"),
      Binding("pagedown", [.kernel], "kernel 1", "the next kernel"),
      Binding("pageup", [.kernel], "kernel -1", "the kernel before"),

      Binding("pagedown", [.output], "page", "a page of maps on"),
      Binding("pageup", [.output], "page -1", "a page of maps back"),

      Binding("N", all, "next", "the lesson's next step"),
      Binding("B", all, "previous", "the lesson's step before"),
      Binding("S", all, "solve", "after three tries: how it is done"),
      Binding("L", all, "lessons", "all lessons, and back to the one that was left"),

      Binding("d", all, "difference", "what changed"),
      Binding("u", all, "undo", "take the last change back"),
      Binding("ctrl-r", all, "redo", "make it again"),
      Binding("n", all, "numbers", "maps as numbers, or as pictures"),
      Binding("z", all, "size", "maps reduced, or in their own size"),
      Binding("f", all, "fold", "in the funnel: open a block, or fold a layer's"),
      Binding("F", all, "fold next", "in the funnel: open all blocks, fold all, or as fits"),
      Binding("c", all, "range", "colours by layer, by map or fixed"),
      Binding("s", all, "sort", "maps by number, by activation or by variance"),
      Binding("y", all, "copy", "copy the numbers at hand"),
      Binding("t", all, "view table", "all layers in a table"),
      Binding("T", all, "view learning", "learning: watch the weights come about"),
      Binding(":", all, "prompt", "type a command"),
      Binding("/", all, "search", "find a layer"),
      Binding("m", all, "menu", "lessons, screens, networks"),
      Binding("w", all, "define", "what the words on this screen mean"),
      Binding("?", all, "help", "this help"),
      Binding("escape", all, "escape", "leave what is open, then one level out"),
      Binding("q", all, "quit", "leave"),
      Binding("ctrl-c", all, "quit", "leave"),
    ]
}
