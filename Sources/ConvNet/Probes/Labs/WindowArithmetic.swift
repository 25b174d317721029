/// The sizes, the parameters and the work of a layer whose window slides, from its hyperparameters
/// alone. It is only counted: a dense layer of the same shapes may not fit into any memory.
public struct WindowArithmetic: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case conv, pooling, transposed
  }
  public var kind: Kind
  public var inputChannels: Int
  /// Of a pooling as many as there are input channels.
  public var outputChannels: Int
  public var groups: Int
  public var hasBias: Bool
  /// nil over signals.
  public var height: AxisArithmetic?
  public var width: AxisArithmetic

  public init(
    _ kind: Kind, inputChannels: Int, outputChannels: Int, groups: Int = 1, hasBias: Bool = true,
    height: AxisArithmetic?, width: AxisArithmetic
  ) {
    (self.kind, self.groups, self.hasBias) = (kind, groups, hasBias)
    (self.inputChannels, self.outputChannels) = (inputChannels, outputChannels)
    (self.height, self.width) = (height, width)
  }

  /// That of a convolution, a pooling or a transposed convolution over maps or signals.
  /// - Returns: nil for another layer.
  public init?(_ node: Node) {
    guard let input = node.inputShapes.first, let grid = WindowArithmetic.grid(of: node.layer),
      (1...2).contains(grid.rank), input.rank == grid.rank + 1
    else { return nil }
    let isTransposed = node.layer is ConvTranspose
    let axes = zip(grid.axes, input.sizes.dropFirst()).map { axis, size in
      AxisArithmetic(
        input: size, kernel: axis.kernel, stride: axis.stride, dilation: axis.dilation,
        before: axis.before, after: axis.after, roundsUp: grid.roundsUp,
        isTransposed: isTransposed)
    }
    let (groups, hasBias) =
      switch node.layer {
      case let conv as Conv: (conv.groups, conv.bias)
      case let spread as ConvTranspose: (spread.groups, spread.bias)
      default: (1, false)
      }
    self.init(
      isTransposed ? .transposed : node.layer is Conv ? .conv : .pooling,
      inputChannels: input.channels, outputChannels: node.shape.channels, groups: groups,
      hasBias: hasBias, height: axes.count == 2 ? axes[0] : nil, width: axes[axes.count - 1])
  }

  private static func grid(of layer: any Layer) -> GridWindow? {
    switch layer {
    case let conv as Conv: conv.grid
    case let spread as ConvTranspose:
      spread.outputPadding.allSatisfy { $0 == 0 } ? spread.grid : nil
    case let pool as any WindowPool: pool.grid
    default: nil
    }
  }

  /// The axes, rows before columns.
  public var axes: [AxisArithmetic] { [height, width].compactMap { $0 } }
  public var inputSizes: [Int] { axes.map(\.input) }
  public var outputSizes: [Int] { axes.map(\.outputs) }

  /// The output as shapes are written, `4×10×10`.
  public var output: String { WindowArithmetic.written([outputChannels] + outputSizes) }
  public var input: String { WindowArithmetic.written([inputChannels] + inputSizes) }
  private static func written(_ sizes: [Int]) -> String {
    sizes.map(String.init).joined(separator: "×")
  }

  /// Why there is no such layer; nil where there is one.
  public var problem: String? {
    if let short = axes.first(where: { !$0.isTransposed && $0.free < 0 }) {
      return "not one window fits: it spans \(short.reach) positions, and with padding there are "
        + "\(short.padded)"
    }
    guard kind != .transposed || !outputSizes.contains(0) else {
      return "padding cuts all outputs off"
    }
    if kind == .pooling, let axis = axes.first(where: { max($0.before, $0.after) >= $0.reach }) {
      return "a window of a pooling would lie in padding alone: it spans \(axis.reach) positions"
    }
    return nil
  }
}

extension WindowArithmetic {
  /// Numbers of one filter that reads the input channels of its group.
  private var taps: Int? {
    Int.counted(
      [kind == .transposed ? outputChannels / groups : inputChannels / groups] + axes.map(\.kernel))
  }
  /// Weights and biases: the sizes of the input are in none of it. nil: more than can be counted.
  public var parameters: Int? {
    guard kind != .pooling else { return 0 }
    guard let taps,
      let weights = Int.counted([kind == .transposed ? inputChannels : outputChannels, taps])
    else { return nil }
    return weights + (hasBias ? outputChannels : 0)
  }
  /// Multiply-adds of one pass; of a pooling the numbers that it compares or adds.
  public var work: Int? {
    switch kind {
    case .conv: taps.flatMap { Int.counted([outputChannels, $0] + outputSizes) }
    case .pooling: Int.counted([outputChannels] + outputSizes + axes.map(\.kernel))
    case .transposed: taps.flatMap { Int.counted([inputChannels, $0] + inputSizes) }
    }
  }

  /// Numbers of the input and of the output.
  public var inputCount: Int? { Int.counted([inputChannels] + inputSizes) }
  public var outputCount: Int? { Int.counted([outputChannels] + outputSizes) }
  /// Multiply-adds of a dense layer from the same shape to the same shape, and its weights, for
  /// each of them is used once.
  public var denseWork: Int? {
    guard let inputCount, let outputCount else { return nil }
    return Int.counted([inputCount, outputCount])
  }
  public var denseParameters: Int? {
    guard let denseWork, let outputCount else { return nil }
    let (sum, overflow) = denseWork.addingReportingOverflow(outputCount)
    return overflow ? nil : sum
  }

  /// Multiply-adds of a same-sized convolution from C to C channels of this kernel, where height and
  /// width have been halved so many times and C has grown each time.
  public func ladder(_ halvings: Int, growth: Int) -> (sizes: [Int], channels: Int, work: Int?) {
    let sizes = inputSizes.map { max(1, $0 >> halvings) }
    let channels = (0..<halvings).reduce(outputChannels) { channels, _ in channels * growth }
    return (sizes, channels, Int.counted(sizes + [channels, channels] + axes.map(\.kernel)))
  }

  /// Parameters of a dense layer of some units on this output laid end to end, and on one number a map.
  public func head(_ units: Int, isGlobal: Bool) -> Int? {
    guard let count = isGlobal ? outputChannels : outputCount,
      let weights = Int.counted([count, units])
    else { return nil }
    return weights + units
  }
}

extension Int {
  /// A product; nil where it is larger than can be counted.
  static func counted(_ factors: [Int]) -> Int? {
    var product = 1
    for factor in factors {
      let (next, overflow) = product.multipliedReportingOverflow(by: factor)
      guard !overflow, next < Int.max / 4 else { return nil }
      product = next
    }
    return product
  }
}
