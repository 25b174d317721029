extension LayerSample {
  static let moves: [LayerSample] = []
  static let products: [LayerSample] = []
}
