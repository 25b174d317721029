import ConvNet
import Foundation

/// Mistakes about what is counted over a layer: its parameters, the field that it rests on, and the
/// share that a softmax gives.
extension Misconception {
  /// What each misconception gives for a measure such as `parameters(edges)`, `field(parts)` or
  /// `share("O")`, where it applies; only those that can be told apart from the truth and from
  /// those before them. Empty for other measures, and while a number is not known.
  public static func counts(
    of measure: Measure, in scene: Scene
  ) -> [(Misconception, Double)] {
    guard let truth = measure.number(in: scene) else { return [] }
    return MisconceptionAmbiguity.distinct(
      among: found(for: measure, in: scene), truth: truth, areTheSame)
  }

  /// The first misconception that gives this answer; nil where none does, and for the truth.
  public static func diagnosis(
    of answer: Double, for measure: Measure, in scene: Scene
  ) -> Misconception? {
    counts(of: measure, in: scene).first { areTheSame(answer, $0.1) }?.0
  }

  /// The layer that a diagnosis speaks of; nil where the measure is of another kind.
  static func node(of measure: Measure, in network: Network) -> Int? {
    guard case .measured(let leaf) = measure.expression else { return nil }
    switch leaf.what {
    case .parameters(let alias?): return network.graph.index(of: alias)
    case .lab(.field, let place), .lab(.gradient, let place):
      return network.graph.index(of: place.alias)
    case .share: return network.last
    default: return nil
    }
  }

  /// Counts are whole numbers, shares are given with two digits.
  private static func areTheSame(_ first: Double, _ second: Double) -> Bool {
    (first - second).magnitude <= (second.magnitude < 1 ? 0.005 : 0.0005 * second.magnitude)
  }

  private static func found(for measure: Measure, in scene: Scene) -> [(Misconception, Double)] {
    guard let index = node(of: measure, in: scene.network),
      case .measured(let leaf) = measure.expression
    else { return [] }
    let node = scene.network.nodes[index]
    switch leaf.what {
    case .parameters: return ParameterCount(node).map(\.misconceptions) ?? []
    case .lab(.gradient, let place):
      return GradientSum(place, index, in: scene).map(\.misconceptions) ?? []
    case .lab: return FieldCount(index, in: scene.network).map(\.misconceptions) ?? []
    case .share(let label) where leaf.picture == nil:
      return ShareCount(label, in: scene).map(\.misconceptions) ?? []
    default: return []
    }
  }
}

/// The parameters of a convolution or a dense layer, as one counts them.
private struct ParameterCount {
  let outputs: Int
  /// Kernels of one filter.
  let inputs: Int
  let cells: Int
  let paddedCells: Int
  let biases: Int
  /// Places where the kernel stands.
  let places: Int
  let isKernel: Bool

  init?(_ node: Node) {
    guard let weight = node.parameters.first(where: { $0.name == "weight" }),
      weight.shape.rank >= 2
    else { return nil }
    let sizes = weight.shape.sizes
    (outputs, inputs) = (sizes[0], sizes[1])
    isKernel = sizes.count > 2
    cells = sizes.dropFirst(2).reduce(1, *)
    places = node.shape.count / max(1, node.shape.channels)
    biases = node.parameters.first { $0.name == "bias" }?.shape.count ?? 0
    let padding = node.layer.window.map { [$0.padding.height, $0.padding.width] } ?? []
    paddedCells = zip(sizes.dropFirst(2), padding).reduce(1) { $0 * ($1.0 + 2 * $1.1) }
  }

  private var weights: Int { outputs * inputs * cells }

  var misconceptions: [(Misconception, Double)] {
    var found: [(Misconception, Int)] = []
    if biases > 0 { found.append((.biasesForgotten, weights)) }
    if isKernel, inputs > 1 {
      found += [outputs * cells + biases, outputs * cells].map { (.inputChannelsForgotten, $0) }
    }
    if isKernel, outputs > 1 {
      found += [inputs * cells + (biases > 0 ? 1 : 0), inputs * cells, cells]
        .map { (.oneFilterCounted, $0) }
    }
    if biases > 0 {
      found.append((.biasPerWeight, 2 * weights))
      if isKernel, inputs > 1 { found.append((.biasPerKernel, weights + outputs * inputs)) }
    }
    if isKernel, places > 1 {
      found += [(weights + biases) * places, weights * places].map { (.countedPerPlace, $0) }
    }
    if paddedCells != cells, isKernel {
      found += [biases, 0].map { (.paddingCounted, outputs * inputs * paddedCells + $0) }
    }
    return found.map { ($0.0, Double($0.1)) }
  }
}

