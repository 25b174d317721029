extension ShippedNetwork {
  /// The layers of LeNet-5 (LeCun et al., "Gradient-Based Learning Applied to Document Recognition",
  /// 1998) with ReLU and max pooling, learned from drawn digits.
  static let lenet = learned(
    "lenet", "Learned, from drawn digits alone: reads handwritten digits, as LeNet-5 did.",
    inputs: (0..<10).map { "digit-\($0)" }, .digits,
    steps: 31_200)

  /// Four stages in which channels double and maps are halved, learned from drawn shapes.
  static let shapes = learned(
    "shapes", "Learned: tells ten coloured shapes apart before clutter, in pictures of any size.",
    inputs: Outline.allCases.map { DrawnPictures.name(of: $0) }, .shapes, steps: 6240)

  private static func learned(
    _ name: String, _ summary: String, inputs: [String], _ set: ExampleSet, steps: Int
  ) -> ShippedNetwork {
    var network = ShippedNetwork(
      name: name, summary: summary, plan: .file, weights: [:], labels: set.classes, mapNames: [:],
      inputs: inputs)
    network.steps = steps
    return network
  }
}
