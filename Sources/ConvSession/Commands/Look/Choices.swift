/// `difference`: what changed, or no longer.
struct ShowDifference: LookCommand, OneWord {
  static let row = CommandRow(
    "difference", "show what changed, or stop", .look, inLessons: true)

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    guard interaction.showsDifference || interaction.before(in: scene.session) != nil else {
      throw .nothingBefore
    }
    interaction.showsDifference.toggle()
    return nil
  }
}

/// `numbers`: maps as numbers, or as pictures.
struct ShowNumbers: LookCommand, OneWord {
  static let row = CommandRow(
    "numbers", "maps as numbers where they fit, or as pictures", .look, inLessons: true,
    changesPicture: true)

  func apply(to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet) -> Command? {
    // Where nobody asked for either, gradients are pictures.
    let shows = !(interaction.showsNumbers ?? (interaction.screen != .gradients))
    interaction.showsNumbers = shows
    interaction.notice(shows ? "maps as numbers where they fit" : "maps as pictures")
    return nil
  }
}

/// `size`: maps reduced, or in their own size.
struct ShowSize: LookCommand, OneWord {
  static let row = CommandRow(
    "size", "maps reduced, or in their own size", .look, inLessons: true, changesPicture: true)

  func apply(to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet) -> Command? {
    interaction.isNativeSize.toggle()
    interaction.notice(
      interaction.isNativeSize ? "large maps in their own size" : "large maps reduced to fit")
    return nil
  }
}

/// `range`: which numbers the darkest and the brightest colour stand for.
struct ChooseRange: LookCommand, OneWord {
  static let row = CommandRow("range", "colours by layer, by map or fixed", .look, inLessons: true)

  func apply(to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet) -> Command? {
    let all = Interaction.Range.allCases
    let range = all[((all.firstIndex(of: interaction.range) ?? 0) + 1) % all.count]
    interaction.range = range
    interaction.notice(
      range == .fixed ? "colours from −1 to 1" : "colours by \(range.rawValue)")
    return nil
  }
}

/// `speed FACTOR`: how fast a run steps.
struct Speed: LookCommand {
  static let row = CommandRow("speed FACTOR", "how fast a run steps", .look, inLessons: true)
  let factor: Double

  init(_ words: inout CommandWords) throws(CommandError) {
    let factor = try words.number("a factor")
    guard (0.01...100).contains(factor) else { throw .outOfRange("a factor", "from 0.01 to 100") }
    self.factor = Double(factor)
  }
  var text: String { "speed \(Float(factor).commandText)" }

  func apply(to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet) -> Command? {
    interaction.speed = min(64, max(1.0 / 16, interaction.speed * factor))
    interaction.notice("a run at \(Float(interaction.speed).commandText) times the speed")
    return nil
  }
}

/// `go`: a run step by step, or its end.
struct Go: LookCommand, OneWord {
  static let row = CommandRow("go", "run step by step, or stop", .look)

  func apply(to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet) -> Command? {
    interaction.isRunning.toggle()
    return nil
  }
}
