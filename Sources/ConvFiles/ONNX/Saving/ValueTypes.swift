import ConvNet

/// The types of the file's known values, where they have to be found out.
struct ValueTypes {
  private let initializers: [String: Int32]
  private let makers: [String: ONNXNode]
  private static let longestWay = 1000

  init(_ graph: ONNXGraph) {
    initializers = Dictionary(
      graph.initializer.map { ($0.name, $0.dataType) }, uniquingKeysWith: { first, _ in first })
    makers = Dictionary(
      graph.node.flatMap { node in node.output.map { ($0, node) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The node that makes a value; nil for a value that is given.
  func maker(of name: String) -> ONNXNode? { makers[name] }

  /// Follows a value back to where its type is given; float32 where it is not.
  func type(of name: String) -> ElementType {
    var name = name
    for _ in 0..<ValueTypes.longestWay {
      if let code = initializers[name] { return ElementType(rawValue: code) ?? .float32 }
      guard let node = makers[name] else { return .float32 }
      let attributes = Attributes(node)
      if let tensor = attributes.tensor("value") {
        return ElementType(rawValue: tensor.dataType) ?? .float32
      }
      if node.opType == "Cast", let code = try? attributes.integer("to") {
        return Int32(exactly: code).flatMap(ElementType.init) ?? .float32
      }
      // The second says which type; elsewhere the condition says nothing about it.
      let slot = ["CastLike", "Where"].contains(node.opType) ? 1 : 0
      guard node.input.indices.contains(slot) else { return .float32 }
      name = node.input[slot]
    }
    return .float32
  }
}
