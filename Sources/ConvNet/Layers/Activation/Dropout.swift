/// While a network learns, dropout silences a share of its numbers at random, so that none of them
/// is relied on alone. A pass that does not learn lets everything through: `y = x`. PyTorch's and
/// ONNX's `Dropout`, whose share is 0.5 where nothing is said.
public struct Dropout: ElementwiseLayer, WrittenLayer {
  public static let kind = "dropout"
  public static let usage = "dropout [SHARE]"

  /// The share of numbers that are silenced while learning, 0…1.
  public let share: Float

  public init(share: Float = 0.5) { self.share = share }

  public static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> Dropout {
    guard words.next != nil else { return Dropout() }
    let share = try words.decimal("the share that is silenced while learning", in: 0...1)
    try words.end(usage)
    return Dropout(share: share)
  }
  public var line: String { share == 0.5 ? "" : "\(share)" }

  public var function: Function { .identity }
}
