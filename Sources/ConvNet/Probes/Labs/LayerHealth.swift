/// What a layer's numbers look like, map by map, over one input or several.
public struct LayerHealth: Measured, Sendable {
  /// Narrower maps are nothing but border.
  public static let leastSide = 5

  public private(set) var maps: [MapHealth] = []
  /// Cells of a map, over all inputs.
  public private(set) var cells: Int
  /// Inputs that were looked at.
  public private(set) var inputs = 1
  /// Cells of a map's border, and of the rest, over all inputs.
  private var borderCells = 0
  private var insideCells = 0
  public private(set) var notNumbers: Int
  public private(set) var infinities: Int
  /// The largest finite magnitude.
  public private(set) var reach: Float
  /// The first number that is none or infinite, though all that it was made of was finite; with the
  /// reason.
  public private(set) var fault: NumberFault?

  public var byteCount: Int { maps.count * MemoryLayout<MapHealth>.stride }
  public var hasWrongNumbers: Bool { notNumbers + infinities > 0 }

  /// - Parameters:
  ///   - output: the layer's.
  ///   - inputs: what it read, and the weights that it has.
  init(
    _ node: Node, _ output: Tensor, _ statistics: Statistics, inputs: [Tensor],
    _ weights: Parameters, _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    let shape = output.shape
    cells = shape.count / shape.channels
    (notNumbers, infinities) = (statistics.notNumbers, statistics.infinities)
    reach = statistics.reach
    if notNumbers + infinities > 0 { fault = NumberFault(node, output, inputs, weights) }
    let flat = FlatEnds(node)
    let (elements, cells) = (output.elements, cells)
    for channel in 0..<shape.channels {
      try checkpoint(Double(channel) / Double(shape.channels))
      maps.append(
        elements.withUnsafeBufferPointer { all in
          MapHealth(
            UnsafeBufferPointer(rebasing: all[channel * cells..<(channel + 1) * cells]), shape,
            flat: flat)
        })
    }
    if shape.rank == 3, min(shape.height, shape.width) >= LayerHealth.leastSide {
      insideCells = (shape.height - 2) * (shape.width - 2)
      borderCells = cells - insideCells
    }
  }

  /// Takes in another input's.
  mutating func merge(_ other: LayerHealth) {
    for map in maps.indices { maps[map].merge(other.maps[map]) }
    cells += other.cells
    inputs += other.inputs
    borderCells += other.borderCells
    insideCells += other.insideCells
    notNumbers += other.notNumbers
    infinities += other.infinities
    reach = max(reach, other.reach)
    fault = fault ?? other.fault
  }

  /// How many times as strong a map's outermost cells are as those inside; nil where that says
  /// nothing.
  public func borderRatio(_ map: Int) -> Double? {
    guard borderCells > 0, insideCells > 0, maps[map].border > 0 else { return nil }
    let (border, inside) = (
      maps[map].border / Double(borderCells), maps[map].inside / Double(insideCells)
    )
    return inside > 0 ? border / inside : .infinity
  }
}

/// A layer's health for the subject's own input.
public struct HealthProbe: LayerProbe {
  public let layer: Int

  public init(layer: Int) { self.layer = layer }

  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> LayerHealth {
    let node = subject.network.nodes[layer]
    let output = try known.answer(.activation(layer), of: subject)
    var inputs: [Tensor] = []
    // What went in is looked at only where something wrong came out.
    if output.statistics.notNumbers + output.statistics.infinities > 0 {
      for input in node.inputs {
        inputs.append(try known.answer(.activation(input), of: subject).tensor)
      }
    }
    let weights = try known.answer(.weights(layer), of: subject).parameters
    return try LayerHealth(
      node, output.tensor, output.statistics, inputs: inputs, weights, checkpoint)
  }
}
