import ConvNet
import Testing

/// One layer with numbers of which differences are exact, and the gradients that it passes back for
/// two samples, of which the first is looked at.
struct GradientCheck {
  let layer: any LearningLayer
  let inputs: [Tensor]
  let parameters: Parameters
  let explained: Tensor
  /// What comes to the output.
  let gradient: Tensor
  private let computed: LayerGradients

  init(_ layer: any LearningLayer, _ shapes: [Shape], _ random: inout SeededGenerator) {
    self.layer = layer
    func numbers(_ shape: Shape, isPositive: Bool = false) -> Tensor {
      Tensor(
        shape,
        (0..<shape.count).map { _ in
          let number = Float(Int.random(in: -1500...1500, using: &random)) / 1024
          return isPositive ? abs(number) + 0.25 : number
        })
    }
    // Roots, logarithms and powers want numbers above 0.
    let isPositive = layer.needsPositive
    inputs = shapes.map { numbers($0, isPositive: isPositive) }
    parameters = Dictionary(
      uniqueKeysWithValues: layer.parameters.map {
        ($0.name, numbers($0.shape, isPositive: isPositive || $0.name == "running_var"))
      })
    let output = layer.forward(inputs, parameters)
    explained = output
    gradient = numbers(output.shape)
    let nothing = Tensor(output.shape)
    computed = layer.gradients([inputs, inputs], parameters, [gradient, nothing])
  }

  /// Compares some numbers' gradients; the number of those that were no corner.
  func agree(_ source: Source, _ random: inout SeededGenerator) -> Int {
    let (tensor, result): (Tensor, Tensor)
    switch source {
    case .input(let slot): (tensor, result) = (inputs[slot], computed.inputs[0][slot])
    case .parameter(let name):
      guard let sums = computed.parameters[name], let own = parameters[name] else { return 0 }
      (tensor, result) = (own, sums)
    default: return 0
    }
    var count = 0
    for _ in 0..<min(4, tensor.shape.count) {
      let offset = Int.random(in: 0..<tensor.shape.count, using: &random)
      let place = tensor.shape.element(at: offset)
      guard let slope = slope(source, place) else { continue }
      let value = Double(result.elements[offset])
      #expect(
        abs(value - slope.value) <= 2e-5 * slope.magnitude + 1e-6,
        "\(layer.kind) \(layer) \(source) \(place): \(value), not \(slope.value)")
      count += 1
    }
    return count
  }

  /// How the output, weighed by its gradient, grows with one number, by differences of fourth order;
  /// nil where those of two widths differ, at a corner.
  private func slope(_ source: Source, _ place: [Int]) -> (value: Double, magnitude: Double)? {
    let step = 1.0 / 1024
    let (near, far, farther) = (
      difference(source, place, step), difference(source, place, 2 * step),
      difference(source, place, 4 * step)
    )
    let (value, other) = ((4 * near.value - far.value) / 3, (4 * far.value - farther.value) / 3)
    guard abs(value - other) <= 1e-6 * (1 + near.magnitude) else { return nil }
    return (value, near.magnitude)
  }

  private func difference(
    _ source: Source, _ place: [Int], _ step: Double
  ) -> (value: Double, magnitude: Double) {
    var (sum, magnitude) = (0.0, 0.0)
    for offset in 0..<explained.shape.count {
      let element = explained.shape.element(at: offset)
      let explanation = layer.explain(element, inputs.map(\.shape))
      let (above, below) = (
        explanation.value { number($0, $1, source, place, step) },
        explanation.value { number($0, $1, source, place, -step) }
      )
      guard above != below else { continue }
      let part = Double(gradient.elements[offset]) * (above - below) / (2 * step)
      sum += part
      magnitude += abs(part)
    }
    return (sum, magnitude)
  }

  private func number(
    _ source: Source, _ place: [Int], _ moved: Source, _ movedPlace: [Int], _ step: Double
  ) -> Float? {
    let tensor: Tensor? =
      switch source {
      case .input(let slot): inputs[slot]
      case .parameter(let name): parameters[name]
      default: nil
      }
    guard let tensor, tensor.shape.contains(place) else { return nil }
    let number = tensor[place]
    return source == moved && place == movedPlace ? number + Float(step) : number
  }
}

extension Layer {
  /// Whether its functions have slopes only above 0.
  fileprivate var needsPositive: Bool {
    switch self {
    case let layer as Reduction: layer.rule == .logSum || layer.rule == .product
    case let layer as Arithmetic: [.power, .quotient].contains(layer.operation)
    default:
      ["log", "sqrt", "acosh", "reciprocal", "scaledpower"].contains(kind)
    }
  }
}
