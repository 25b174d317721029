import ConvFiles
import ConvNet
import Testing

/// Graphs that hold other graphs: a model's own functions, and branches.
@Suite("Functions and branches")
struct FunctionTests {
  private static func real(_ name: String, _ value: Float) -> WireMessage {
    WireMessage(
      .text(1, name), .init(number: 2, value: .four([value].rawBytes)), .number(20, 1))
  }
  private static func text(_ name: String, _ value: String) -> WireMessage {
    WireMessage(.text(1, name), .text(4, value), .number(20, 3))
  }
  private static func node(_ field: WireMessage.Field) -> WireMessage.Field {
    .init(number: 7, value: field.value)
  }
  /// The last layer's numbers for an input of one vector.
  private static func answer(
    _ graph: [WireMessage.Field], _ more: [WireMessage.Field] = [], of numbers: [Float]
  ) throws -> [Float] {
    let ends = [
      WireMessage.value(11, "x", [numbers.count]), WireMessage.value(12, "y", [numbers.count]),
    ]
    let network = try ModelFile.decode(
      WireMessage.model(graph + ends, more).bytes, name: "functions")
    let outputs = network.outputs(of: Tensor(network.input.shape, numbers))
    #expect(network.nodes[network.last].original?.name == "y")
    return outputs[network.last].elements
  }

  /// `lin(a) = leakyrelu(a; slope) + a`, whose slope the call says; `twice` calls it twice, and one
  /// of the calls takes the function's own slope, 1/2.
  @Test("functions are read as their bodies, also those inside of others")
  func functions() throws {
    let slope = WireMessage(.text(1, "alpha"), .text(21, "slope"), .number(20, 1))
    let lin = WireMessage([
      .text(1, "lin"), .text(10, "mine"), .text(4, "a"), .text(5, "b"),
      .message(11, Self.real("slope", 0.5)),
      Self.node(WireMessage.node("LeakyRelu", ["a"], "t", [slope])),
      Self.node(WireMessage.node("Add", ["t", "a"], "b")),
    ])
    func call(_ input: String, _ output: String, _ slope: Float?) -> WireMessage.Field {
      .message(
        7,
        WireMessage(
          [.text(1, input), .text(2, output), .text(4, "lin"), .text(7, "mine")]
            + (slope.map { [.message(5, Self.real("slope", $0))] } ?? [])))
    }
    let twice = WireMessage([
      .text(1, "twice"), .text(10, "mine"), .text(4, "a"), .text(5, "b"),
      call("a", "t", 0.25), call("t", "b", nil),
    ])
    let graph = WireMessage.Field.message(
      1, WireMessage(.text(1, "x"), .text(2, "y"), .text(4, "twice"), .text(7, "mine")))
    // −4: ¼ · −4 − 4 = −5, then ½ · −5 − 5 = −7.5; 2: 4, then 8.
    let answer = try Self.answer(
      [graph], [.message(25, lin), .message(25, twice)], of: [-4, 2])
    #expect(answer == [-7.5, 8])
  }

  private static func branch(_ name: String, _ operation: String) -> WireMessage {
    let body = WireMessage(
      WireMessage.node(operation, ["u"], "r"), .text(2, name),
      .message(12, WireMessage(.text(1, "r"))))
    return WireMessage(.text(1, name), .message(6, body), .number(20, 5))
  }

  @Test("the branch whose condition follows from sizes is taken, and sees values outside of it")
  func branches() throws {
    let graph: [WireMessage.Field] = [
      WireMessage.node("Relu", ["x"], "u"),
      WireMessage.node("Shape", ["x"], "s"),
      WireMessage.node("ReduceSum", ["s"], "count", [WireMessage.attribute("keepdims", 0)]),
      WireMessage.node("Equal", ["count", "two"], "c"),
      WireMessage.node(
        "If", ["c"], "y",
        [Self.branch("then_branch", "Neg"), Self.branch("else_branch", "Exp")]),
      .message(
        5, WireMessage.tensor("two", [], type: 7, raw: [2] + [UInt8](repeating: 0, count: 7))),
    ]
    #expect(try Self.answer(graph, of: [-1, 3]) == [0, -3])
    #expect(try Self.answer(graph, of: [0, -2, 0]) == [1, 1, 1])
  }

  @Test("dropout that drops, and a branch that data choose, are marked and not computed")
  func marked() throws {
    let mode = WireMessage.tensor("mode", [], type: 9, raw: [1])
    let dropout = try ModelFile.decode(
      WireMessage.model([
        WireMessage.node("Dropout", ["x", "", "mode"], "y"), .message(5, mode),
        WireMessage.value(11, "x", [4]), WireMessage.value(12, "y", [4]),
      ]).bytes, name: "dropout")
    let why = try #require(dropout.graph.obstacle(to: dropout.last))
    #expect(why.contains("exported in training mode"))
    let choice = try ModelFile.decode(
      WireMessage.model([
        WireMessage.node("Relu", ["x"], "u"),
        WireMessage.node("ReduceMax", ["x"], "m", [WireMessage.attribute("keepdims", 0)]),
        WireMessage.node("Greater", ["m", "zero"], "c"),
        WireMessage.node(
          "If", ["c"], "y", [Self.branch("then_branch", "Neg"), Self.branch("else_branch", "Exp")]),
        .message(5, WireMessage.tensor("zero", [], [0])),
        WireMessage.value(11, "x", [4]), WireMessage.value(12, "y", [4]),
      ]).bytes, name: "choice")
    #expect(try #require(choice.graph.obstacle(to: choice.last)).contains("depends on the data"))
  }

  /// numpy: `(x − x.mean()) / sqrt(x.var() + 1e-5)` of [1, 3, 5, 7] is ±0.4472, ±1.3416, whatever
  /// the file has stored.
  @Test("a batch norm in training mode goes by the numbers at hand, in every version that has it")
  func training() throws {
    let stored = ["scale": 1, "bias": 0, "mean": 5, "var": 4].map { name, value in
      WireMessage.Field.message(5, WireMessage.tensor(name, [1], [Float(value)]))
    }
    let inputs = ["x", "scale", "bias", "mean", "var"]
    func numbers(_ opset: Int, _ more: [WireMessage.Field]) throws -> [Float] {
      let node = WireMessage.Field.message(
        1,
        WireMessage(
          inputs.map { .text(1, $0) } + [.text(2, "y"), .text(4, "BatchNormalization")] + more))
      let network = try ModelFile.decode(
        WireMessage.model(
          opset: opset,
          [node] + stored + [
            WireMessage.value(11, "x", [1, 1, 4]), WireMessage.value(12, "y", [1, 1, 4]),
          ]
        ).bytes, name: "norm")
      return network.outputs(of: Tensor(network.input.shape, [1, 3, 5, 7]))[network.last].elements
    }
    let four = ["m", "v", "sm", "sv"].map { WireMessage.Field.text(2, $0) }
    for (opset, more) in [
      (15, [.message(5, WireMessage.attribute("training_mode", 1))]), (9, four), (6, []),
    ] as [(Int, [WireMessage.Field])] {
      let values = try numbers(opset, more)
      for (value, wanted) in zip(values, [-1.3416, -0.4472, 0.4472, 1.3416] as [Float]) {
        #expect(abs(value - wanted) < 1e-4, "version \(opset)")
      }
    }
    let stated = try numbers(6, [.message(5, WireMessage.attribute("is_test", 1))])
    #expect(abs(stated[3] - 1) < 1e-5)
  }
}
