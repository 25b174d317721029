import ConvNet
import Testing

/// Address numbers: PyTorch 2.15, `bn = torch.nn.BatchNorm2d(2, eps=0.25).eval()` (or `1d`) with
/// the four tensors below.
@Suite struct BatchNormTests {
  private let parameters: Parameters = [
    "weight": Tensor(Shape(2), [2, -1]), "bias": Tensor(Shape(2), [0.5, 3]),
    "running_mean": Tensor(Shape(2), [1, -2]), "running_var": Tensor(Shape(2), [3.75, 0.75]),
  ]
  private let norm = BatchNorm(channels: 2, epsilon: 0.25)

  @Test("each channel is centred, scaled and shifted by its own numbers")
  func reference() throws {
    // bn(pattern(2, 2, 3, step=7)[None])[0]
    expect(
      norm.forward([try .pattern(2, 2, 3, step: 7)], parameters), Shape(2, 2, 3),
      [-2.5, 4.5, 0.5, -3.5, 3.5, -0.5, 5, -2, 2, 6, -1, 3])
    // The same of pattern(2, 3, step=7) and pattern(2, step=7)
    expect(
      norm.forward([try .pattern(2, 3, step: 7)], parameters), Shape(2, 3),
      [-2.5, 4.5, 0.5, 4, -3, 1])
    expect(norm.forward([try .pattern(2, step: 7)], parameters), Shape(2), [-2.5, -4])
  }

  @Test("volumes are normalized like maps")
  func volume() throws {
    // BatchNorm3d(2, eps=0.25).eval() of pattern(2, 1, 2, 3, step=7), and ONNX Runtime's
    // BatchNormalization
    expect(
      norm.forward([try .pattern(2, 1, 2, 3, step: 7)], parameters), Shape(2, 1, 2, 3),
      [-2.5, 4.5, 0.5, -3.5, 3.5, -0.5, 5, -2, 2, 6, -1, 3])
  }

  @Test("its parameters are named and started as in a state_dict, and two of four are learned")
  func start() throws {
    #expect(norm.parameters.map(\.name) == ["weight", "bias", "running_mean", "running_var"])
    #expect(norm.parameters.map(\.isLearned) == [true, true, false, false])
    let network = try NetworkLine.network("input 3x4x4 > norm: batchnorm")
    let node = network.nodes[1]
    #expect(node.parameterCount == 6)
    for (name, value) in [("weight", 1), ("bias", 0), ("running_mean", 0), ("running_var", 1)] {
      #expect(network.weights[1][name] == Tensor(Shape(3), repeating: Float(value)))
    }
  }

  @Test("the explanation names its numbers: first deviations, then scale and shift")
  func explanation() throws {
    let input = try Tensor.pattern(2, 2, 3, step: 7)
    let parameters = parameters
    let values = norm.explain([1, 0, 2], [input.shape]).stepValues { source, place in
      switch source {
      case .input: input[place]
      case .parameter(let name): parameters[name]?[place]
      case .step, .output, .gradient: nil
      }
    }
    #expect(values == [1, 2])
  }

  @Test("eps is written where it is not 1e-05")
  func line() throws {
    #expect(try parse(BatchNorm.self, "", input: Shape(4, 2, 2)) == BatchNorm(channels: 4))
    #expect(try parse(BatchNorm.self, "eps 0.001", input: Shape(4)).line == "eps 0.001")
    #expect(throws: LineError.self) { try parse(BatchNorm.self, "eps", input: Shape(4)) }
  }
}
