import ConvNet

/// `zoom in|out`: into the unit at hand, or out of it.
struct Zoom: SessionCommand {
  static let row = CommandRow(
    "zoom in|out", "into the unit, or out of it", .walk, completing: .words(["in", "out"]))
  let isIn: Bool

  init(isIn: Bool) { self.isIn = isIn }
  init(_ words: inout CommandWords) throws(CommandError) {
    switch try words.word("in or out") {
    case "in": isIn = true
    case "out": isIn = false
    case let word: throw .extra(word, usage: words.usage)
    }
  }
  var text: String { isIn ? "zoom in" : "zoom out" }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    let position = session.position
    if isIn {
      guard let inside = position.zoomedIn() else { throw .noFinerPart(position.unitName) }
      session.place = inside
    } else {
      guard let outside = position.zoomedOut() else { throw .wholeNetwork }
      session.place = outside
    }
  }

  /// Where the pass stands on a layer, into the map that is at hand.
  func aimed(by interaction: Interaction, in scene: Scene) throws(CommandError) -> Command? {
    let position = scene.position
    guard isIn, position.place.rung == .layer, !position.node.isInput, position.hasParts
    else { return nil }
    let map = interaction.map(try interaction.ranking(in: scene), in: position)
    return map == position.part ? nil : .goto(Address(position.node.alias, nil, [map]))
  }
}
