import ConvNet
import Testing

/// How to draw a random layer of one kind, with a shape it accepts.
struct LayerSample: Sendable, CustomTestStringConvertible {
  let kind: String
  private let draw: @Sendable (inout SeededGenerator) -> (layer: any Layer, input: Shape)

  var testDescription: String { kind }

  /// One row for each kind of layer.
  static let table = [
    LayerSample(Conv2D.kind) { random in
      let groups = Int.random(in: 1...3, using: &random)
      let inputs = groups * Int.random(in: 1...3, using: &random)
      let conv = Conv2D(
        inputChannels: inputs, outputChannels: groups * Int.random(in: 1...3, using: &random),
        kernelSize: .random(1...4, &random), stride: .random(1...3, &random),
        padding: .random(0...3, &random), dilation: .random(1...3, &random), groups: groups,
        bias: .random(using: &random))
      return (conv, .randomMaps(inputs, &random))
    },
    LayerSample(MaxPool2D.kind) { random in
      let pool = MaxPool2D(
        kernelSize: .random(1...4, &random), stride: .random(1...3, &random),
        padding: .random(0...2, &random), dilation: .random(1...2, &random),
        roundsUp: .random(using: &random))
      return (pool, .randomMaps(2, &random))
    },
    LayerSample(AveragePool2D.kind) { random in
      let pool = AveragePool2D(
        kernelSize: .random(1...4, &random), stride: .random(1...3, &random),
        padding: .random(0...2, &random), roundsUp: .random(using: &random),
        paddingCounts: .random(using: &random))
      return (pool, .randomMaps(2, &random))
    },
    LayerSample(GlobalAveragePool.kind) { (GlobalAveragePool(), .randomMaps(3, &$0)) },
    LayerSample(GlobalMaxPool.kind) { (GlobalMaxPool(), .randomMaps(3, &$0)) },
    LayerSample(ReLU.kind) { (ReLU(), .randomMaps(3, &$0)) },
    LayerSample(Flatten.kind) { (Flatten(), .randomMaps(3, &$0)) },
    LayerSample(Dense.kind) { random in
      let input = Shape.randomVector(&random)
      let dense = Dense(
        inputUnits: input.count, outputUnits: .random(in: 1...9, using: &random),
        bias: .random(using: &random))
      return (dense, input)
    },
    LayerSample(Softmax.kind) { (Softmax(), .randomVector(&$0)) },
  ]

  private init(
    _ kind: String,
    _ draw: @escaping @Sendable (inout SeededGenerator) -> (layer: any Layer, input: Shape)
  ) {
    (self.kind, self.draw) = (kind, draw)
  }

  /// Draws until the shapes go together.
  func next(_ random: inout SeededGenerator) -> (layer: any Layer, input: Shape) {
    while true {
      let (layer, input) = draw(&random)
      if (try? layer.outputShape([input])) != nil { return (layer, input) }
    }
  }
}

extension Pair {
  fileprivate static func random(_ range: ClosedRange<Int>, _ random: inout SeededGenerator) -> Pair
  {
    Pair(.random(in: range, using: &random), .random(in: range, using: &random))
  }
}
extension Padding {
  fileprivate static func random(
    _ range: ClosedRange<Int>, _ random: inout SeededGenerator
  ) -> Padding {
    let sides = (0..<4).map { _ in Int.random(in: range, using: &random) }
    return Padding(top: sides[0], left: sides[1], bottom: sides[2], right: sides[3])
  }
}
extension Shape {
  fileprivate static func randomMaps(_ channels: Int, _ random: inout SeededGenerator) -> Shape {
    Shape(channels, .random(in: 1...9, using: &random), .random(in: 1...9, using: &random))
  }
  fileprivate static func randomVector(_ random: inout SeededGenerator) -> Shape {
    let units = Int.random(in: 1...40, using: &random)
    return .random(using: &random) ? Shape(units) : Shape(units, 1, 1)
  }
}
extension Tensor {
  /// Numbers between −3 and 3.
  static func random(_ shape: Shape, _ random: inout SeededGenerator) -> Tensor {
    Tensor(shape, (0..<shape.count).map { _ in Float.random(in: -3...3, using: &random) })
  }
}
