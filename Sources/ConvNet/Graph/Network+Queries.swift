extension Network {
  public var input: Node { nodes[0] }
  /// The index of the layer whose output is the answer.
  public var last: Int { nodes.count - 1 }
  public var parameterCount: Int { nodes.reduce(0) { $0 + $1.parameterCount } }
  public var multiplyAdds: Int { nodes.reduce(0) { $0 + $1.multiplyAdds } }

  public func index(of alias: String) -> Int? { nodes.firstIndex { $0.alias == alias } }

  /// The shortest arithmetic that is true for all layers: receptive fields, in pixels of the input,
  /// of one output of each layer. A layer that reads everything has the whole input.
  ///
  /// r' = r + (reach − 1)·j, j' = j·stride, per axis, the largest over several inputs
  /// (Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016).
  public var receptiveFields: [Pair] {
    var fields = [Pair(1)]
    var jumps = [Pair(1)]
    let whole = Pair(nodes[0].shape.height, nodes[0].shape.width)
    for node in nodes.dropFirst() {
      var field = Pair(1)
      var jump = Pair(1)
      for input in node.inputs {
        field.height = max(field.height, fields[input].height)
        field.width = max(field.width, fields[input].width)
        jump.height = max(jump.height, jumps[input].height)
        jump.width = max(jump.width, jumps[input].width)
      }
      if let window = node.layer.window {
        let reach = window.reach
        field.height = min(whole.height, field.height + (reach.height - 1) * jump.height)
        field.width = min(whole.width, field.width + (reach.width - 1) * jump.width)
        jump.height = min(whole.height, jump.height * window.stride.height)
        jump.width = min(whole.width, jump.width * window.stride.width)
      } else if node.readsWholeMaps {
        field = whole
      }
      fields.append(field)
      jumps.append(jump)
    }
    return fields
  }
}

extension Node {
  /// One output depends on whole maps: dense, softmax, global pooling.
  var readsWholeMaps: Bool {
    guard let input = inputShapes.first else { return false }
    let reads = explain(shape.element(at: 0)).steps.flatMap(\.read)
    return reads.contains { $0.source == .input(0) && $0.count >= input.cells && input.cells > 1 }
      || (input.cells == 1 && reads.contains { $0.count > 1 })
  }
}

extension Window {
  /// From the first to the last position it reads: dilation · (size − 1) + 1.
  public var reach: Pair {
    Pair(dilation.height * (size.height - 1) + 1, dilation.width * (size.width - 1) + 1)
  }
}
