import ConvNet

/// `mute PLACE`: a map or a layer of zeros, or no longer.
struct Mute: SessionCommand {
  static let row = CommandRow(
    "mute PLACE", "silence a map, a kernel or a layer, or let it speak again", .edit,
    completing: .place,
    examples: [
      .init("mute edges[1]", "this map puts out zeros; again, it speaks"),
      .init("mute edges", "all maps of the layer"),
      .init("mute parts.weight[0,2]", "one kernel: this map no longer hears that one"),
    ])
  let place: Address

  init(_ words: inout CommandWords) throws(CommandError) { place = try words.place() }
  var text: String { "mute \(place.text)" }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    let layer = try place.layer(in: session.network)
    guard layer > 0 else { throw .noMaps("input") }
    if place.member != nil { return try muteWeights(&session) }
    guard place.indices.count <= 1 else { throw .badPlace(place.text) }
    try place.check(session.network.nodes[layer].shape.sizes)
    let mute = Edit(layer: layer, .mute(map: place.indices.first))
    var edited = session.subject
    if edited.edits.contains(mute) {
      edited.edits.removeAll { $0 == mute }
    } else {
      edited.edits.append(mute)
    }
    session.change(edited)
  }

  /// Makes weights zeros, or what they were opened with.
  private func muteWeights(_ session: inout Session) throws(CommandError) {
    let (layer, parameter, _) = try place.parameter(in: session.network)
    var edited = session.subject
    let zeros = Edit(layer: layer, .weights(parameter.name, indices: place.indices, .number(0)))
    if edited.edits.contains(zeros) {
      edited.restoreShared(parameter.name, of: layer, place.indices)
    } else {
      edited.edit(parameter.name, of: layer, place.indices, .number(0))
    }
    session.change(edited)
  }
}
