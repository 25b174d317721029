import ConvNet
import Testing

/// Weights by the names that PyTorch gives them.
struct StateMatchingTests {
  /// The numbers of the snippet below: `((7 * i + 3 * k) % 11 - 5) / 10` in the k-th tensor.
  private func tensor(_ k: Int, _ sizes: [Int]) throws -> Tensor {
    let shape = try Shape(checking: sizes)
    return Tensor(shape, (0..<shape.count).map { Float((7 * $0 + 3 * k) % 11 - 5) / 10 })
  }
  private func state(_ gates: Int, ways: [String]) throws -> NamedTensors {
    var tensors: [(name: String, tensor: Tensor)] = []
    for (way, end) in ways.enumerated() {
      let parts = [
        ("weight_ih", [2 * gates, 2]), ("weight_hh", [2 * gates, 2]),
        ("bias_ih", [2 * gates]), ("bias_hh", [2 * gates]),
      ]
      for (part, (name, sizes)) in parts.enumerated() {
        tensors.append(("\(name)_l0\(end)", try tensor(4 * way + part, sizes)))
      }
    }
    return NamedTensors(tensors)
  }
  private func network(
    _ cell: RecurrentCell, _ functions: [Function], ways: Int, module: String = ""
  ) throws -> Network {
    let rows = 2 * cell.gateCount
    let sizes = [
      ("weight", [ways, rows, 2]), ("recurrence", [ways, rows, 2]), ("bias", [ways, 2 * rows]),
    ]
    let parameters = try sizes.map { name, sizes in
      Parameter(name, try Shape(checking: sizes), constant: 0, isLearned: true)
    }
    let layer = Recurrent(
      cell, units: 2, isReverse: Array([false, true].prefix(ways)),
      functions: [[Function]](repeating: functions, count: ways),
      roles: [.sequence, .weights, .recurrence, .bias],
      Operands([.input(0)] + parameters.map { .parameter($0) }))
    var part = Network.Part(
      "r", layer, inputs: [0],
      weights: Dictionary(
        uniqueKeysWithValues: parameters.map { ($0.name, Tensor($0.shape, repeating: 0)) }))
    part.module = module
    return try Network(name: "n", input: Shape(3, 1, 2), [part])
  }
  /// What the first plane holds, the state `h`.
  private func states(_ network: Network, _ cell: RecurrentCell, ways: Int) -> [Float] {
    let x = Tensor(Shape(3, 1, 2), [1, -0.5, 0.25, 2, -1, 0.75])
    var output: [Float] = []
    ForwardPass(network).run([x]) { output = $1[0].elements }
    let plane = 2 * ways
    return (0..<3).flatMap { output[$0 * plane * cell.planes..<$0 * plane * cell.planes + plane] }
  }

  /// PyTorch 2.15:
  ///
  ///     for k, p in enumerate(m.state_dict().values()): p.copy_(torch.tensor(
  ///         [((7*i+3*k)%11-5)/10 for i in range(p.numel())]).reshape(p.shape))
  ///     m(torch.tensor([[1.,-0.5],[0.25,2.],[-1.,0.75]]).reshape(3,1,2))[0]
  ///
  /// for LSTM(2, 2, bidirectional=True), GRU(2, 2) and RNN(2, 2).
  @Test func `a state dict of a recurrent module gives PyTorch's numbers`() throws {
    let cells: [(RecurrentCell, [Function], [String], [Float])] = [
      (
        .longShortTerm(couples: false), [.sigmoid, .tanh, .tanh], ["", "_reverse"],
        [
          -0.21265, -0.007017, -0.042694, -0.006457, -0.044848, -0.216459, 0.215891, -0.10244,
          0.054143, -0.107846, 0.108842, -0.063475,
        ]
      ),
      (
        .gated(resetsProduct: true), [.sigmoid, .tanh], [""],
        [-0.332984, 0.09349, -0.096742, -0.23144, 0.101388, -0.238997]
      ),
      (.plain, [.tanh], [""], [-0.099668, -0.635149, 0.444126, 0.680786, 0.88569, 0.11467]),
    ]
    for (cell, functions, ways, wanted) in cells {
      // The state of the module alone, and of a network that has it.
      for module in ["", "enc.rnn"] {
        let network = try network(cell, functions, ways: ways.count, module: module)
        var state = try state(cell.gateCount, ways: ways)
        if !module.isEmpty {
          state.tensors = state.tensors.map { ("\(module).\($0.name)", $0.tensor) }
        }
        let weights = try network.graph.matching(state).weights
        let found = states(network.replacing(weights: weights), cell, ways: ways.count)
        #expect(zip(found, wanted).allSatisfy { abs($0 - $1) < 2e-6 }, "\(cell): \(found)")
      }
    }
  }

