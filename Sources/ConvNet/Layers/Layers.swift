/// The layers that a network line can name, one row each.
public enum Layers {
  public static let registry: [WrittenForm] = [
    WrittenForm(Conv.self),
    .relu,
    .leakyReLU,
    .sigmoid,
    .tanh,
    .hardtanh,
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

  /// The word by which a line names a function, and the words after it; nil where it has none, or
  /// has it by itself.
  static func written(_ function: Function) -> (kind: String, line: String)? {
    registry.lazy.compactMap { form in form.line(function).map { (form.kind, $0) } }.first
  }

  /// The layer with this word in a network line.
  public static func named(_ kind: String) -> WrittenForm? {
    registry.first { $0.kind == kind }
  }
}
