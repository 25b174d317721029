import ConvNet

/// Where the hand points, on each of the things it can hold.
public struct Pointer: Hashable, Sendable {
  /// On the output: row and column of the map at hand, or a unit and 0.
  public var output = Spot()
  /// On the kernel: a row past the last is the bias.
  public var kernel = Spot()
  /// Which of a filter's kernels.
  public var channel = 0
  /// On the layer's input.
  public var input = Spot()

  /// Among the maps or units of a layer, where all are on the screen; nil: none was chosen.
  public var map: Int?

  public init() {}

  public struct Spot: Hashable, Sendable {
    public var row: Int
    public var column: Int

    public init(_ row: Int = 0, _ column: Int = 0) { (self.row, self.column) = (row, column) }
  }
}

extension Pointer {
  /// A kernel is taken at its first number, or at the weight of the term at hand.
  mutating func takeKernel(_ position: Position) {
    (kernel, channel) = (Spot(), 0)
    guard position.place.rung >= .channel, position.place.layer > 0,
      case .product(_, _, let weight?) = position.explanation.term(position.place.term)
    else { return }
    guard let filter = HandReach(position, self).filterShape,
      let spot = filter.spot(Array(weight.dropFirst()))
    else { return }
    if filter.rank == 1 {
      kernel = Spot(spot.map, 0)
    } else {
      (channel, kernel) = (spot.map, Spot(spot.row, spot.column))
    }
  }
  subscript(hand: Hand) -> Spot {
    get {
      switch hand {
      case .pass, .output: output
      case .kernel: kernel
      case .input: input
      }
    }
    set {
      switch hand {
      case .pass, .output: output = newValue
      case .kernel: kernel = newValue
      case .input: input = newValue
      }
    }
  }
}
