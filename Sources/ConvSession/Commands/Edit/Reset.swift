import ConvNet

/// `reset [PLACE]`: back to what was opened.
struct Reset: SessionCommand {
  static let row = CommandRow(
    "reset [PLACE]", "put back what was opened", .edit, completing: .place,
    examples: [
      .init("reset edges.weight[0,0]", "one kernel as it was opened"),
      .init("reset edges", "all of a layer"),
      .init("reset", "everything"),
    ])
  /// nil: everything.
  let place: Address?

  init(_ words: inout CommandWords) throws(CommandError) { place = try words.optionalPlace() }
  var text: String { place.map { "reset \($0.text)" } ?? "reset" }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    if let place { return try reset(place, &session, results) }
    var plain = session
    (plain.subject.origin, plain.subject.edits) = (session.subject.origin.base, [])
    var original = try withoutStrokes(plain, results)
    if original.origin.moment != nil { original.origin = .opened(session.openedNetwork) }
    session.change(try session.sharingAll(original))
  }

  private func reset(
    _ place: Address, _ session: inout Session, _ results: Results
  ) throws(CommandError) {
    let network = session.network
    var original = session.subject
    if place.member != nil {
      let (layer, parameter, _) = try place.parameter(in: network)
      original.restoreShared(parameter.name, of: layer, place.indices)
      return session.change(original)
    }
    let layer = try place.layer(in: network)
    guard place.indices.count <= 1 else { throw .badPlace(place.text) }
    try place.check(network.nodes[layer].shape.sizes)
    if layer == 0 {
      original = try withoutStrokes(session, results)
    } else if let map = place.indices.first {
      for parameter in network.nodes[layer].parameters {
        original.restoreShared(parameter.name, of: layer, [map])
      }
      original.edits.removeAll { $0 == Edit(layer: layer, .mute(map: map)) }
    } else {
      for parameter in network.nodes[layer].parameters {
        original.restoreShared(parameter.name, of: layer, [])
      }
      original.edits.removeAll { $0.layer == layer }
    }
    session.change(original)
  }

  /// The picture as it was opened, and the network in the size that it has.
  private func withoutStrokes(
    _ session: Session, _ results: Results
  ) throws(CommandError) -> Subject {
    var original = session.subject
    original.strokes = []
    let size = original.picture.pixels.shape
    if session.network.pictureShape != size {
      original.origin = .opened(try session.network(for: size, results))
    }
    return original
  }
}
