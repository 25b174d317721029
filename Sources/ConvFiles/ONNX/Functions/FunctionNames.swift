/// The names of a function's values, where it is called: those that the call gives, and all others
/// behind the name of the call.
struct FunctionNames {
  let prefix: String
  /// The call's names, by the function's.
  var given: [String: String] = [:]

  private func renamed(_ name: String) -> String {
    name.isEmpty ? "" : given[name] ?? prefix + name
  }

  func renamed(_ node: ONNXNode) -> ONNXNode {
    var node = node
    node.name = prefix + (node.name.isEmpty ? node.opType : node.name)
    node.input = node.input.map(renamed)
    node.output = node.output.map(renamed)
    for place in node.attribute.indices where node.attribute[place].hasG {
      node.attribute[place].g = renamed(node.attribute[place].g)
    }
    return node
  }

  /// The graph of a branch, whose values bear names of the same kind.
  private func renamed(_ graph: ONNXGraph) -> ONNXGraph {
    var graph = graph
    graph.node = graph.node.map(renamed)
    for place in graph.initializer.indices {
      graph.initializer[place].name = renamed(graph.initializer[place].name)
    }
    for place in graph.input.indices { graph.input[place].name = renamed(graph.input[place].name) }
    for place in graph.output.indices {
      graph.output[place].name = renamed(graph.output[place].name)
    }
    return graph
  }
}

/// The attributes of a function's nodes that stand for those of its call.
struct FunctionAttributes {
  private var values: [String: ONNXAttribute] = [:]

  init(_ function: ONNXFunction, _ call: ONNXNode) {
    for attribute in function.attributeProto { values[attribute.name] = attribute }
    for attribute in call.attribute { values[attribute.name] = attribute }
  }

  /// What the call does not set, and the function has no value for, is left out.
  func applied(to node: ONNXNode) -> ONNXNode {
    var node = node
    node.attribute = node.attribute.compactMap { attribute in
      if attribute.hasG {
        var attribute = attribute
        attribute.g.node = attribute.g.node.map(applied)
        return attribute
      }
      guard !attribute.refAttrName.isEmpty else { return attribute }
      guard var value = values[attribute.refAttrName] else { return nil }
      value.name = attribute.name
      return value
    }
    return node
  }
}
