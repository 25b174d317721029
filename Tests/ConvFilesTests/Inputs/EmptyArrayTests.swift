import ConvFiles
import ConvNet
import Testing

/// Arrays without numbers are values: what is made of them is what ONNX Runtime 1.32 makes.
@Suite struct EmptyArrayTests {
  private func network(
    _ node: WireMessage.Field, _ sizes: [Int], _ weights: [WireMessage], type: Int = 1
  ) throws -> Network {
    let declared = sizes.map { $0 == 0 ? nil : $0 }
    let input = WireMessage.value(11, "x", declared, type: type)
    let graph =
      [node, input, .message(12, WireMessage(.text(1, "y")))]
      + weights.map { .message(5, $0) }
    var options = ImportOptions()
    options.inputs = ["x": ArrayValue(empty: sizes)]
    return try ModelFile.decode(WireMessage.model(graph).bytes, name: "m", options)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let operation: String
    var inputs = ["x"]
    let sizes: [Int]
    var weights: [WireMessage] = []
    var attributes: [WireMessage] = []
    let result: [Int]
    var numbers: [Float] = []

    var testDescription: String { operation }
  }
  private static func ones(_ name: String, _ sizes: [Int]) -> WireMessage {
    .tensor(name, sizes, [Float](repeating: 1, count: sizes.reduce(1, *)))
  }
  private static let cases = [
    Case(operation: "Softmax", sizes: [0, 3], result: [0, 3]),
    Case(
      operation: "Conv", inputs: ["x", "w"], sizes: [0, 3, 5, 5],
      weights: [ones("w", [2, 3, 3, 3])], result: [0, 2, 3, 3]),
    Case(
      operation: "Transpose", sizes: [0, 3, 2], attributes: [.attribute("perm", [1, 2, 0])],
      result: [3, 2, 0]),
    Case(
      operation: "Resize", inputs: ["x", "", "s"], sizes: [0, 3, 4, 4],
      weights: [.tensor("s", [4], [1, 1, 2, 1.5])], result: [0, 3, 8, 6]),
    Case(
      operation: "DepthToSpace", sizes: [0, 4, 2, 2], attributes: [.attribute("blocksize", 2)],
      result: [0, 1, 4, 4]),
    Case(
      operation: "Gemm", inputs: ["x", "w"], sizes: [0, 3], weights: [ones("w", [3, 4])],
      result: [0, 4]),
    Case(
      operation: "ReduceMean", sizes: [2, 0, 3],
      attributes: [.attribute("axes", [1]), .attribute("keepdims", 0)], result: [2, 3],
      numbers: [0, 0, 0, 0, 0, 0]),
    Case(
      operation: "ReduceLogSum", sizes: [0, 2], attributes: [.attribute("axes", [0])],
      result: [1, 2], numbers: [-.infinity, -.infinity]),
    // Sums of no products: zeros, and the bias.
    Case(
      operation: "MatMul", inputs: ["x", "w"], sizes: [2, 0], weights: [ones("w", [0, 4])],
      result: [2, 4], numbers: [0, 0, 0, 0, 0, 0, 0, 0]),
    Case(
      operation: "Gemm", inputs: ["x", "w", "b"], sizes: [2, 0],
      weights: [ones("w", [0, 2]), .tensor("b", [2], [3, 5])], result: [2, 2],
      numbers: [3, 5, 3, 5]),
  ]

  @Test(arguments: cases)
  func `what holds no numbers is computed`(one: Case) throws {
    let node = WireMessage.node(one.operation, one.inputs, "y", one.attributes)
    let network = try network(node, one.sizes, one.weights)
    let value = try #require(network.names.constants.first { $0.name == "y" })
    #expect(value.sizes == one.result)
    #expect(value.numbers == one.numbers)
  }

  /// Type 6 of the standard is int32, 7 int64.
  @Test(arguments: [
    ("ReduceMax", 6, Int64(Int32.min)), ("ReduceMin", 6, Int64(Int32.max)),
    ("ReduceMin", 7, .max), ("ReduceMax", 7, .min), ("ReduceLogSum", 6, Int64(Int32.min)),
  ])
  func `of no whole numbers the least and the largest are those of their type`(
    operation: String, type: Int, number: Int64
  ) throws {
    let node = WireMessage.node(
      operation, ["x"], "y", [.attribute("axes", [0]), .attribute("keepdims", 0)])
    let network = try network(node, [0, 2], [], type: type)
    let value = try #require(network.names.constants.first { $0.name == "y" })
    #expect(value.sizes == [2])
    #expect(value.exact ?? value.numbers.map { Int64($0) } == [number, number])
  }

  @Test func `along another axis there is nothing to choose from, and nothing to choose`() throws {
    let node = WireMessage.node(
      "ArgMax", ["x"], "y", [.attribute("axis", 1), .attribute("keepdims", 0)])
    let network = try network(node, [0, 3], [], type: 7)
    let value = try #require(network.names.constants.first { $0.name == "y" })
    #expect(value.sizes == [0] && value.numbers.isEmpty)
  }

  @Test func `what nothing is made of is said to hold nothing`() throws {
    let node = WireMessage.node("ArgMax", ["x"], "y", [.attribute("axis", 0)])
    let network = try network(node, [0, 3], [])
    #expect(
      network.graph.obstacle(to: network.last)
        == "node 0 (ArgMax): its input 0×3 holds no numbers, and what ArgMax makes of none is not "
        + "computed here")
  }
}
