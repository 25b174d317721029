extension Network {
  public var input: Node { nodes[0] }
  /// The index of the layer whose output is the answer.
  public var last: Int { nodes.count - 1 }
  public var parameterCount: Int { nodes.reduce(0) { $0 + $1.ownParameterCount } }
  public var multiplyAdds: Int { nodes.reduce(0) { $0 + $1.multiplyAdds } }

  public func index(of alias: String) -> Int? { nodes.firstIndex { $0.alias == alias } }

  /// How many pixels of the input, in height and width, one output of each layer rests on, by
  /// arithmetic; `0x0` for what does not rest on the input. A layer that reads everything has the
  /// whole input. Takes a step for each layer.
  public var receptiveFields: [Pair] { ReceptiveFields(nodes).pairs }
}
