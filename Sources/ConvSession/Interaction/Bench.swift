public import ConvNet

/// The numbers that the hand can hold at a place: sizes of what the pointer moves over, and what
/// the pointer is on.
public struct Bench: Sendable {
  public let position: Position
  public let pointer: Pointer

  public init(_ session: Session, _ interaction: Interaction) {
    (position, pointer) = (session.position, interaction.pointer)
  }

  private var node: Node { position.node }

  /// The layer's kernel as rows and columns: of a conv its height and width, of a dense layer its
  /// weights one below the other, of a batch normalization the one of a channel; nil where there
  /// are no weights.
  public var kernelSize: Pair? {
    guard let weight = weightShape else { return nil }
    switch weight.rank {
    case 4: return Pair(weight[2], weight[3])
    case 3: return Pair(1, weight[2])
    case 2: return Pair(weight[1], 1)
    default: return Pair(1, 1)
    }
  }
  public var weightShape: Shape? {
    node.layer.parameters.first { $0.name == "weight" }?.shape
  }
  public var hasBias: Bool { node.layer.parameters.contains { $0.name == "bias" } }

  /// The output channel or unit whose kernel is at hand.
  public var filter: Int {
    let isMap = position.ladder.has(.map)
    return isMap ? position.map : position.place.element
  }
  /// Kernels of one filter.
  public var kernelsPerFilter: Int {
    weightShape.map { $0.rank >= 3 ? $0[1] : 1 } ?? 0
  }
  public var channel: Int { min(pointer.channel, max(0, kernelsPerFilter - 1)) }

  public var isOnBias: Bool { kernelSize.map { pointer.kernel.row >= $0.height } ?? false }

  /// The kernel at hand: `edges.weight[1,0]`.
  public var kernel: Reference? {
    guard let weight = weightShape else { return nil }
    return Reference(node.alias, .weight, weight.rank >= 3 ? [filter, channel] : [filter])
  }
  /// The number at hand: `edges.weight[1,0,0,2]` or `edges.bias[1]`.
  public var number: Reference? {
    guard let weight = weightShape, let size = kernelSize else { return nil }
    if isOnBias { return Reference(node.alias, .bias, [filter]) }
    let row = min(pointer.kernel.row, size.height - 1)
    let column = min(pointer.kernel.column, size.width - 1)
    let indices =
      switch weight.rank {
      case 4: [filter, channel, row, column]
      case 3: [filter, channel, column]
      case 2: [filter, row]
      default: [filter]
      }
    return Reference(node.alias, .weight, indices)
  }

  /// The shape of what the hand on the input moves over.
  public var inputShape: Shape { node.inputShapes.first ?? node.shape }
  /// Whether the layer at hand reads the picture itself, so that it can be painted.
  public var readsPicture: Bool { node.isInput || node.inputs == [0] }

  /// Rows and columns of what a hand's pointer moves over.
  public func size(_ hand: Hand) -> Pair? {
    switch hand {
    case .pass: nil
    case .output:
      position.ladder.has(.map) || node.isInput
        ? Pair(node.shape.height, node.shape.width) : Pair(node.shape.count, 1)
    case .kernel: kernelSize.map { Pair($0.height + (hasBias ? 1 : 0), $0.width) }
    case .input:
      inputShape.rank > 1
        ? Pair(inputShape.height, inputShape.width) : Pair(inputShape.count, 1)
    }
  }

  /// The output's element under the pointer.
  public var outputElement: Int {
    let size = size(.output) ?? Pair(1)
    let row = min(pointer.output.row, size.height - 1)
    let column = min(pointer.output.column, size.width - 1)
    return position.map * position.cellsPerMap + row * size.width + column
  }
}
