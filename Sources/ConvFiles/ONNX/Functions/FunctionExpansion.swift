/// The calls of a model's own functions put in words of their bodies, so that only operators are left.
struct FunctionExpansion {
  /// Functions that call one another deeper than this are refused, and so those that call themselves.
  private static let deepest = 32
  /// The least limit of bytes that tensors in bodies are copied to.
  private static let leastCopied = 64 << 20

  private let functions: [String: ONNXFunction]
  private let versions: [String: Int64]
  /// How many bytes of tensors may still be copied.
  private var copied: Int
  private var calls = 0
  private var prefixes: Set<String> = []

  /// - Returns: the model without functions.
  /// - Throws: ``ModelError`` where a call does not go with its function, or too much comes about.
  static func expand(_ model: ONNXModel, bytes: Int) throws(ModelError) -> ONNXModel {
    guard !model.functions.isEmpty else { return model }
    var expansion = FunctionExpansion(model, bytes: bytes)
    var expanded = model
    expanded.graph.node = try expansion.nodes(model.graph.node, depth: 0)
    expanded.functions = []
    // A graph of nothing but calls need not say which operators it is written in.
    let sets = model.functions.flatMap(\.opsetImport).filter {
      ["", "ai.onnx"].contains($0.domain)
    }
    if expansion.versions[""] == nil, let set = sets.max(by: { $0.version < $1.version }) {
      expanded.opsetImport.append(set)
    }
    return expanded
  }

  private init(_ model: ONNXModel, bytes: Int) {
    functions = Dictionary(
      model.functions.map { (FunctionExpansion.key($0.domain, $0.name, $0.overload), $0) },
      uniquingKeysWith: { first, _ in first })
    versions = FunctionExpansion.versions(model.opsetImport)
    copied = max(FunctionExpansion.leastCopied, 4 * bytes)
  }

  private static func key(_ domain: String, _ name: String, _ overload: String) -> String {
    "\(domain == "ai.onnx" ? "" : domain)\u{0}\(name)\u{0}\(overload)"
  }
  private static func versions(_ sets: [ONNXOperatorSet]) -> [String: Int64] {
    Dictionary(
      sets.map { ($0.domain == "ai.onnx" ? "" : $0.domain, $0.version) }, uniquingKeysWith: max)
  }

  private mutating func nodes(
    _ nodes: [ONNXNode], depth: Int
  ) throws(ModelError) -> [ONNXNode] {
    var result: [ONNXNode] = []
    for (index, node) in nodes.enumerated() {
      let key = FunctionExpansion.key(node.domain, node.opType, node.overload)
      guard let function = functions[key] else {
        result.append(try withinGraphs(node, depth: depth))
        continue
      }
      let name = NodeName(name: node.name, operation: node.opType, index: index)
      guard depth < FunctionExpansion.deepest else {
        throw .node(name, reason: "functions call one another more than 32 deep")
      }
      result += try body(of: function, node, name, depth: depth)
      guard result.count <= GraphImport.mostNodes else {
        throw .tooMany("nodes", limit: GraphImport.mostNodes)
      }
    }
    return result
  }

  private mutating func withinGraphs(
    _ node: ONNXNode, depth: Int
  ) throws(ModelError) -> ONNXNode {
    guard depth < FunctionExpansion.deepest, node.attribute.contains(where: \.hasG) else {
      return node
    }
    var node = node
    for place in node.attribute.indices where node.attribute[place].hasG {
      node.attribute[place].g.node = try nodes(node.attribute[place].g.node, depth: depth + 1)
    }
    return node
  }

  /// The body of a function with the values of a call.
  private mutating func body(
    of function: ONNXFunction, _ call: ONNXNode, _ name: NodeName, depth: Int
  ) throws(ModelError) -> [ONNXNode] {
    let sets = FunctionExpansion.versions(function.opsetImport)
    if let own = sets[""], let version = versions[""], own != version {
      throw .unsupported(
        what: "its function \(function.name.shortened) uses version \(own) of the operators, "
          + "the graph version \(version)",
        instead: "inline it first: onnx.inliner.inline_local_functions")
    }
    guard call.input.count <= function.input.count, call.output.count <= function.output.count
    else { throw .node(name, reason: "it does not go with its function") }
    calls += 1
    var prefix = (call.name.isEmpty ? "\(function.name)_\(calls)" : call.name) + "/"
    if !prefixes.insert(prefix).inserted { prefix = "\(prefix.dropLast())_\(calls)/" }
    var names = FunctionNames(prefix: prefix)
    for (place, inner) in function.input.enumerated() {
      names.given[inner] = place < call.input.count ? call.input[place] : ""
    }
    for (place, inner) in function.output.enumerated() where place < call.output.count {
      // A function may give an input back under its own name.
      guard names.given[inner] == nil, !call.output[place].isEmpty else { continue }
      names.given[inner] = call.output[place]
    }
    let attributes = FunctionAttributes(function, call)
    var inner: [ONNXNode] = []
    for node in function.node {
      let copy = attributes.applied(to: names.renamed(node))
      copied -= copy.attribute.reduce(0) { $0 + $1.t.bytes }
      guard copied >= 0 else {
        throw .node(name, reason: "its functions repeat more numbers than are taken here")
      }
      inner.append(copy)
    }
    return try nodes(inner, depth: depth + 1) + passed(function, call)
  }

  /// Copies of inputs that a function gives back as they are.
  private func passed(_ function: ONNXFunction, _ call: ONNXNode) -> [ONNXNode] {
    zip(function.output, call.output).compactMap { inner, outer in
      guard !outer.isEmpty, let place = function.input.firstIndex(of: inner),
        place < call.input.count
      else { return nil }
      var node = ONNXNode()
      node.opType = "Identity"
      (node.input, node.output) = ([call.input[place]], [outer])
      return node
    }
  }
}

extension ONNXTensor {
  /// What its numbers take in the file.
  fileprivate var bytes: Int {
    rawData.count + 4 * (floatData.count + int32Data.count)
      + 8 * (int64Data.count + doubleData.count + uint64Data.count)
  }
}
