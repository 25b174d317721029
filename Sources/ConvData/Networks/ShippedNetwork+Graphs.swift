internal import ConvNet

extension ShippedNetwork {
  private static let sceneLabels = ["house", "square", "disc", "triangle", "cross", "checkerboard"]
  private static let scenePictures = sceneLabels + ["gradient"]

  /// A block with a shortcut around two convolutions (He et al., "Deep Residual Learning for Image
  /// Recognition", 2015), on the drawn scenes.
  static let residual = ShippedNetwork(
    name: "residual",
    summary: "Untrained: a shortcut leads around two convolutions and is added to what they make.",
    plan: .graph(
      input: Shape(1, 28, 28),
      [
        GraphPart("stem", conv(1, 8, 3), "input"),
        GraphPart("relu1", Pointwise(.relu), "stem"),
        GraphPart("pool1", MaxPool(kernelSize: [2, 2]), "relu1"),
        GraphPart("conv1", conv(8, 8, 3), "pool1"),
        GraphPart("relu2", Pointwise(.relu), "conv1"),
        GraphPart("conv2", conv(8, 8, 3), "relu2"),
        GraphPart("add", Arithmetic.add, "conv2", "pool1"),
        GraphPart("relu3", Pointwise(.relu), "add"),
        GraphPart("pool2", MaxPool(kernelSize: [2, 2]), "relu3"),
        GraphPart("flatten", Flatten(), "pool2"),
        GraphPart("scene", Dense(inputUnits: 8 * 7 * 7, outputUnits: 6), "flatten"),
        GraphPart("softmax", Softmax(), "scene"),
      ]), weights: [:], labels: sceneLabels, mapNames: [:], inputs: scenePictures)

  /// Two kernel sizes look at the same maps side by side (Szegedy et al., "Going Deeper with
  /// Convolutions", 2014), on the drawn scenes.
  static let branches = ShippedNetwork(
    name: "branches",
    summary: "Untrained: small and large kernels look at the same maps, and theirs are joined.",
    plan: .graph(
      input: Shape(1, 28, 28),
      [
        GraphPart("stem", conv(1, 6, 3), "input"),
        GraphPart("relu1", Pointwise(.relu), "stem"),
        GraphPart("pool1", MaxPool(kernelSize: [2, 2]), "relu1"),
        GraphPart("small", conv(6, 4, 3), "pool1"),
        GraphPart("large", conv(6, 4, 5), "pool1"),
        GraphPart("concat", Concat(), "small", "large"),
        GraphPart("relu2", Pointwise(.relu), "concat"),
        GraphPart("pool2", MaxPool(kernelSize: [2, 2]), "relu2"),
        GraphPart("mean", GlobalAveragePool(), "pool2"),
        GraphPart("scene", Dense(inputUnits: 8, outputUnits: 6), "mean"),
        GraphPart("softmax", Softmax(), "scene"),
      ]), weights: [:], labels: sceneLabels, mapNames: [:], inputs: scenePictures)

  /// A convolution with a padding that keeps height and width.
  private static func conv(_ inputs: Int, _ outputs: Int, _ size: Int) -> Conv {
    Conv(
      inputChannels: inputs, outputChannels: outputs, kernelSize: [size, size],
      padding: [size / 2, size / 2])
  }
}
