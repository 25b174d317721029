internal import ConvNet

extension ShippedNetwork {
  /// Reads 28×28 pixels and tells six drawn scenes apart. All kernels were made by hand, and each
  /// means what its map is called. Only the numbers of the last layer were searched for: logistic
  /// regression on the scenes shifted by up to three pixels, rounded to whole numbers.
  static let scenes = ShippedNetwork(
    name: "scenes",
    summary: "Tells six drawn scenes apart by edges, their corners and slopes, and larger parts.",
    plan: .line(
      """
      input 1x28x28 > edges: conv 10 3x3 pad 1 > relu > pool1: maxpool 2 > \
      parts: conv 12 3x3 pad 1 > relu > pool2: maxpool 2 > \
      things: conv 16 3x3 pad 1 > relu > pool3: maxpool 2 > \
      best: globalmaxpool > scene: dense 6 > softmax: softmax
      """),
    weights: [
      "edges.weight": Filter.weight(SceneEdge.filters),
      "edges.bias": Filter.bias(SceneEdge.filters),
      "parts.weight": Filter.weight(ScenePart.filters),
      "parts.bias": Filter.bias(ScenePart.filters),
      "things.weight": Filter.weight(SceneThing.filters),
      "things.bias": Filter.bias(SceneThing.filters),
      "scene.weight": Tensor(Shape(6, 16), sceneEvidence),
      "scene.bias": Tensor(Shape(6), [12, 6, -11, -2, -3, -3]),
    ],
    labels: ["house", "square", "disc", "triangle", "cross", "checkerboard"],
    mapNames: names(SceneEdge.self, of: ["edges", "relu1", "pool1"])
      .merging(names(ScenePart.self, of: ["parts", "relu2", "pool2"])) { first, _ in first }
      .merging(names(SceneThing.self, of: ["things", "relu3", "pool3", "best"])) { first, _ in first
      },
    inputs: ["house", "square", "disc", "triangle", "cross", "checkerboard", "gradient"]
      + (0...9).map { "digit-\($0)" })

  /// The evidence of each thing for each scene: one row a scene, one column a thing.
  private static let sceneEvidence: [Float] = [
    -3, -2, -1, -4, -1, -2, -1, -1, 3, -1, -1, 4, 2, -5, -1, -2,
    -4, 2, -2, -3, 3, 4, 1, 4, -4, -1, -1, -5, 3, 2, -2, -4,
    1, 2, 8, 7, 0, 0, -2, -1, -2, 2, 3, -4, -5, -2, 0, -1,
    5, -5, 0, 0, -3, 1, 0, -1, 0, 1, 1, -1, 0, 3, 0, 0,
    -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 3, 0,
    2, 4, -4, 0, 1, -3, 2, -1, 4, -1, -2, 5, -2, -1, 0, 7,
  ]
}
