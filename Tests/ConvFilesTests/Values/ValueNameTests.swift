import ConvFiles
import ConvNet
import Testing

/// What values and layers of a file are called here, and of what type they are said to be.
struct ValueNameTests {
  /// onnx 1.23 and ONNX Runtime 1.32: `Constant(sparse_value={[0, 3]: [1, 2]} of 2×2)` is
  /// [[1, 0], [0, 2]].
  @Test func `a constant may be sparse`() throws {
    let places = [0, 3].flatMap { index in (0..<8).map { UInt8(index >> (8 * $0) & 255) } }
    let sparse = WireMessage(
      .message(1, .tensor("", [2], [1, 2])), .message(2, .tensor("", [2], type: 7, raw: places)),
      .number(3, 2), .number(3, 2))
    let attribute = WireMessage(.text(1, "sparse_value"), .message(22, sparse), .number(20, 11))
    let model = WireMessage.model([
      WireMessage.node("Constant", [], "w", [attribute]),
      WireMessage.node("MatMul", ["x", "w"], "y"),
      WireMessage.value(11, "x", [1, 2]), WireMessage.value(12, "y", [1, 2]),
    ])
    let network = try ModelFile.decode(model.bytes, name: "m")
    var output: [Float] = []
    ForwardPass(network).run([Tensor(Shape(2), [3, 4])]) { output = $1[0].elements }
    #expect(output == [3, 8])
  }

  @Test func `a constant that floats do not hold is in the trace as it is`() throws {
    let numbers = [Int64.max, 16_777_217]
    let raw = numbers.flatMap { number in withUnsafeBytes(of: number) { [UInt8]($0) } }
    let model = WireMessage.model([
      WireMessage.node(
        "Constant", [], "end", [.attribute("value", .tensor("", [2], type: 7, raw: raw))]),
      WireMessage.node("Relu", ["x"], "y"), WireMessage.value(11, "x", [1, 2]),
      WireMessage.value(12, "y", [1, 2]),
    ])
    let constants = try ModelFile.decode(model.bytes, name: "m").names.constants
    let value = try #require(constants.first { $0.name == "end" })
    #expect(value.exact == numbers && value.integerType == .int64 && !value.mayBeRounded)
    #expect(ArrayFile.encode(value).suffix(16) == raw[...])
  }

  @Test func `doubles of a file that become infinite are said`() throws {
    func notes(_ number: Double) throws -> [String] {
      let raw = withUnsafeBytes(of: number) { [UInt8]($0) }
      let model = WireMessage.model([
        WireMessage.node(
          "Constant", [], "c", [.attribute("value", .tensor("", [1], type: 11, raw: raw))]),
        .message(5, .tensor("w", [1], type: 11, raw: raw)),
        WireMessage.node("Add", ["x", "c"], "a"), WireMessage.node("Add", ["a", "w"], "y"),
        WireMessage.value(11, "x", [1, 2], type: 11), WireMessage.value(12, "y", [], type: 11),
      ])
      let network = try ModelFile.decode(model.bytes, name: "m")
      return try network.resized(to: network.input.shape).notes
    }
    #expect(try notes(1e300) == [RealType.overflow(in: ["c", "w"])])
    #expect(try notes(.infinity).isEmpty && notes(1e30).isEmpty)
  }

  @Test func `long paths of modules lose whole modules`() throws {
    let path = (0..<12).map { "block\($0)" }.joined(separator: ".")
    let long = "\(path).\(String(repeating: "x", count: 40)).conv.weight"
    let model = WireMessage.model([
      WireMessage.node("Conv", ["x", long], "c"),
      .message(5, .tensor(long, [1, 1, 1, 2], [2, 3])),
      WireMessage.value(11, "x", [1, 1, 4, 4]), WireMessage.value(12, "c", []),
    ])
    let node = try ModelFile.decode(model.bytes, name: "m").nodes[1]
    #expect(node.alias.hasPrefix("block") && node.alias.hasSuffix("_conv"), "\(node.alias)")
    #expect(node.alias.count <= 100 && node.alias.count > 80)
  }

  @Test func `of the layers that a dense layer's node takes the one with weights has its name`()
    throws
  {
    let scalar = [UInt8](repeating: 0, count: 8)
    let model = WireMessage.model([
      WireMessage.node("Transpose", ["x"], "t", [.attribute("perm", [1, 0, 2])]),
      WireMessage.node("Gather", ["t", "i"], "g", [.attribute("axis", 0)]),
      WireMessage.node("Gemm", ["g", "fc.weight"], "y", [.attribute("transB", 1)]),
      .message(5, .tensor("i", [], type: 7, raw: scalar)),
      .message(5, .tensor("fc.weight", [2, 3], [1, 2, 3, 4, 5, 6])),
      WireMessage.value(11, "x", [1, 2, 3]), WireMessage.value(12, "y", []),
    ])
    let nodes = try ModelFile.decode(model.bytes, name: "m").nodes
    #expect(nodes.first { !$0.layer.parameters.isEmpty }?.alias == "fc", "\(nodes.map(\.alias))")
  }

  @Test func `whole numbers have the types that the file gives them`() throws {
    let model = WireMessage.model([
      WireMessage.node("QuantizeLinear", ["x", "s", "z"], "q"),
      WireMessage.node("Cast", ["q"], "i", [.attribute("to", 6)]),
      WireMessage.node("Add", ["i", "i"], "y"),
      .message(5, .tensor("s", [], [0.1])), .message(5, .tensor("z", [], type: 3, raw: [0])),
      WireMessage.value(11, "x", [1, 3]), WireMessage.value(12, "y", [1, 3], type: 6),
    ])
    let nodes = try ModelFile.decode(model.bytes, name: "m").nodes
    #expect(nodes.map { $0.original?.integerType } == [nil, .int8, .int32, .int32])
  }
}
