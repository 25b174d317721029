import ConvData
public import ConvNet

/// What is looked at where two convolutions become one.
public struct LinearChoice: Hashable, Sendable {
  /// Whether the activation stands between them.
  public internal(set) var isCurved = false
  /// Which pair of the network, and which of its outputs' maps.
  public internal(set) var pair = 0
  public internal(set) var map = 0

  public init() {}

  /// Two convolutions of one's own, where the open network has no such pair.
  public static let line =
    "input 1x12x12 > first: conv 2 3x3 > relu > second: conv 1 3x3"

  /// The pair at hand and the subject that it belongs to: that of the session where it has one.
  public func atHand(_ session: Session) -> (subject: Subject, pair: LinearPair, isOwn: Bool)? {
    let pairs = LinearPair.all(in: session.network)
    if !pairs.isEmpty {
      return (session.subject, pairs[min(pair, pairs.count - 1)], true)
    }
    guard let subject = LinearChoice.subject, let first = LinearPair.all(in: subject.network).first
    else { return nil }
    return (subject, first, false)
  }

  private static var subject: Subject? {
    guard let network = try? NetworkLine.network(line, name: "two convs", weights: weights),
      let picture = DrawnPictures.named("O")?.picture,
      picture.pixels.shape == network.pictureShape
    else { return nil }
    return Subject(network, picture)
  }
  /// Edges upright and level, then how much of both there is around.
  private static var weights: [String: Tensor] {
    let first: [Float] = [-1, 0, 1, -2, 0, 2, -1, 0, 1, -1, -2, -1, 0, 0, 0, 1, 2, 1]
    let second: [Float] = [1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1, 2, 1, 0, 1, 0]
    return [
      "first.weight": Tensor(Shape(2, 1, 3, 3), first), "first.bias": Tensor(Shape(2), [-1, -1]),
      "second.weight": Tensor(Shape(1, 2, 3, 3), second), "second.bias": Tensor(Shape(1), [-2]),
    ]
  }
}
