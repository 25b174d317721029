extension Node {
  private var isConvolution: Bool { layer is Conv || layer is ConvTranspose }

  /// Multiply-adds as torchinfo 1.8 counts them (`LayerInfo.calculate_macs`): what a convolution
  /// learns, biases too, once for each position of its output; what any other layer learns, once,
  /// also where it is used on many rows. Numbers that are multiplied outside a module count nothing.
  public var torchMultiplyAdds: Int {
    if isConvolution {
      return parameterCount * (shape.count / max(1, shape.channels))
    }
    // A scale by itself is no module; a bias after a product belongs to one, and so does PReLU.
    return kind == Combination.product.rawValue ? 0 : parameterCount
  }

  /// The sizes of its window, `[3, 3]`; empty where it has none.
  public var kernelSizes: [Int] {
    if isConvolution,
      let weight = layer.parameters.first(where: { $0.name == "weight" })
    {
      return Array(weight.shape.sizes.dropFirst(2))
    }
    guard let window = layer.window else { return [] }
    return inputShapes.first?.rank == 2
      ? [window.size.width] : [window.size.height, window.size.width]
  }
}
