import ConvNet

/// `copy [PLACE]`: the numbers of a place given away.
struct Copy: OutsideCommand {
  static let row = CommandRow(
    "copy [PLACE]", "the numbers of a place to the clipboard, or to the output", .file,
    completing: .place)
  /// nil: what is at hand.
  let place: Reference?

  init(_ words: inout CommandWords) throws(CommandError) { place = try words.optionalPlace() }
  var text: String { place.map { "copy \($0.text)" } ?? "copy" }

  func effect(_ interaction: Interaction, in scene: Scene) throws(CommandError) -> Effect {
    .copy(try scene.copied(place ?? interaction.placeToCopy(in: scene.session)))
  }
}

extension Interaction {
  /// The place to copy at hand: the kernel in hand, what the pointer is on, or the layer, the
  /// map or the number where the pass is.
  fileprivate func placeToCopy(in session: Session) -> Reference {
    let position = session.position
    let node = position.node
    let bench = Bench(session, self)
    switch hand {
    case .kernel: return bench.kernel ?? Reference(node.alias)
    case .input: return Reference(session.network.nodes[node.inputs.first ?? 0].alias)
    case .output:
      guard session.place.rung <= .layer, position.ladder.has(.map) else {
        return Reference(node.alias, nil, node.shape.element(at: bench.outputElement))
      }
      return Reference(node.alias, nil, [pointedMap(in: position)])
    case .pass:
      switch session.place.rung {
      case .network, .layer: return Reference(node.alias)
      case .map: return Reference(node.alias, nil, [position.map])
      case .cell: return Reference(node.alias, nil, position.element)
      case .channel:
        return Reference(node.alias, .channel, position.element + [position.channel])
      case .term: return Reference(node.alias, .term, position.element + [session.place.term])
      }
    }
  }
}
