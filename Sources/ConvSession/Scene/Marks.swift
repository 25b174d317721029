public import ConvNet

/// The numbers being computed, or touched by the hand's pointer, marked everywhere at once.
public struct Marks: Sendable {
  /// In the output of each layer; node 0 is the picture.
  public var layers: [Int: Footprint] = [:]
  /// The part that the layer at hand reads of its first input. It can be less than what is marked there
  /// through other layers.
  public var input: Footprint?
  /// The number at hand in the layer's output.
  public var output: [Int]?
  /// The weight at hand, as indices of `weight`.
  public var weight: [Int]?
  public var isBias = false

  public init(_ session: Session, _ interaction: Interaction) {
    let bench = HandReach(session, interaction)
    let position = session.position
    switch interaction.hand {
    case .pass: markPass(position)
    case .output where session.place.rung > .layer || !position.ladder.has(.map):
      markElement(position, bench.outputElement)
    case .output:
      layers[session.place.layer] = Footprint(
        [interaction.pointedMap(in: position)], in: position.node.shape)
    case .kernel: markWeight(position, bench)
    case .input: markPixel(position, interaction.pointer.input, bench)
    }
  }

  private mutating func markPass(_ position: Position) {
    guard position.place.layer > 0 else { return }
    guard position.place.rung >= .cell || !position.ladder.has(.map) && position.place.rung > .layer
    else { return }
    markElement(position, position.place.element)
    guard position.place.rung == .term || position.place.rung == .channel else { return }
    let range =
      position.place.rung == .term
      ? position.place.term..<position.place.term + 1
      : position.terms(ofChannel: position.channel)
    markTerms(position, range)
  }

  /// Only what these terms read.
  private mutating func markTerms(_ position: Position, _ terms: Range<Int>) {
    let explanation = position.explanation
    guard let shape = position.node.inputShapes.first else { return }
    var read = Footprint.empty(shape)
    for index in terms {
      switch explanation.term(index) {
      case .product(let source, let place, let weight):
        if source == .input(0), shape.contains(place) {
          read.formUnion(Footprint(place, in: shape))
        }
        // What an earlier step read, this one reads through it.
        if case .step(let step) = source {
          for region in explanation.steps[step].read where region.source == .input(0) {
            read.formUnion(Footprint(region[0], in: shape))
          }
        }
        if terms.count == 1 { self.weight = weight }
      case .bias: isBias = true
      case .conclusion: read = .all(shape)
      }
    }
    input = read
  }

  private mutating func markElement(_ position: Position, _ element: Int) {
    let place = position.node.shape.element(at: element)
    output = place
    layers = position.network.graph.receptiveField(
      of: Footprint(place, in: position.node.shape), layer: position.place.layer)
    input = position.node.inputs.first.flatMap { layers[$0] }
  }

  /// Every place that uses a weight.
  private mutating func markWeight(_ position: Position, _ bench: HandReach) {
    guard let number = bench.number, let shape = position.node.inputShapes.first else { return }
    let node = position.node
    isBias = bench.isOnBias
    weight = isBias ? nil : number.indices
    if node.layer is LocallyConnected {
      let element = node.shape.element(at: bench.filter)
      layers[position.place.layer] = Footprint(element, in: node.shape)
      let tap = bench.filterShape?.offset(Array(number.indices.dropFirst())) ?? 0
      if !isBias, case .product(_, let read, _) = node.explain(element).term(tap) {
        input = Footprint(read, in: shape)
      }
      return
    }
    layers[position.place.layer] = Marks.outputs(of: bench, in: node.shape)
    guard !isBias, number.indices.count > 2 else {
      // A weight of a row meets the number that its term reads.
      guard !isBias, number.indices.count == 2, number.indices[1] < position.termCount,
        case .product(.input(0), let read, _) = position.explanation.term(number.indices[1])
      else { return }
      input = Footprint(read, in: shape)
      return
    }
    // The weight meets the n-th input of every window.
    let grid = shape.rank - 1
    let corner = [bench.filter] + [Int](repeating: 0, count: grid)
    let first = node.explain(corner).walkedStep
    guard let window = first.read.first, let start = window.axes.first else { return }
    var axes = [Footprint.empty(shape).axes[0]]
    axes[0][start[number.indices[1]]] = true
    for (axis, tap) in zip(1...grid, number.indices.suffix(grid)) {
      var positions = [Bool](repeating: false, count: shape[axis])
      for output in 0..<node.shape[axis] {
        var element = corner
        element[axis] = output
        guard let span = node.explain(element).walkedStep.read.first?.axes[axis] else { continue }
        if positions.indices.contains(span[tap]) { positions[span[tap]] = true }
      }
      axes.append(positions)
    }
    input = Footprint(axes)
  }

  /// All numbers that a filter makes: a map, or where its outputs lie along the last axis a column.
  private static func outputs(of bench: HandReach, in shape: Shape) -> Footprint {
    guard let filters = bench.weightShape?.sizes.first, shape[0] != filters,
      shape[shape.rank - 1] == filters
    else { return Footprint([bench.filter], in: shape) }
    var axes = Footprint.all(shape).axes
    axes[shape.rank - 1] = axes[shape.rank - 1].indices.map { $0 == bench.filter }
    return Footprint(axes)
  }

  /// Every number that reads a pixel, through all layers.
  private mutating func markPixel(_ position: Position, _ spot: Pointer.Spot, _ bench: HandReach) {
    let source = position.node.inputs.first ?? 0
    let shape = position.network.nodes[source].shape
    let pixel: Footprint
    if shape.rank >= 2 {
      let place = shape.element(
        MapSpot(
          map: 0, row: min(spot.row, shape.height - 1), column: min(spot.column, shape.width - 1)))
      var axes = Footprint(place, in: shape).axes
      // In all channels.
      axes[0] = axes[0].map { _ in true }
      pixel = Footprint(axes)
    } else {
      pixel = Footprint([min(spot.row, shape.count - 1)], in: shape)
    }
    layers = position.network.graph.reach(of: pixel, layer: source)
    input = pixel
  }
}
