extension Network {
  /// Another layer's parameter that is the same tensor of the file.
  public struct SharedParameter: Hashable, Sendable {
    public let layer: Int
    public let parameter: String
  }

  /// The parameters of other layers that are the same tensor, with the same numbers in it.
  public func sharing(_ parameter: String, of layer: Int) -> [SharedParameter] {
    guard let source = nodes[layer].sources[parameter] else { return [] }
    let own = weights[layer][parameter]
    return nodes.indices.flatMap { other -> [SharedParameter] in
      nodes[other].sources.filter { name, its in
        its == source && (other, name) != (layer, parameter) && weights[other][name] == own
      }.map { SharedParameter(layer: other, parameter: $0.key) }
    }
  }
}

extension Subject {
  /// Changes a parameter, or the part of it under `indices`, wherever it is read.
  public mutating func edit(
    _ parameter: String, of layer: Int, _ indices: [Int], _ operation: WeightOperation
  ) {
    edits.append(Edit(layer: layer, .weights(parameter, indices: indices, operation)))
    for other in network.sharing(parameter, of: layer) {
      edits.append(
        Edit(layer: other.layer, .weights(other.parameter, indices: indices, operation)))
    }
  }

  /// Puts a parameter, or the part of it under `indices`, back as it was opened, wherever it is read.
  public mutating func restoreShared(_ parameter: String, of layer: Int, _ indices: [Int]) {
    restore(parameter, of: layer, indices)
    for other in network.sharing(parameter, of: layer) {
      restore(other.parameter, of: other.layer, indices)
    }
  }
}
