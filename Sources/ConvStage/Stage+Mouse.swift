import ConvNet
public import ConvSession
import ConvViews

/// The mouse: what is drawn says what a click on it does, and that is done like what is typed.
extension Stage {
  /// Clicks on a cell of the screen.
  /// - Returns: what is left to do outside.
  public mutating func click(row: Int, column: Int) -> Effect? {
    guard let click = seen?.frame.click(row, column) else { return nil }
    (interaction.prompt, interaction.isRunning) = (nil, false)
    switch click {
    case .press(let key): return press(key)
    case .say(let texts):
      (interaction.overlay, interaction.message) = (nil, nil)
      // One leaves a list for what one clicks on in it; in a lab a click tries something else.
      if interaction.screen.map({ !ScreenName.labs.contains($0) }) ?? true {
        (interaction.screen, interaction.row) = (nil, nil)
      }
      return say(texts)
    case .brush(let target):
      interaction.message = nil
      return say("paintlab at \(target.row) \(target.column)")
    case .point(let target):
      interaction.message = nil
      let spot = Pointer.Spot(target.row, target.column)
      // Once more where the hand is already goes in.
      if !interaction.isHovering, interaction.hand == target.hand, target.hand == .output,
        interaction.pointer.output == spot
      {
        return say("enter")
      }
      defer { interaction.isHovering = false }
      return point(target)
    }
  }

  /// Moves the mouse with its button pressed: a brush paints a line.
  /// - Returns: what is left to do outside.
  public mutating func drag(row: Int, column: Int) -> Effect? {
    guard waiting == nil, case .brush(let target)? = seen?.frame.click(row, column) else {
      return nil
    }
    return say("paintlab line \(target.row) \(target.column)")
  }
  /// Whether the screen wants to know of every motion of the mouse.
  public var wantsMotion: Bool { interaction.hovers || interaction.screen == .paint }

  /// Turns the wheel: on and back along the pass, through the rows of a list, through kernels.
  /// - Returns: what is left to do outside.
  public mutating func wheel(up: Bool) -> Effect? {
    if interaction.overlay != nil || interaction.prompt?.purpose == .search {
      return press(up ? "up" : "down")
    }
    guard interaction.prompt == nil else { return nil }
    switch interaction.hand {
    case .pass where interaction.screen == .welcome: return nil
    case .pass:
      let key = Keymap.key("step", .pass) ?? "right"
      let isList = Keymap.command("down", .pass, on: interaction.screen) != "zoom in"
      return press(isList ? (up ? "up" : "down") : up ? "left" : key)
    case .kernel: return say("kernel \(up ? -1 : 1)")
    case .output, .input: return nil
    }
  }

  /// Moves the mouse over a cell of the screen: where that was asked for, it takes in hand the number
  /// below, and lets go of it elsewhere. What a key took in hand stays there.
  public mutating func hover(row: Int, column: Int) -> Effect? {
    // Nothing that is under way is given up for the mouse.
    guard interaction.hovers, waiting == nil, !interaction.isRunning, interaction.prompt == nil,
      interaction.overlay == nil, interaction.typed == nil,
      interaction.hand == .pass || interaction.isHovering
    else { return nil }
    guard case .point(let target)? = seen?.frame.click(row, column), isSeen(with: target.hand)
    else {
      if interaction.isHovering { (interaction.hand, interaction.isHovering) = (.pass, false) }
      return nil
    }
    let message = interaction.message
    defer {
      interaction.isHovering = interaction.hand == target.hand
      interaction.message = message
    }
    return point(target)
  }

  /// Whether the screen stays the same where something else is in hand.
  private func isSeen(with hand: Hand) -> Bool {
    var other = interaction
    other.hand = hand
    return Screen.current(session, other).name == screenName
  }

  private mutating func point(_ target: PointerTarget) -> Effect? {
    let hand = interaction.hand == target.hand ? [] : ["hand \(target.hand.rawValue)"]
    return say(hand + ["point \(target.row) \(target.column)"])
  }

  /// Does what texts say, up to the first that is refused.
  private mutating func say(_ texts: [String]) -> Effect? {
    for text in texts {
      if let effect = say(text) { return effect }
      if refusal != nil { return nil }
    }
    return nil
  }
}