/// The field of a layer along a row, as one adds it up along a chain of windows.
private struct FieldCount {
  /// Width and stride of each window, the first one first.
  var windows: [(size: Int, stride: Int)] = []

  init?(_ layer: Int, in network: Network) {
    var index = layer
    while index > 0 {
      let node = network.nodes[index]
      guard node.inputs.count == 1 else { return nil }
      if let window = node.layer.window {
        windows.insert((window.reach.width, window.stride.width), at: 0)
      }
      index = node.inputs[0]
    }
    guard windows.count > 1 else { return nil }
  }

  var misconceptions: [(Misconception, Double)] {
    let sum = windows.reduce(0) { $0 + $1.size }
    let withoutStride = windows.reduce(1) { $0 + $1.size - 1 }
    let product = windows.reduce(1.0) { $0 * Double($1.size) }
    var found: [(Misconception, Double)] = [(.sizesAdded, Double(sum))]
    if windows.dropLast().contains(where: { $0.stride > 1 }) {
      found.append((.strideForgottenInField, Double(withoutStride)))
    }
    found.append((.sizesMultiplied, product))
    if let last = windows.last { found.append((.lastWindowOnly, Double(last.size))) }
    return found
  }
}

/// The gradient of a weight, as one adds it up over the places where the weight is used.
private struct GradientSum {
  let products: [Double]

  init?(_ place: Address, _ index: Int, in scene: Scene) {
    let node = scene.network.nodes[index]
    guard place.member == .weight, let gradients = scene.gradients.value,
      let output = gradients.outputs[index], let source = node.inputs.first,
      let input = scene.reading(source, of: scene.session.subject).value,
      let explaining = node.layer as? any GradientExplaining,
      let step = explaining.explainGradient(
        .parameter("weight"), place.indices, node.inputShapes, { _, _ in nil })?.walkedStep,
      let read = step.read.first, let beside = step.weight, read.count > 1
    else { return nil }
    products = (0..<read.count).map { index in
      let spot = read[index]
      guard node.inputShapes[0].contains(spot), let number = input[spot] else { return 0 }
      return Double(number) * Double(output[beside[beside.count == 1 ? 0 : index]])
    }
  }

  var misconceptions: [(Misconception, Double)] {
    let sum = products.reduce(0, +)
    let largest = products.max { $0.magnitude < $1.magnitude } ?? 0
    return [
      (.stepForGradient, -sum), (.gradientAveraged, sum / Double(products.count)),
      (.onePlaceOnly, largest),
    ]
  }
}

/// The share of a label behind a softmax, as one might divide.
private struct ShareCount {
  let scores: [Double]
  let index: Int

  init?(_ label: String, in scene: Scene) {
    let network = scene.network
    let (softmax, before) = (network.nodes[network.last], network.nodes[network.last].inputs)
    guard softmax.layer is Softmax, before.count == 1,
      let reading = scene.reading(before[0], of: scene.session.subject).value,
      let index = (0..<softmax.shape.count).first(where: { network.label($0) == label })
    else { return nil }
    self.index = index
    scores = (0..<softmax.shape.count).compactMap { reading[$0].map(Double.init) }
    guard scores.count == softmax.shape.count, scores.allSatisfy(\.isFinite) else { return nil }
  }

  var misconceptions: [(Misconception, Double)] {
    var found: [(Misconception, Double)] = []
    let sum = scores.reduce(0, +)
    if sum != 0 { found.append((.shareOfScores, scores[index] / sum)) }
    let above = scores.reduce(0) { $0 + max(0, $1) }
    if above != 0 { found.append((.shareOfScores, max(0, scores[index]) / above)) }
    found.append((.scoreItself, scores[index]))
    found.append((.exponentialItself, exp(scores[index])))
    found.append((.sharedEqually, 1 / Double(scores.count)))
    return found
  }
}
