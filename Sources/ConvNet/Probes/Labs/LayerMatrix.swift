/// A layer that adds up products, as the matrix from all numbers of its input to all of its output: a
/// row for each output. It is looked up entry by entry in the layer's explanations; nothing is laid out.
public struct LayerMatrix: Sendable {
  private let node: Node
  public let rows: Int
  public let columns: Int

  /// - Returns: nil for a layer that is no weighted sum of one input.
  public init?(_ node: Node) {
    guard let input = node.inputShapes.first, node.layer.obstacle == nil, node.shape.count > 0,
      node.ownShapes.count == 1
    else { return nil }
    let explanation = node.explain([Int](repeating: 0, count: node.shape.rank))
    guard explanation.steps.count == 1, case .sum = explanation.steps[0].rule,
      explanation.steps[0].read.count == 1, explanation.steps[0].read[0].source == .input(0),
      explanation.steps[0].transform == .itself, explanation.steps[0].coefficients.isEmpty
    else { return nil }
    self.node = node
    (rows, columns) = (node.shape.count, input.count)
  }

  /// One row: all that one number of the output reads.
  public struct Row: Sendable {
    fileprivate let region: Region
    fileprivate let weight: Region?
    fileprivate let divisor: Double
    fileprivate let input: Shape

    /// An entry that is there, whatever number stands in it.
    public struct Entry: Hashable, Sendable {
      /// The place of its weight in `weight`; nil where it is `1 / divisor`.
      public let weight: [Int]?
      public let divisor: Double
    }
    /// - Returns: nil where there is no link.
    public func entry(_ column: Int) -> Entry? {
      let place = input.element(at: column)
      var tap = 0
      for (axis, span) in region.axes.enumerated() {
        guard span.contains(place[axis]) else { return nil }
        let index = span.stride == 0 ? 0 : (place[axis] - span.start) / span.stride
        tap = tap * span.count + index
      }
      // One weight stands for all that are multiplied with it.
      let used = weight.map { $0[$0.count == 1 ? 0 : tap] }
      return Entry(weight: used, divisor: divisor)
    }
    /// The first column that it reads; nil where it reads padding alone.
    public var first: Int? {
      let inside = region.axes.enumerated().map { axis, span in
        (0..<span.count).map { span[$0] }.first { (0..<input[axis]).contains($0) }
      }
      let place = inside.compactMap { $0 }
      return place.count == input.rank ? input.offset(place) : nil
    }
    /// How many columns it reads.
    public var count: Int {
      region.axes.enumerated().reduce(1) { count, axis in
        count
          * (0..<axis.element.count).count { (0..<input[axis.offset]).contains(axis.element[$0]) }
      }
    }
  }
  public func row(_ index: Int) -> Row {
    let step = node.explain(node.shape.element(at: index)).steps[0]
    let divisor = if case .sum(let divisor) = step.rule { divisor } else { 1.0 }
    return Row(
      region: step.read[0], weight: step.weight, divisor: divisor, input: node.inputShapes[0])
  }

  // MARK: Counts

  /// Entries that can be other than 0: links from an input to an output, those in padding left out;
  /// nil where too many rows would have to be looked at.
  public var links: Int? {
    if let arithmetic = WindowArithmetic(unsharing: node) {
      let reads = arithmetic.axes.map { axis in
        zip(axis.visits.indices, axis.visits).reduce(0) { $0 + (axis.isInside($1.0) ? $1.1 : 0) }
      }
      let channels = arithmetic.kind == .pooling ? 1 : arithmetic.inputChannels / arithmetic.groups
      return reads.reduce(arithmetic.outputChannels * channels, *)
    }
    let isDense = row(0).count == columns && row(rows - 1).count == columns
    guard !isDense else { return all }
    return rows > LayerMatrix.mostRows ? nil : (0..<rows).reduce(0) { $0 + row($1).count }
  }
  /// More rows than these are not looked at one by one.
  private static let mostRows = 1 << 12
  /// All entries; nil where they are more than can be counted.
  public var all: Int? { Int.counted([rows, columns]) }
  /// Different weights that stand in it, biases not counted.
  public var weights: Int {
    guard let weight = node.layer.parameters.first(where: { $0.name == "weight" }) else { return 0 }
    return node.layer is LocallyConnected ? links ?? 0 : weight.shape.count
  }
}

extension WindowArithmetic {
  /// The sizes of a layer's window, also where no kernel is shared.
  fileprivate init?(unsharing node: Node) {
    guard let local = node.layer as? LocallyConnected else {
      self.init(node)
      return
    }
    let axes = zip(local.conv.grid.axes, local.input.sizes.dropFirst()).map { axis, size in
      AxisArithmetic(
        input: size, kernel: axis.kernel, stride: axis.stride, dilation: axis.dilation,
        before: axis.before, after: axis.after)
    }
    self.init(
      .conv, inputChannels: local.conv.inputChannels, outputChannels: local.conv.outputChannels,
      groups: local.conv.groups, height: axes.count == 2 ? axes[0] : nil,
      width: axes[axes.count - 1])
  }
}
