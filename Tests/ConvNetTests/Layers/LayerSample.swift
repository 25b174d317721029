import ConvNet
import Testing

/// How to draw a random layer of one kind, with a shape it accepts.
struct LayerSample: Sendable, CustomTestStringConvertible {
  let kind: String
  private let draw: @Sendable (inout SeededGenerator) -> (layer: any Layer, inputs: [Shape])

  var testDescription: String { kind }

  /// One row for each kind of layer.
  static let table = written + unwritten
  /// One row for each kind that none can.
  static let unwritten = windows + moves + products + numbers + whole

  /// One row for each kind that a network line can name.
  static let written = [
    LayerSample(Conv.kind) { random in
      let groups = Int.random(in: 1...3, using: &random)
      let inputs = groups * Int.random(in: 1...3, using: &random)
      let axes = Int.random(in: 1...2, using: &random)
      let conv = Conv(
        inputChannels: inputs, outputChannels: groups * Int.random(in: 1...3, using: &random),
        kernelSize: .random(1...4, &random, axes),
        stride: .random(1...3, &random, axes),
        padding: .random(0...3, &random, 2 * axes),
        dilation: .random(1...3, &random, axes), groups: groups,
        bias: .random(using: &random))
      return (conv, [.randomGrid(inputs, axes: axes, &random)])
    },
    LayerSample(MaxPool.kind) { random in
      let axes = Int.random(in: 1...2, using: &random)
      let pool = MaxPool(
        kernelSize: .random(1...4, &random, axes),
        stride: .random(1...3, &random, axes),
        padding: .random(0...2, &random, 2 * axes),
        dilation: .random(1...2, &random, axes), roundsUp: .random(using: &random))
      return (pool, [.randomGrid(2, axes: axes, &random)])
    },
    LayerSample(AveragePool.kind) { random in
      let axes = Int.random(in: 1...2, using: &random)
      let pool = AveragePool(
        kernelSize: .random(1...4, &random, axes),
        stride: .random(1...3, &random, axes),
        padding: .random(0...2, &random, 2 * axes),
        dilation: .random(1...2, &random, axes), roundsUp: .random(using: &random),
        paddingCounts: .random(using: &random))
      return (pool, [.randomGrid(2, axes: axes, &random)])
    },
    LayerSample(Pad.kind) { random in
      let axes = Int.random(in: 1...2, using: &random)
      let pad = Pad(
        .random(0...2, &random, 2 * axes), axes: axes,
        value: .random(using: &random) ? 0 : .random(in: -2...2, using: &random))
      return (pad, [.randomGrid(2, axes: axes, &random)])
    },
    LayerSample(BatchNorm.kind) { random in
      let input = Shape.random(ranks: 1...4, &random)
      let epsilon: Float = .random(using: &random) ? 1e-5 : .random(in: 0...1, using: &random)
      return (BatchNorm(channels: input.channels, epsilon: epsilon), [input])
    },
    LayerSample(WrittenForm.add.kind) { random in
      let input = Shape.randomAny(&random)
      return (Arithmetic.add, [Shape](repeating: input, count: .random(in: 2...4, using: &random)))
    },
    LayerSample(Concat.kind) { random in
      let input = Shape.randomAny(&random)
      let inputs = (0..<Int.random(in: 2...4, using: &random)).map { _ in
        input.with(channels: .random(in: 1...3, using: &random))
      }
      return (Concat(), inputs)
    },
    LayerSample(WrittenForm.leakyReLU.kind) { random in
      let slope = Float.random(in: 0...0.5, using: &random)
      return (Pointwise(.leakyReLU(slope: Double(slope))), [.randomAny(&random)])
    },
    LayerSample(WrittenForm.sigmoid.kind) { (Pointwise(.sigmoid), [.randomAny(&$0)]) },
    LayerSample(WrittenForm.tanh.kind) { (Pointwise(.tanh), [.randomAny(&$0)]) },
    LayerSample(WrittenForm.hardtanh.kind) { random in
      let bounds = [(-1.0, 1.0), (-0.25, 2.0), (0, 6)].randomElement(using: &random) ?? (-1, 1)
      return (Pointwise(.clip(low: bounds.0, high: bounds.1)), [.randomAny(&random)])
    },
    LayerSample(WrittenForm.gelu.kind) { random in
      (Pointwise(.random(using: &random) ? .gelu : .geluByTanh), [.randomAny(&random)])
    },
    LayerSample(Dropout.kind) { random in
      (Dropout(share: .random(in: 0...1, using: &random)), [.randomAny(&random)])
    },
    LayerSample(GlobalAveragePool.kind) {
      (GlobalAveragePool(), [.randomGrid(3, axes: .random(in: 1...3, using: &$0), &$0)])
    },
    LayerSample(GlobalMaxPool.kind) {
      (GlobalMaxPool(), [.randomGrid(3, axes: .random(in: 1...3, using: &$0), &$0)])
    },
    LayerSample(WrittenForm.relu.kind) { (Pointwise(.relu), [.randomAny(&$0)]) },
    LayerSample(Flatten.kind) { (Flatten(), [.randomMaps(3, &$0)]) },
    LayerSample(Dense.kind) { random in
      let input = Shape.randomVector(&random)
      let dense = Dense(
        inputUnits: input.count, outputUnits: .random(in: 1...9, using: &random),
        bias: .random(using: &random))
      return (dense, [input])
    },
    LayerSample(Softmax.kind) { (Softmax(), [.randomVector(&$0)]) },
  ]

  init(
    _ kind: String,
    _ draw: @escaping @Sendable (inout SeededGenerator) -> (layer: any Layer, inputs: [Shape])
  ) {
    (self.kind, self.draw) = (kind, draw)
  }

  /// Draws until the shapes go together.
  func next(_ random: inout SeededGenerator) -> (layer: any Layer, inputs: [Shape]) {
    while true {
      let (layer, inputs) = draw(&random)
      if (try? layer.outputShape(inputs)) != nil { return (layer, inputs) }
    }
  }
}

extension [Int] {
  static func random(
    _ range: ClosedRange<Int>, _ random: inout SeededGenerator, _ count: Int
  ) -> [Int] {
    (0..<count).map { _ in Int.random(in: range, using: &random) }
  }
}
extension Shape {
  fileprivate static func randomMaps(
    _ channels: Int, _ random: inout SeededGenerator
  ) -> Shape {
    let width = Int.random(in: 1...9, using: &random)
    return Bool.random(using: &random)
      ? Shape(channels, width) : Shape(channels, .random(in: 1...9, using: &random), width)
  }
  fileprivate static func randomVector(_ random: inout SeededGenerator) -> Shape {
    let units = Int.random(in: 1...40, using: &random)
    switch Int.random(in: 1...3, using: &random) {
    case 1: return Shape(units)
    case 2: return Shape(units, 1)
    default: return Shape(units, 1, 1)
    }
  }
  /// Maps, a signal or a vector.
  fileprivate static func randomAny(_ random: inout SeededGenerator) -> Shape {
    let channels = Int.random(in: 1...4, using: &random)
    return Bool.random(using: &random)
      ? randomVector(&random) : randomMaps(channels, &random)
  }
  fileprivate func with(channels: Int) -> Shape {
    switch rank {
    case 1: Shape(channels)
    case 2: Shape(channels, width)
    default: Shape(channels, height, width)
    }
  }
}
extension Tensor {
  /// Numbers between −3 and 3.
  static func random(_ shape: Shape, _ random: inout SeededGenerator) -> Tensor {
    Tensor(shape, (0..<shape.count).map { _ in Float.random(in: -3...3, using: &random) })
  }
}
