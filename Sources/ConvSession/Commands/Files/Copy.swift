import ConvNet

/// `copy [PLACE]`: the numbers of a place given away.
struct Copy: OutsideCommand {
  static let row = CommandRow(
    "copy [PLACE]", "the numbers of a place to the clipboard, or to the output", .file,
    completing: .place,
    examples: [
      .init("copy edges[0]", "a map"),
      .init("copy edges.weight[0,0]", "a kernel"),
      .init("copy", "what is at hand"),
    ])
  /// nil: what is at hand.
  let place: Address?

  init(_ words: inout CommandWords) throws(CommandError) { place = try words.optionalPlace() }
  var text: String { place.map { "copy \($0.text)" } ?? "copy" }

  func effect(_ interaction: Interaction, in scene: Scene) throws(CommandError) -> Effect {
    .copy(try scene.copied(place ?? placeAtHand(interaction, in: scene.session)))
  }

  /// The place to copy at hand: the kernel in hand, what the pointer is on, or the layer, the
  /// map or the number where the pass is.
  private func placeAtHand(
    _ interaction: Interaction, in session: Session
  ) -> Address {
    let position = session.position
    let node = position.node
    let reach = HandReach(session, interaction)
    switch interaction.hand {
    case .kernel: return reach.kernel ?? Address(node.alias)
    case .input: return Address(session.network.nodes[node.inputs.first ?? 0].alias)
    case .output:
      guard session.place.rung <= .layer, position.ladder.has(.map) else {
        return Address(node.alias, nil, node.shape.element(at: reach.outputElement))
      }
      return Address(node.alias, nil, [interaction.pointedMap(in: position)])
    case .pass:
      switch session.place.rung {
      case .network, .layer: return Address(node.alias)
      case .map: return Address(node.alias, nil, [position.map])
      case .cell: return Address(node.alias, nil, position.element)
      case .channel:
        return Address(node.alias, .channel, position.element + [position.channel])
      case .term: return Address(node.alias, .term, position.element + [session.place.term])
      }
    }
  }
}
