/// The layers that a network line can name, one row each.
public enum Layers {
  public static let registry: [WrittenForm] = [
    WrittenForm(Conv.self),
    .relu,
    .leakyReLU,
    .sigmoid,
    .tanh,
    .gelu,
    WrittenForm(BatchNorm.self),
    WrittenForm(Dropout.self),
    .add,
    .concat,
    WrittenForm(Pad.self),
    WrittenForm(MaxPool.self),
    WrittenForm(AveragePool.self),
    WrittenForm(GlobalAveragePool.self),
    WrittenForm(GlobalMaxPool.self),
    WrittenForm(Flatten.self),
    WrittenForm(Dense.self),
    .softmax,
  ]

  /// The layer with this word in a network line.
  public static func named(_ kind: String) -> WrittenForm? {
    registry.first { $0.kind == kind }
  }
}
