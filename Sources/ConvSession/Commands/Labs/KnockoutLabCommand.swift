import ConvNet

/// `knockout WHAT`: which map is silenced, and for which class maps are ranked.
struct KnockoutLabCommand: LookCommand {
  private enum Word: String, CaseIterable { case row, `class`, all, layer, mute }
  static let row = CommandRow(
    "knockout row N|class N|all|layer N|mute",
    "in the lab of silenced maps: choose a map, a class, a layer; silence it", .look,
    completing: .words(["row 1", "class 1", "all", "layer 1", "mute"]), inLessons: true,
    whileAsked: .anything, changesPicture: true)
  private let word: Word
  private let count: Int

  init(_ words: inout CommandWords) throws(CommandError) {
    guard let word: Word = try words.choice() else {
      throw .missing("what", usage: KnockoutLabCommand.row.usage)
    }
    self.word = word
    switch word {
    case .row, .class, .layer: count = try words.whole("N", in: -100_000...100_000)
    case .all, .mute: count = 0
    }
  }
  var text: String {
    switch word {
    case .row, .class, .layer: "knockout \(word.rawValue) \(count)"
    case .all, .mute: "knockout \(word.rawValue)"
    }
  }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    guard let layer = interaction.knockout.layer(in: scene.session) else {
      throw .unavailable("this network has no layer whose maps could be missed in an answer")
    }
    if word == .layer {
      let layers = KnockoutLab.layers(scene.session)
      let index = (layers.firstIndex(of: layer) ?? 0) + count
      interaction.knockout.layer = layers[min(max(0, index), layers.count - 1)]
      (interaction.knockout.row, interaction.knockout.column) = (0, nil)
      return nil
    }
    let knockouts: Knockouts
    switch scene.knockouts(layer) {
    case .value(let known): knockouts = known
    case .failed(let sentence): throw .failed(sentence)
    case .hidden, .computing:
      guard let inquiry = KnockoutInquiry(scene.session, layer: layer) else { return nil }
      throw .notYet(Need(inquiry))
    }
    let lab = interaction.knockout
    switch word {
    case .row:
      interaction.knockout.row = lab.row(in: knockouts, scene.network)
      interaction.knockout.row = min(
        max(0, interaction.knockout.row + count), scene.network.nodes[layer].shape.channels - 1)
    case .class:
      // All come before the first class.
      let next = (lab.column ?? -1) + count
      interaction.knockout.column = next < 0 ? nil : min(next, knockouts.classes.count - 1)
      interaction.knockout.row = 0
    case .all: (interaction.knockout.column, interaction.knockout.row) = (nil, 0)
    case .mute:
      let map = lab.map(in: knockouts, scene.network)
      let alias = scene.network.nodes[layer].alias
      return try? Command(parsing: "mute \(alias)[\(map)]")
    case .layer: break
    }
    return nil
  }
}
