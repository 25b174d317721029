internal import ConvNet

extension ShippedNetwork {
  /// Reads 12×12 pixels and tells L, T and O apart. All weights of the two conv layers are whole
  /// numbers that were made by hand.
  static let letters = ShippedNetwork(
    name: "letters",
    summary: "Tells the letters L, T and O apart by the corners and joints of their edges.",
    plan: .line(
      """
      input 1x12x12 > edges: conv 4 3x3 > relu > pool: maxpool 2 > parts: conv 6 3x3 > relu > \
      best: globalmaxpool > letter: dense 3 > softmax: softmax
      """),
    weights: [
      "edges.weight": Filter.weight(letterEdges), "edges.bias": Filter.bias(letterEdges),
      "parts.weight": Filter.weight(letterParts), "parts.bias": Filter.bias(letterParts),
      // These weights follow the order of the parts: four corners, the joint, the stem.
      "letter.weight": Tensor(
        Shape(3, 6),
        [
          0, -0.5, 0.5, -0.5, 0, 0,
          0.5, 0.5, -0.5, -0.5, 0.5, 0,
          0.5, 0.5, 0.5, 0.5, 0, 0,
        ]),
      "letter.bias": Tensor(Shape(3), [0, 0, -7]),
    ],
    labels: ["L", "T", "O"],
    mapNames: names(LetterEdge.self, of: ["edges", "relu1", "pool"])
      .merging(names(LetterPart.self, of: ["parts", "relu2", "best"])) { first, _ in first },
    inputs: ["O", "L", "T", "bars-upright", "bars-level"])

  private enum LetterEdge: String, CaseIterable {
    case left = "left edges"
    case right = "right edges"
    case top = "top edges"
    case bottom = "bottom edges"
  }
  private enum LetterPart: String, CaseIterable {
    case topLeft = "top left corner"
    case topRight = "top right corner"
    case bottomLeft = "bottom left corner"
    case bottomRight = "bottom right corner"
    case joint = "T joint"
    case stem = "stem"
  }

  private static let letterEdges: [Filter<Grey>] = [
    Filter(bias: -1, .init(.picture, [-1, 0, 1, -1, 0, 1, -1, 0, 1])),
    Filter(bias: -1, .init(.picture, [1, 0, -1, 1, 0, -1, 1, 0, -1])),
    Filter(bias: -1, .init(.picture, [-1, -1, -1, 0, 0, 0, 1, 1, 1])),
    Filter(bias: -1, .init(.picture, [1, 1, 1, 0, 0, 0, -1, -1, -1])),
  ]
  private static let letterParts: [Filter<LetterEdge>] = [
    Filter(bias: -3, .init(.left, "... x.. x..", 1), .init(.top, ".xx ... ...", 1)),
    Filter(bias: -3, .init(.right, "... ..x ..x", 1), .init(.top, "xx. ... ...", 1)),
    Filter(bias: -3, .init(.left, "x.. x.. ...", 1), .init(.bottom, "... ... .xx", 1)),
    Filter(bias: -3, .init(.right, "..x ..x ...", 1), .init(.bottom, "... ... xx.", 1)),
    Filter(
      bias: -3, .init(.left, "... ... .x.", 1), .init(.right, "... ... .x.", 1),
      .init(.bottom, "x.x ... ...", 1)),
    Filter(bias: -3, .init(.left, "x.. x.. x..", 1), .init(.right, ".x. .x. .x.", 1)),
  ]

  /// The names of a conv layer's maps, which the layers that follow it keep.
  static func names<Map: CaseIterable & RawRepresentable<String>>(
    _: Map.Type, of layers: [String]
  ) -> [String: [String]] {
    Dictionary(uniqueKeysWithValues: layers.map { ($0, Map.allCases.map(\.rawValue)) })
  }
}
