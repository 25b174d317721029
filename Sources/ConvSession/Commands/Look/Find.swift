import ConvNet

/// `find TEXT`: to a layer by whatever it is called.
struct Find: LookCommand {
  static let row = CommandRow(
    "find TEXT", "a layer by its name, here or where it came from, or by its kind", .look,
    completing: .place)
  let name: String

  init(_ words: inout CommandWords) throws(CommandError) { name = try words.remainder("a name") }
  var text: String { "find \(name)" }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    let nodes = scene.network.nodes
    guard let found = scene.network.layers(matching: name).first else {
      throw .unknownLayer(name, known: nodes.map(\.alias))
    }
    return .goto(Address(nodes[found].alias))
  }
}
