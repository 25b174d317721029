public import ConvNet

/// The numbers that the hand can hold at a place: sizes of what the pointer moves over, and what
/// the pointer is on.
public struct HandReach: Sendable {
  public let position: Position
  public let pointer: Pointer
  /// The output channel or unit whose kernel is at hand.
  public let filter: Int
  /// The shape of the layer's weights where each output has a kernel of its own among them: their
  /// first axis is the filter. Nil where there are no weights, or they are laid out otherwise.
  public let weightShape: Shape?

  public init(_ session: Session, _ interaction: Interaction) {
    self.init(session.position, interaction.pointer)
  }
  init(_ position: Position, _ pointer: Pointer) {
    (self.position, self.pointer) = (position, pointer)
    let weight = position.node.parameters.first { $0.name == "weight" }?.shape
    // The explanation says which part of the weights makes the number at the place.
    let used = weight == nil ? nil : position.explanation.steps.compactMap(\.weight).last
    if let weight, let filters = used?.axes.first, filters.count == 1,
      used?.axes.count == weight.rank, (0..<weight[0]).contains(filters.start)
    {
      (weightShape, filter) = (weight, filters.start)
    } else {
      let isMap = position.ladder.has(.map)
      (weightShape, filter) = (nil, isMap ? position.map : position.place.element)
    }
  }

  private var node: Node { position.node }

  /// The shape of one filter: `[inputChannels, kernelHeight, kernelWidth]` of a conv, `[inputs]` of
  /// a dense layer; nil where each output has a single weight.
  var filterShape: Shape? {
    guard let weight = weightShape, weight.rank > 1 else { return nil }
    do { return try Shape(checking: Array(weight.sizes.dropFirst())) } catch { return nil }
  }
  /// The layer's kernel as rows and columns: of a conv its height and width, the slices of one
  /// with depth one below the other, of a dense layer its weights one below the other, of a batch
  /// normalization the one of a channel; nil where there are no weights.
  public var kernelSize: Pair? {
    guard weightShape != nil else { return nil }
    guard let filter = filterShape else { return Pair(1) }
    return filter.rank == 1 ? Pair(filter.count, 1) : Pair(filter.height, filter.width)
  }
  public var hasBias: Bool { node.parameters.contains { $0.name == "bias" } }

  /// Kernels of one filter.
  public var kernelsPerFilter: Int {
    weightShape.map { $0.rank >= 3 ? $0[1] : 1 } ?? 0
  }
  public var channel: Int { min(pointer.channel, max(0, kernelsPerFilter - 1)) }

  public var isOnBias: Bool { kernelSize.map { pointer.kernel.row >= $0.height } ?? false }

  /// The kernel at hand: `edges.weight[1,0]`.
  public var kernel: Address? {
    guard let weight = weightShape else { return nil }
    return Address(node.alias, .weight, weight.rank >= 3 ? [filter, channel] : [filter])
  }
  /// The number at hand: `edges.weight[1,0,0,2]` or `edges.bias[1]`.
  public var number: Address? {
    guard weightShape != nil, let size = kernelSize else { return nil }
    if isOnBias { return Address(node.alias, .bias, [filter]) }
    let row = min(pointer.kernel.row, size.height - 1)
    let column = min(pointer.kernel.column, size.width - 1)
    let place = filterShape.map {
      $0.rank == 1 ? [row] : $0.element(MapSpot(map: channel, row: row, column: column))
    }
    return Address(node.alias, .weight, [filter] + (place ?? []))
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
      position.ladder.has(.map) || node.isInput && node.shape.rank > 1
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
