import ConvCanvas
import ConvNet
import ConvSession

/// What a kind of layer did with its numbers, told in up to three sentences. A new kind adds a row
/// to the catalog; without one it is told by its shapes.
struct LayerStory: Sendable {
  let kinds: [String]
  let tell: @Sendable (Told) -> [Words]

  /// A layer in a scene, with the numbers that its story needs.
  struct Told {
    let scene: Scene
    let layer: Int

    var network: Network { scene.network }
    var node: Node { network.nodes[layer] }
    var name: String { node.alias }
    var input: Shape { node.inputShapes.first ?? node.shape }
    var shape: Shape { node.shape }
    var readsPicture: Bool { node.inputs == [0] }
    /// `10×10`
    var inputGrid: String { input.grid }
    var grid: String { shape.grid }
    /// `400 numbers went in, 100 came out`
    var balance: String {
      "\(Numerals.count(input.count)) numbers went in, \(Numerals.count(shape.count)) came out"
    }
    /// `10×10 became 5×5, 4 maps stayed 4`
    var shapes: String {
      let channels =
        input.channels == shape.channels
        ? "\(LayerStory.maps(input.channels)) stayed \(shape.channels)"
        : "\(LayerStory.maps(input.channels)) became \(shape.channels)"
      return input.cells == shape.cells
        ? "\(channels), each still \(grid)" : "\(inputGrid) became \(grid), \(channels)"
    }
  }

  static func maps(_ count: Int) -> String { count == 1 ? "1 map" : "\(count) maps" }
  static func units(_ count: Int) -> String { count == 1 ? "1 unit" : "\(count) units" }

  static func of(_ layer: Int, _ scene: Scene) -> [Words] {
    let told = Told(scene: scene, layer: layer)
    let kind = told.node.kind
    // One form may make several kinds.
    let form = told.node.form
    let story =
      catalog.first { $0.kinds.contains(kind) } ?? catalog.first { $0.kinds.contains(form) }
      ?? unknown
    var words = story.tell(told)
    let extent = scene.extent(of: layer)
    if layer > 0, extent.elements < told.shape.count {
      let known = Numerals.count(extent.elements)
      words.insert(
        "\(bold: known) of \(Numerals.count(told.shape.count)) numbers are there so far.", at: 0)
    }
    return words
  }

  /// By its shapes alone.
  private static let unknown = LayerStory(kinds: []) { told in
    let (before, after) = ("\(told.input)", "\(told.shape)")
    guard !told.node.inputs.isEmpty else {
      return [
        "\(bold: told.name) holds \(after, .grid): \(Numerals.count(told.shape.count)) numbers.",
        "They belong to the network and are the same for every picture.",
      ]
    }
    return [
      "\(bold: told.name) (\(told.node.kind)) made \(after, .grid) of \(before, .grid).",
      "\(told.balance).",
    ]
  }
}
