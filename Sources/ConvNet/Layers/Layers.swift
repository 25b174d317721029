/// The layers that there are, one row each: what a network line can name.
public enum Layers {
  public static let registry: [any WrittenLayer.Type] = [
    Conv.self,
    ReLU.self,
    LeakyReLU.self,
    Sigmoid.self,
    Tanh.self,
    GELU.self,
    BatchNorm.self,
    Dropout.self,
    Add.self,
    Concat.self,
    Pad.self,
    MaxPool.self,
    AveragePool.self,
    GlobalAveragePool.self,
    GlobalMaxPool.self,
    Flatten.self,
    Dense.self,
    Softmax.self,
  ]

  /// The layer with this word in a network line.
  public static func named(_ kind: String) -> (any WrittenLayer.Type)? {
    registry.first { $0.kind == kind }
  }
}