  @Test func `a GRU that resets before the product is none of PyTorch's`() throws {
    let network = try network(.gated(resetsProduct: false), [.sigmoid, .tanh], ways: 1)
    let state = try state(3, ways: [""])
    do throws(WeightMismatch) {
      _ = try network.graph.matching(state)
      Issue.record("it fitted")
    } catch { #expect("\(error)".contains("linear_before_reset"), "\(error)") }
  }

  @Test func `a recurrent weight that is missing is named as PyTorch names it`() throws {
    let network = try network(.plain, [.tanh], ways: 1)
    var state = try state(1, ways: [""])
    state.tensors.removeAll { $0.name == "bias_hh_l0" }
    do throws(WeightMismatch) {
      _ = try network.graph.matching(state)
      Issue.record("it fitted")
    } catch { #expect(error.missing == ["bias_hh_l0"]) }
  }

  /// A Linear on rows of numbers, as exporters write it: `x · W + b`.
  private func linear() throws -> Network {
    let weight = Parameter("weight", Shape(2, 3), constant: 0, isLearned: true)
    let bias = Parameter("left", Shape(3), constant: 0, isLearned: true)
    let scale = Parameter("right", Shape(1), constant: 0, isLearned: false)
    var parts = [
      Network.Part(
        "fc_matmul", MatMul(Operands([.input(0), .parameter(weight)])), inputs: [0],
        weights: ["weight": Tensor(Shape(2, 3))]),
      Network.Part(
        "fc", Arithmetic(.sum, Operands([.parameter(bias), .input(0)])), inputs: [1],
        weights: ["left": Tensor(Shape(3))]),
      Network.Part(
        "div", Arithmetic(.quotient, Operands([.input(0), .parameter(scale)])), inputs: [2],
        weights: ["right": Tensor(Shape(1), repeating: 2)]),
    ]
    for index in 0..<2 { parts[index].module = "head.fc" }
    return try Network(name: "n", input: Shape(4, 2), parts)
  }

  @Test func `a Linear that is a product and a sum takes its weight turned, and no constants`()
    throws
  {
    let weight = Tensor(Shape(3, 2), [1, 2, 3, 4, 5, 6])
    let bias = Tensor(Shape(3), [7, 8, 9])
    let weights = try linear().graph.matching(
      NamedTensors([("head.fc.weight", weight), ("head.fc.bias", bias)])
    ).weights
    #expect(
      weights == ["fc_matmul.weight": Tensor(Shape(2, 3), [1, 3, 5, 2, 4, 6]), "fc.left": bias])
  }

  @Test func `a square weight of a product that bears its module's name is turned as well`() throws
  {
    let weight = Parameter("weight", Shape(2, 2), constant: 0, isLearned: true)
    var part = Network.Part(
      "fc", MatMul(Operands([.input(0), .parameter(weight)])), inputs: [0],
      weights: ["weight": Tensor(Shape(2, 2))])
    part.module = "fc"
    let network = try Network(name: "n", input: Shape(4, 2), [part])
    let state = NamedTensors([("fc.weight", Tensor(Shape(2, 2), [1, 2, 3, 4]))])
    let found = try network.graph.matching(state).weights["fc.weight"]
    #expect(found?.elements == [1, 3, 2, 4])
  }

  @Test func `batch norms that are folded into convolutions are said to be`() throws {
    let network = try NetworkLine.network("input 1x4x4 > conv: conv 2 3x3 > relu")
    let ones = Tensor(Shape(2), repeating: 1)
    let names = ["weight", "bias", "running_mean", "running_var"].map { ("bn.\($0)", ones) }
    do throws(WeightMismatch) {
      _ = try network.graph.matching(
        NamedTensors([("conv.weight", Tensor(Shape(2, 1, 3, 3)))] + names))
      Issue.record("it fitted")
    } catch {
      #expect(error.missing.isEmpty && error.unexpected.isEmpty && error.reasons.count == 1)
      #expect("\(error)".contains("(bn): exporters fold them into the convolutions before them"))
    }
  }

  @Test func `a bias of zeros for a layer that has none is left out`() throws {
    let network = try NetworkLine.network("input 1x4x4 > conv: conv 2 3x3 nobias")
    let weight = ("conv.weight", Tensor(Shape(2, 1, 3, 3)))
    _ = try network.graph.matching(NamedTensors([weight, ("conv.bias", Tensor(Shape(2)))]))
    #expect(throws: WeightMismatch.self) {
      try network.graph.matching(
        NamedTensors([weight, ("conv.bias", Tensor(Shape(2), repeating: 1))]))
    }
  }
}
