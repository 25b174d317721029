import ConvNet
import ConvSession
import ConvWork

/// Networks to walk in, small enough to look at every number at every place.
enum Sample: String, CaseIterable, Sendable, CustomStringConvertible {
  case letters
  /// Groups, stride, padding, average pooling, dense without bias.
  case vectors = """
    input 2x5x6 > conv 4 3x2 pad 1 stride 2 groups 2 > relu > avgpool 2 stride 1 > flatten > \
    dense 4 > relu > dense 3 nobias > softmax
    """
  /// Channels, dilation, pooling with padding, global pooling.
  case maps = """
    input 3x6x5 > conv 3 3x2 pad 1 dilation 2x1 > maxpool 2 pad 1 stride 2 > conv 2 2x2 nobias > \
    globalavgpool > softmax
    """
  /// Windows over signals, a batch normalization and a frame.
  case signals = """
    input 2x14 > conv 3 3 stride 2 pad 1 > batchnorm > tanh > pad 1 value 0.5 > avgpool 2 > \
    dropout > globalmaxpool > dense 2 > softmax
    """
  /// Two layers read the first conv, and one of them leads nowhere.
  case branching

  /// What ships with joins: larger, so that they are walked in a few places only.
  case residual, branches

  static let small = allCases.filter { $0 != .residual && $0 != .branches }

  var description: String {
    self == .branching || self == .letters ? rawValue : "\(rawValue.prefix(20))"
  }

  func driver(stepping: Bool = false) throws -> Driver {
    guard self == .branching else {
      return try Driver(model: rawValue, input: nil, stepping: stepping)
    }
    let network = try Sample.branchingNetwork()
    let pixels = Tensor(
      network.input.shape, (0..<network.input.shape.count).map { Float($0 % 7) / 7 })
    return Driver(
      Session(Subject(network, Picture(name: "ramp", pixels: pixels)), stepping: stepping))
  }

  static func branchingNetwork() throws -> Network {
    func conv(_ inputs: Int, _ outputs: Int) -> (Conv2D, Parameters) {
      let conv = Conv2D(inputChannels: inputs, outputChannels: outputs, kernelSize: Pair(2))
      let weight = Shape(outputs, inputs, 2, 2)
      return (
        conv,
        [
          "weight": Tensor(weight, (0..<weight.count).map { Float($0 % 5) - 2 }),
          "bias": Tensor(Shape(outputs), repeating: 1),
        ]
      )
    }
    let (trunk, trunkWeights) = conv(1, 2)
    let (left, leftWeights) = conv(2, 2)
    return try Network(
      name: "branching", input: Shape(1, 4, 5),
      [
        .init("trunk", trunk, inputs: [0], weights: trunkWeights),
        .init("left", left, inputs: [1], weights: leftWeights),
        .init("aside", MaxPool2D(kernelSize: Pair(2), stride: Pair(1)), inputs: [1]),
        .init("best", GlobalMaxPool(), inputs: [2]),
        .init("softmax", Softmax(), inputs: [4]),
      ])
  }
}

extension Driver {
  /// Meets all that any screen can ask about the session's subject.
  mutating func meetEverything() {
    let (subject, network) = (session.subject, session.network)
    var needs = network.nodes.indices.map { Need.about(subject, .activation($0)) }
    for (layer, node) in network.nodes.enumerated() where node.layer is Conv2D {
      needs += (0..<node.shape.channels).map {
        .about(subject, .contributions(layer: layer, map: $0))
      }
    }
    meet(needs)
  }

  /// The answer's numbers.
  mutating func answer() -> Tensor? {
    let last = Measurement(.activation(session.network.last), of: session.subject)
    meet([Need(last)])
    return try? results[last]?.get().tensor
  }

  /// Presses keys as the run loop does.
  mutating func press(_ keys: String...) throws(CommandError) {
    for key in keys {
      for text in interaction.press(key, in: session) {
        let command = try Command(parsing: text)
        let hadPrompt = interaction.prompt != nil
        try perform(command)
        if hadPrompt { interaction.prompt = nil }
      }
    }
  }

  /// What a command throws.
  mutating func failure(_ text: String) -> CommandError? {
    do throws(CommandError) {
      try perform(text)
      return nil
    } catch { return error }
  }
}
