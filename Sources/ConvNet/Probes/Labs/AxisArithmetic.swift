/// One axis of a window that slides, or of a kernel that spreads: how many outputs there are, and
/// what becomes of each position. All of it follows from a few sizes, and no memory is taken for maps.
public struct AxisArithmetic: Hashable, Sendable {
  public var input: Int
  public var kernel: Int
  public var stride: Int
  public var dilation: Int
  /// Zeros before the first number of the input, and after its last; of a transposed convolution
  /// the outputs that are cut off there.
  public var before: Int
  public var after: Int
  /// Whether a last window that hangs over the edge counts.
  public var roundsUp: Bool
  /// Whether inputs spread into outputs, as in a transposed convolution.
  public var isTransposed: Bool

  public init(
    input: Int, kernel: Int, stride: Int = 1, dilation: Int = 1, before: Int = 0, after: Int = 0,
    roundsUp: Bool = false, isTransposed: Bool = false
  ) {
    (self.input, self.kernel, self.stride, self.dilation) = (input, kernel, stride, dilation)
    (self.before, self.after) = (before, after)
    (self.roundsUp, self.isTransposed) = (roundsUp, isTransposed)
  }

  private var axis: GridAxis {
    GridAxis(
      name: "", kernel: kernel, stride: stride, dilation: dilation, before: before, after: after)
  }

  /// The distance from the first to the last position of a window, both counted.
  public var reach: Int { axis.reach }
  public var padded: Int { input + before + after }

  /// The number of outputs, as the layers themselves count them; 0 where not one window fits.
  public var outputs: Int {
    max(
      0,
      isTransposed
        ? axis.spreadOutputs(input, outputPadding: 0) : axis.outputs(input, roundsUp: roundsUp))
  }

  /// The steps that a window can move by before it is divided by the stride.
  public var free: Int { padded - reach }
  /// What the division by the stride leaves over, which rounding down drops.
  public var rest: Int { free < 0 || isTransposed ? 0 : free % stride }

  /// Positions behind the last window: the padded ones that rounding down left without one.
  public var dropped: Int {
    guard !isTransposed, outputs > 0 else { return 0 }
    return max(0, padded - ((outputs - 1) * stride + reach))
  }
  /// The numbers of the input, padding not counted, that lie behind the last window.
  public var droppedNumbers: Int { max(0, min(input, dropped - after)) }
  /// How far the last window hangs over the padded input.
  public var overhang: Int {
    guard !isTransposed, outputs > 0 else { return 0 }
    return max(0, (outputs - 1) * stride + reach - padded)
  }

  /// The positions of one window: of the padded input, counted from the first zero; or, transposed,
  /// the outputs that one input is added to, counted from the first, cut off or not.
  public func positions(of window: Int) -> [Int] {
    (0..<kernel).map { window * stride + $0 * dilation }
  }
  /// Windows that slide, or inputs that spread.
  public var windows: Int { isTransposed ? input : outputs }
  /// The positions of a picture of it: the padded input with what hangs over, or all that is
  /// written before the edges are cut off.
  public var length: Int {
    isTransposed ? max(0, (input - 1) * stride + reach) : max(padded, padded + overhang)
  }

  /// For each position how many windows come by it.
  public var visits: [Int] {
    var counts = [Int](repeating: 0, count: max(0, length))
    guard dilation == 1 else {
      for tap in 0..<kernel {
        for window in 0..<windows {
          let position = window * stride + tap * dilation
          if position < counts.count { counts[position] += 1 }
        }
      }
      return counts
    }
    // Where windows begin and end, added up.
    var steps = [Int](repeating: 0, count: counts.count + 1)
    for window in 0..<windows {
      steps[min(window * stride, counts.count)] += 1
      steps[min(window * stride + kernel, counts.count)] -= 1
    }
    var open = 0
    for position in counts.indices {
      open += steps[position]
      counts[position] = open
    }
    return counts
  }
  /// Whether a position is a number: of the input, or of the output where it is transposed.
  public func isInside(_ position: Int) -> Bool {
    isTransposed
      ? (before..<length - after).contains(position) : (before..<before + input).contains(position)
  }
}
