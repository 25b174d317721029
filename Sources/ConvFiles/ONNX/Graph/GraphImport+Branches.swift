import ConvNet

extension ONNXNode {
  /// The values that its branches read from outside of them.
  var captured: Set<String> {
    var names: Set<String> = []
    for attribute in attribute where attribute.hasG { names.formUnion(attribute.g.captured) }
    return names
  }
}

extension ONNXGraph {
  fileprivate var captured: Set<String> {
    var made = Set(initializer.map(\.name) + input.map(\.name))
    var read = Set(output.map(\.name))
    for node in node {
      read.formUnion(node.input)
      read.formUnion(node.captured)
      made.formUnion(node.output)
    }
    return read.subtracting(made).filter { !$0.isEmpty }
  }
}

/// A branch whose condition is known is read as if its nodes stood in the graph.
extension GraphImport {
  /// The branch of a node that is taken; nil where it is no `If`.
  ///
  /// - Throws: ``OperatorError/unknown(_:)`` where the condition depends on the data.
  func branch(of node: ONNXNode, _ inputs: [GraphValue?]) throws(OperatorError) -> ONNXGraph? {
    guard node.opType == "If", node.domain.isEmpty || node.domain == "ai.onnx" else { return nil }
    guard let condition = inputs.first??.known?.scalar else {
      throw .unknown("which branch it takes depends on the data, which is not computed here")
    }
    let name = condition != 0 ? "then_branch" : "else_branch"
    guard let branch = node.attribute.first(where: { $0.name == name && $0.hasG })?.g else {
      throw .refused("its \(name) is missing")
    }
    guard branch.output.count >= node.output.count else {
      throw .refused("its \(name) gives too few values")
    }
    guard branch.initializer.allSatisfy({ $0.dataLocation != 1 }) else {
      throw .unknown("a branch whose numbers stand in another file is not read here")
    }
    return branch
  }

  /// The node's own names of the values that its branch makes and gives, by the branch's.
  private func outerNames(_ branch: ONNXGraph, _ node: ONNXNode) -> [String: String] {
    let made = Set(branch.node.flatMap(\.output))
    var names: [String: String] = [:]
    for (inner, outer) in zip(branch.output, node.output)
    where made.contains(inner.name) && !outer.isEmpty && names[inner.name] == nil {
      names[inner.name] = outer
    }
    // A branch inside of it knows them by the old names.
    return branch.node.allSatisfy { $0.captured.isDisjoint(with: names.keys) } ? names : [:]
  }

  /// Reads the nodes of a branch.
  /// - Returns: the values that it gives.
  mutating func taken(
    _ branch: ONNXGraph, _ node: ONNXNode
  ) throws(OperatorError) -> [GraphValue] {
    let names = outerNames(branch, node)
    do throws(ModelError) {
      for tensor in branch.initializer {
        values[tensor.name] = .known(try reader.read(tensor, named: tensor.name))
      }
      var sparse: [String: KnownTensor] = [:]
      try reader.add(branch.sparseInitializer, to: &sparse)
      for (name, tensor) in sparse { values[name] = .known(tensor) }
      types.add(branch)
      for var inner in branch.node {
        inner.input = inner.input.map { names[$0] ?? $0 }
        inner.output = inner.output.map { names[$0] ?? $0 }
        try read(inner, -1)
      }
    } catch { throw .refused("\(error)") }
    var outputs: [GraphValue] = []
    for (inner, outer) in zip(branch.output, node.output) {
      let name = names[inner.name] ?? inner.name
      guard let value = values[name] else {
        throw .unknown(
          "its branch gives \(inner.name.shortened.quoted), which is not computed here")
      }
      types.add(outer, like: name)
      outputs.append(value)
    }
    return outputs
  }
}
