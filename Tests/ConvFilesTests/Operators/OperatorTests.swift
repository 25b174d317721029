import ConvFiles
import ConvNet
import Foundation
import Testing

@Suite("Operators of model files")
struct OperatorTests {
  @Test("the cases are there, and name every operator that is promised")
  func everyOperator() {
    #expect(OperatorCase.all.count == OperatorCase.lines.count - 1, "a line can not be read")
    let operators = Set(OperatorCase.all.map { $0.name.prefix { $0 != "-" } })
    let promised = """
      Conv ConvTranspose MaxPool AveragePool GlobalAveragePool GlobalMaxPool ReduceMean Relu \
      LeakyRelu PRelu Elu Selu Gelu Erf Sigmoid HardSigmoid HardSwish Tanh Clip Softmax LogSoftmax \
      Gemm MatMul Add Sub Mul Div Pow Sqrt Sum BatchNormalization InstanceNormalization \
      LayerNormalization LRN Flatten Reshape Squeeze Unsqueeze Transpose Concat Split Slice Gather \
      Shape Cast Expand Pad Resize Upsample Identity Dropout Constant ConstantOfShape Range Neg Abs \
      Exp Log ReduceSum ReduceMin ReduceMax Min Max Equal Less Greater Where ArgMax
      """
    for name in promised.split(separator: " ") {
      #expect(operators.contains(name), "\(name) has no case")
    }
  }

  @Test("give ONNX Runtime's numbers", arguments: OperatorCase.all)
  func numbers(_ one: OperatorCase) throws {
    let network = try one.network()
    #expect(network.graph.obstacle(to: network.last) == nil)
    let samples = one.samples(network)
    let outputs = samples.map { network.outputs(of: $0) }
    var left = Set(one.values.keys)
    for (index, node) in network.nodes.enumerated() {
      guard let original = node.original, let expected = one.values[original.name] else { continue }
      left.remove(original.name)
      let numbers =
        original.isBatched ? outputs.flatMap { $0[index].elements } : outputs[0][index].elements
      let sizes = original.isBatched ? [samples.count] + original.sizes.dropFirst() : original.sizes
      #expect(sizes == expected.shape)
      #expect(OperatorTests.differs(numbers, expected) == nil)
    }
    left.subtract(OperatorTests.followingFromSizes)
    #expect(left.isEmpty, "no layer gives \(left.sorted())")
  }

  /// Values of the cases that follow from sizes and constants: they are known at reading, and are no
  /// layers. Outputs are called `y…`, and are never among them.
  private static let followingFromSizes: Set = [
    "batch", "channels", "count", "counts", "filled", "high", "i", "k", "length", "low", "mask",
    "p", "places", "r", "real", "root", "s", "shape", "t", "target", "tokens", "v", "zeros",
  ]

  /// The first place that differs by more than 1e-5 of the largest; whole numbers have to be equal.
  private static func differs(_ numbers: [Float], _ expected: OperatorCase.Values) -> String? {
    let wanted = expected.floats
    guard numbers.count == wanted.count else { return "\(numbers.count) of \(wanted.count)" }
    let largest = wanted.filter(\.isFinite).map(\.magnitude).max() ?? 0
    let bound = expected.kind == "f" ? max(largest * 1e-5, .leastNormalMagnitude) : 0
    for (place, pair) in zip(numbers, wanted).enumerated() {
      let isEqual = pair.0 == pair.1 || pair.0.isNaN && pair.1.isNaN
      guard isEqual || (pair.0 - pair.1).magnitude <= bound else {
        return "\(pair.0) instead of \(pair.1) at \(place)"
      }
    }
    return nil
  }

  @Test("are explained by what adds up to their numbers", arguments: OperatorCase.all)
  func explanations(_ one: OperatorCase) throws {
    let network = try one.network()
    guard let sample = one.samples(network).first else { return }
    let outputs = network.outputs(of: sample)
    var random = SeededGenerator(seed: 5)
    for (index, node) in network.nodes.enumerated() where !node.isInput {
      let reach = outputs[index].elements.filter(\.isFinite).map(\.magnitude).max() ?? 0
      for _ in 0..<4 {
        let element = node.shape.element(at: .random(in: 0..<node.shape.count, using: &random))
        let told = node.explain(element).value { source, place in
          let tensor: Tensor?
          switch source {
          case .input(let slot): tensor = outputs[node.inputs[slot]]
          case .parameter(let name): tensor = network.weights[index][name]
          case .step, .gradient: tensor = nil
          case .output: tensor = outputs[index]
          }
          guard let tensor, tensor.shape.contains(place) else { return nil }
          return tensor[place]
        }
        let computed = Double(outputs[index][element])
        let isNear =
          told == computed || told.isNaN && computed.isNaN
          || abs(told - computed) <= 1e-4 * max(Double(reach), 1e-6)
        #expect(isNear, "\(node.kind) \(element): \(told) is told, \(computed) computed")
      }
    }
    _ = network.graph.receptiveFields
    _ = network.graph.receptiveField(
      of: Footprint([0], in: network.nodes[network.last].shape), layer: network.last)
  }
}
