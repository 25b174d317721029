import ConvNet

/// `weight N`: on the screen of one update so many weights on.
struct PickWeight: LookCommand {
  static let row = CommandRow(
    "weight N", "on the screen of one update so many weights on, or back with a minus", .look,
    inLessons: false, whileAsked: .anything)
  let count: Int

  init(_ words: inout CommandWords) throws(CommandError) {
    count = try words.whole("N", in: -1_000_000...1_000_000)
  }
  var text: String { "weight \(count)" }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    guard let all = WatchedLayer.weights(scene.session, interaction)?.count else {
      throw .unavailable("this network has no weights")
    }
    interaction.row = min(max(0, (interaction.row ?? 0) + count), all - 1)
    return nil
  }
}

extension WatchedLayer {
  /// The shape of the weights of the layer that is watched.
  static func weights(_ session: Session, _ interaction: Interaction) -> Shape? {
    at(session, interaction).flatMap { layer in
      session.network.nodes[layer].layer.parameters.first { $0.name == "weight" }?.shape
    }
  }
  /// The weight at hand there, as its indices.
  public static func weight(_ session: Session, _ interaction: Interaction) -> [Int]? {
    weights(session, interaction).map { shape in
      shape.element(at: min(max(0, interaction.row ?? 0), shape.count - 1))
    }
  }
}
