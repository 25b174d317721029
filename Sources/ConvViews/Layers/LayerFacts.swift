import ConvCanvas
import ConvNet
import ConvSession

/// A layer in a scene, with the names, sizes and counts that its story is told with.
struct LayerFacts {
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
  /// The layers that it reads.
  var sources: [String] { node.inputs.map { network.nodes[$0].alias } }
  /// The first layer's output, once it is computed.
  var read: Reading? { node.inputs.first.flatMap { scene.reading($0).value } }
  /// `1×28×28 and 8`
  var inputShapes: String { node.inputShapes.map(\.description).joined(separator: " and ") }

  /// `400 numbers went in, 100 came out`
  var balance: String {
    "\(Numerals.count(input.count)) numbers went in, \(Numerals.count(shape.count)) came out"
  }
  /// `10×10 became 5×5, 4 maps stayed 4`
  var shapes: String {
    let channels =
      input.channels == shape.channels
      ? "\(LayerFacts.maps(input.channels)) stayed \(shape.channels)"
      : "\(LayerFacts.maps(input.channels)) became \(shape.channels)"
    return input.cells == shape.cells
      ? "\(channels), each still \(grid)" : "\(inputGrid) became \(grid), \(channels)"
  }

  static func maps(_ count: Int) -> String { count == 1 ? "1 map" : "\(count) maps" }
  static func units(_ count: Int) -> String { count == 1 ? "1 unit" : "\(count) units" }

  /// The story of a layer by its shapes alone.
  var sizes: [Words] {
    guard !node.inputs.isEmpty else {
      return [
        "\(bold: name) holds \("\(shape)", .grid): \(Numerals.count(shape.count)) numbers.",
        "They belong to the network and are the same for every picture.",
      ]
    }
    return [
      "\(bold: name) (\(node.kind)) made \("\(shape)", .grid) of \("\(input)", .grid).",
      "\(balance).",
    ]
  }
}

/// The units of a complete layer, with the strongest.
struct UnitFacts {
  let node: Node
  /// The name or number of the unit with the largest number.
  let best: String
  let largest: Float
  let numerals: Numerals

  /// `letter[2] is strongest, 8.10.`
  var most: Words {
    "\(bold: best) is strongest, " + Words.signed(largest, numerals) + "." as Words
  }

  /// The units of a layer of which nothing but the sizes is known.
  var words: Words {
    let count = node.inputShapes.first?.cells ?? 1
    let what =
      count > 1
      ? "Each map of \(Numerals.count(count)) numbers became one."
      : "\(node.shape.count) numbers."
    return "\(what) " + most
  }
}
