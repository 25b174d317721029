/// One layer on the way to the loss, with the places of its numbers.
struct PlannedLayer: Sendable {
  /// Its index in the graph.
  let node: Int
  let layer: any Layer
  /// Nil for the input and what no gradient has to come through.
  let learning: (any LearningLayer)?
  /// The layers that it reads, by their place in the plan.
  var inputs: [PlannedInput]
  let inputShapes: [Shape]
  let shape: Shape
  let parameters: [PlannedParameter]
  /// Where its outputs begin, counted in samples' numbers. A layer that repeats its input shares its
  /// place.
  let offset: Int
  let isShared: Bool
  /// The same for its gradient, where one is wanted.
  let gradientOffset: Int
  let sharesGradient: Bool
  /// Whether a gradient of its output is wanted.
  let wantsGradient: Bool
  /// Whether it draws or looks at the batch as it does only while it learns.
  let draws: Bool
  let isBatchwise: Bool
  let keptOffset: Int
}

struct PlannedInput: Sendable {
  let layer: Int
  let wantsGradient: Bool
  /// Whether nothing has come to it before, on the way back.
  var isFirst = true
}

struct PlannedParameter: Sendable {
  enum Place: Sendable {
    case learned(Int)
    case measured(Int)
    case fixed(Int)
  }
  let name: String
  let shape: Shape
  let place: Place
}

/// Where the parameters of a network lie: those that learn one after another, those that are measured,
/// and those that stay.
struct ParameterLayout {
  private let network: Network
  private let frozen: Set<Int>
  private let start: WeightStart
  private var generator: SeededGenerator
  private(set) var learned: [Float] = []
  private(set) var measured: [Float] = []
  private(set) var fixed: [Float] = []
  /// The place of a tensor of the file that several layers read: it is learned once.
  private var places: [String: (place: Int, shape: Shape)] = [:]

  init(_ network: Network, frozen: Set<Int>, start: WeightStart, seed: UInt64) {
    (self.network, self.frozen, self.start) = (network, frozen, start)
    generator = SeededGenerator(seed: seed)
  }

  /// The places of a layer's parameters.
  mutating func add(_ index: Int) -> [PlannedParameter] {
    let node = network.nodes[index]
    return node.layer.parameters.map { parameter in
      PlannedParameter(
        name: parameter.name, shape: parameter.shape, place: place(parameter, node, index))
    }
  }

  private mutating func place(
    _ parameter: Parameter, _ node: Node, _ index: Int
  ) -> PlannedParameter.Place {
    let own = network.weights[index][parameter.name] ?? Tensor(parameter.shape)
    if frozen.contains(index) || !node.isLearned(parameter) {
      guard !frozen.contains(index), node.layer is any BatchwiseLayer else {
        fixed += own.elements
        return .fixed(fixed.count - parameter.shape.count)
      }
      measured += (start.draw(parameter, &generator) ?? own).elements
      return .measured(measured.count - parameter.shape.count)
    }
    let source = node.sources[parameter.name]
    if let source, let known = places[source], known.shape == parameter.shape {
      return .learned(known.place)
    }
    let place = learned.count
    learned += (start.draw(parameter, &generator) ?? own).elements
    if let source { places[source] = (place, parameter.shape) }
    return .learned(place)
  }
}
