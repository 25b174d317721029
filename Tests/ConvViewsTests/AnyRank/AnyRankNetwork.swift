import ConvNet
import ConvSession
import ConvStage
import ConvWork

/// Small networks whose tensors are no pictures.
enum AnyRankNetwork: String, CaseIterable {
  /// `[2, 4, 5, 6]`, and a constant that joins it.
  case volumes
  /// `[5, 6]`, rows of a transformer, and a constant of one number.
  case rows
  /// `[3, 2, 2, 3, 4]`
  case fiveAxes
  /// `[1]`
  case number

  func stage(stepping: Bool = false) throws -> Stage {
    let network = try network()
    let picture = Picture(name: "numbers", pixels: Self.numbers(network.input.shape))
    return Stage(Session(Subject(network, picture), stepping: stepping))
  }

  /// −3, −2.5, … 3, over and over.
  private static func numbers(_ shape: Shape) -> Tensor {
    Tensor(shape, (0..<shape.count).map { Float($0 * 5 % 13) / 2 - 3 })
  }
  private static func weights(_ layer: some Layer) -> Parameters {
    Dictionary(
      uniqueKeysWithValues: layer.parameters.map { parameter in
        let numbers = numbers(parameter.shape)
        let isVariance = parameter.name == "running_var"
        return (
          parameter.name,
          isVariance ? Tensor(numbers.shape, numbers.elements.map(\.magnitude)) : numbers
        )
      })
  }
  private static func part(_ alias: String, _ layer: some Layer, _ inputs: [Int]) -> Network.Part {
    .init(alias, layer, inputs: inputs, weights: weights(layer))
  }

  private func network() throws -> Network {
    switch self {
    case .volumes:
      return try Network(
        name: rawValue, input: Shape(2, 4, 5, 6),
        [
          Self.part("conv", VolumeConv(inputChannels: 2, outputChannels: 3, size: 2), [0]),
          Self.part("relu", Pointwise(.relu), [1]), Self.part("norm", BatchNorm(channels: 3), [2]),
          Self.part("given", Constant(Shape(3, 3, 4, 5)), []),
          Self.part("sum", Arithmetic.add, [3, 4]), Self.part("flat", Flatten(), [5]),
          Self.part("dense", Dense(inputUnits: 180, outputUnits: 4), [6]),
          Self.part("softmax", Softmax(), [7]),
        ])
    case .rows:
      return try Network(
        name: rawValue, input: Shape(5, 6),
        [
          Self.part("lone", Constant(Shape(1)), []),
          Self.part("lines", RowsDense(inputs: 6, outputs: 4), [0]),
          Self.part("gelu", Pointwise(.gelu), [2]), Self.part("sum", Arithmetic.add, [3, 2]),
          Self.part("flat", Flatten(), [4]),
        ])
    case .fiveAxes:
      return try Network(
        name: rawValue, input: Shape(3, 2, 2, 3, 4),
        [Self.part("tanh", Pointwise(.tanh), [0]), Self.part("norm", BatchNorm(channels: 3), [1])])
    case .number:
      return try Network(
        name: rawValue, input: Shape(1),
        [
          Self.part("relu", Pointwise(.relu), [0]),
          Self.part("dense", Dense(inputUnits: 1, outputUnits: 1), [1]),
        ])
    }
  }
}
