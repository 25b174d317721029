import ConvNet

/// Networks of layers that exchange, fold and mix axes, each reading any of those before.
enum RandomNetwork {
  static func draw(_ random: inout SeededGenerator) throws -> Network {
    let input = Shape.randomSmall(&random)
    var shapes = [input]
    var parts: [Network.Part] = []
    while parts.count < 6 {
      let slot = Int.random(in: max(0, shapes.count - 2)..<shapes.count, using: &random)
      guard let (layer, inputs) = layer(shapes, slot, &random),
        let shape = try? layer.outputShape(inputs.map { shapes[$0] }), shape.count < 2000
      else { continue }
      var weights: Parameters = [:]
      for parameter in layer.parameters {
        weights[parameter.name] = .random(parameter.shape, &random)
      }
      parts.append(.init("layer\(parts.count)", layer, inputs: inputs, weights: weights))
      shapes.append(shape)
    }
    return try Network(name: "random", input: input, parts)
  }

  static func run(_ network: Network, _ input: Tensor) -> [Tensor] {
    zip(network.nodes, network.weights).dropFirst().reduce(into: [input]) { outputs, part in
      let (node, weights) = part
      outputs.append(node.forward(node.inputs.map { outputs[$0] }, weights, packed: nil))
    }
  }

  static func words(_ network: Network) -> String {
    network.nodes.map { "\($0.kind) \($0.layer.line) \($0.inputs) → \($0.shape)" }
      .joined(separator: "; ")
  }

  /// A layer that may accept the shape, and the nodes that it reads.
  private static func layer(
    _ shapes: [Shape], _ slot: Int, _ random: inout SeededGenerator
  ) -> (any Layer, [Int])? {
    let shape = shapes[slot]
    let axis = Int.random(in: 0..<shape.rank, using: &random)
    func weight(_ sizes: [Int]) -> Operands.Operand? {
      (try? Shape(checking: sizes)).map { .parameter(Parameter("weight", $0, fanIn: 1)) }
    }
    switch Int.random(in: 0..<11, using: &random) {
    case 0:
      return (try? Move.transpose(Array(0..<shape.rank).shuffled(using: &random), from: shape))
        .map { ($0, [slot]) }
    case 1:
      let sizes = shape.sizes.shuffled(using: &random)
      let cut = Int.random(in: 0..<sizes.count, using: &random)
      let folded = Array(sizes[..<cut]) + [sizes[cut...].reduce(1, *)]
      return (try? Move.reshape(to: folded, from: shape)).map { ($0, [slot]) }
    case 2:
      return (try? Move.reshape(to: shape.sizes + [1], from: shape)).map { ($0, [slot]) }
    case 3:
      let pads = shape.sizes.map { _ in Int.random(in: -1...1, using: &random) }
      return (try? Move.pad(before: pads, after: pads, mode: .reflect, from: shape))
        .map { ($0, [slot]) }
    case 4:
      return (
        Interpolation(ResizedAxis.random(shape, &random), Resampling(.linear)), [slot]
      )
    case 5:
      return weight([shape[shape.rank - 1], 3])
        .map { (MatMul(Operands([.input(0), $0])), [slot]) }
    case 6:
      return weight([2, shape[max(0, shape.rank - 2)]])
        .map { (MatMul(Operands([$0, .input(0)])), [slot]) }
    case 7:
      let other = Int.random(in: 0..<shapes.count, using: &random)
      return (MatMul(Operands(inputs: 2)), [slot, other])
    case 8:
      let other = Int.random(in: 0..<shapes.count, using: &random)
      return (Concat(axis: axis, Operands(inputs: 2)), [slot, other])
    case 9:
      let other = Int.random(in: 0..<shapes.count, using: &random)
      return (GatherByIndex(axis: axis, Operands(inputs: 2)), [slot, other])
    default:
      let conv = Conv(
        inputChannels: shape.channels, outputChannels: 2, kernelSize: [2], padding: [1])
      return shape.rank > 2 && Bool.random(using: &random)
        ? (
          Conv(
            inputChannels: shape[1], outputChannels: 2, kernelSize: [2]
          ).each(shape[0]), [slot]
        ) : (conv, [slot])
    }
  }
}
