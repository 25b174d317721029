import ConvNet

/// `linear`: two convolutions made into one; `linear relu` puts what stood between them back.
struct MakeLinear: LookCommand {
  static let row = CommandRow(
    "linear [relu [on|off]|map N|pair N]", "two convs made into one, with a ReLU between or not",
    .look, completing: .words(["relu", "map ", "pair "]), inLessons: true, whileAsked: .anything,
    examples: [
      .init("linear relu on", "with the ReLU between them: then they are no longer one"),
      .init("linear map 1", "the next map of what they compute"),
    ])
  private enum Doing {
    case open
    case relu(Bool?)
    case map(Int)
    case pair(Int)
  }
  private let doing: Doing

  init(_ words: inout CommandWords) throws(CommandError) {
    switch words.optional() {
    case nil: doing = .open
    case "relu"?:
      switch words.optional() {
      case nil: doing = .relu(nil)
      case "on"?: doing = .relu(true)
      case "off"?: doing = .relu(false)
      case let word?: throw .unknownName(word, what: "choice", known: ["on", "off"])
      }
    case "map"?: doing = .map(try words.whole("N", in: -10_000...10_000))
    case "pair"?: doing = .pair(try words.whole("N", in: -10_000...10_000))
    case let word?: throw .unknownName(word, what: "choice", known: ["relu", "map", "pair"])
    }
  }
  var text: String {
    switch doing {
    case .open: "linear"
    case .relu(nil): "linear relu"
    case .relu(let isOn?): "linear relu \(isOn ? "on" : "off")"
    case .map(let count): "linear map \(count)"
    case .pair(let count): "linear pair \(count)"
    }
  }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    interaction.screen = .linear
    switch doing {
    case .open: break
    case .relu(let isOn): interaction.linear.isCurved = isOn ?? !interaction.linear.isCurved
    case .map(let count):
      guard let (subject, pair, _) = interaction.linear.atHand(scene.session) else { break }
      let maps = subject.network.nodes[pair.second].shape.channels
      interaction.linear.map = min(max(0, interaction.linear.map + count), maps - 1)
    case .pair(let count):
      let pairs = LinearPair.all(in: scene.network).count
      interaction.linear.pair = min(max(0, interaction.linear.pair + count), max(0, pairs - 1))
      interaction.linear.map = 0
    }
    return nil
  }
}
