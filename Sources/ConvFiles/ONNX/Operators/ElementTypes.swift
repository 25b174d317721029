import ConvNet

/// The types of the graph's values, as far as they follow from what the file declares: the width of
/// whole numbers decides where they saturate.
struct ElementTypes {
  private var types: [String: ElementType] = [:]

  init(_ graph: ONNXGraph) { add(graph) }

  /// Takes what a graph, or that of a branch, declares.
  mutating func add(_ graph: ONNXGraph) {
    for tensor in graph.initializer { types[tensor.name] = ElementType(rawValue: tensor.dataType) }
    for value in graph.input + graph.valueInfo + graph.output {
      guard let type = ElementType(rawValue: value.type.tensorType.elemType) else { continue }
      types[value.name] = type
    }
  }

  mutating func add(_ name: String, like other: String) {
    if types[name] == nil { types[name] = types[other] }
  }

  func of(_ names: [String]) -> [ElementType?] { names.map { types[$0] } }
  func of(_ name: String) -> ElementType? { types[name] }

  /// Keeps the types of a node's outputs, where the file does not declare them.
  mutating func add(_ node: ONNXNode) {
    let inputs = of(node.input)
    for (place, name) in node.output.enumerated() where types[name] == nil {
      types[name] = ElementTypes.output(place, of: node, inputs)
    }
  }

  private static let truths: Set = [
    "Equal", "Less", "LessOrEqual", "Greater", "GreaterOrEqual", "And", "Or", "Xor", "Not", "IsNaN",
    "IsInf",
  ]
  private static let places: Set = ["Shape", "Size", "ArgMax", "ArgMin", "NonZero"]
  /// The operators whose sums are whole numbers of 32 bits.
  static let sums: Set = ["ConvInteger", "MatMulInteger"]
  /// The input, other than the first, that has the type of the first output.
  private static let givers = [
    "Where": 1, "CastLike": 1, "QLinearConv": 7, "QLinearMatMul": 7, "OneHot": 2,
    "DequantizeLinear": 1,
  ]

  private static func output(
    _ place: Int, of node: ONNXNode, _ inputs: [ElementType?]
  ) -> ElementType? {
    func input(_ slot: Int) -> ElementType? { inputs.indices.contains(slot) ? inputs[slot] : nil }
    func written(_ name: String) -> ElementType? {
      guard let code = try? Attributes(node).integer(name), code != 0 else { return nil }
      return Int32(exactly: code).flatMap(ElementType.init)
    }
    guard node.domain.isEmpty || node.domain == "ai.onnx" else { return nil }
    switch (node.opType, place) {
    case ("If", _), ("Loop", _), ("Scan", _): return nil
    case ("Cast", _): return written("to")
    case ("DynamicQuantizeLinear", _): return place == 1 ? .float32 : .unsigned8
    case ("Dropout", 1): return .boolean
    case ("TopK", 1), ("MaxPool", 1): return .signed64
    case ("Constant", _):
      let attributes = Attributes(node)
      let tensor = attributes.tensor("value") ?? attributes.sparse("sparse_value")?.values
      if let tensor { return ElementType(rawValue: tensor.dataType) }
      return attributes.has("value_int") || attributes.has("value_ints") ? .signed64 : .float32
    case ("ConstantOfShape", _):
      guard let tensor = Attributes(node).tensor("value") else { return .float32 }
      return ElementType(rawValue: tensor.dataType)
    case ("QuantizeLinear", _): return input(2) ?? written("output_dtype") ?? .unsigned8
    case ("DequantizeLinear", _): return written("output_dtype") ?? input(1)
    case (let operation, _) where truths.contains(operation): return .boolean
    case (let operation, _) where places.contains(operation): return .signed64
    case (let operation, _) where sums.contains(operation): return .signed32
    case (let operation, _): return input(givers[operation] ?? 0)
    }
  }
}
