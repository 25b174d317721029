extension Graph {
  /// Numbers that are learned, in all layers.
  public var parameterCount: Int { nodes.reduce(0) { $0 + $1.ownParameterCount } }
  /// The multiplications of one pass.
  public var multiplyAdds: Int { nodes.reduce(0) { $0 + $1.multiplyAdds } }

  public func index(of alias: String) -> Int? { nodes.firstIndex { $0.alias == alias } }

  /// A layer by its alias, by the value that it is in its model file, or by the name that it bore
  /// there.
  public func layer(named name: String) -> Int? {
    index(of: name) ?? nodes.firstIndex { $0.original?.name == name }
      ?? nodes.firstIndex { $0.rawName == name }
      ?? index(of: Node.alias(ofModule: name))
  }

  /// How many pixels of the input, in height and width, one output of each layer rests on, by
  /// arithmetic; `0x0` for what does not rest on the input. A layer that reads everything has the
  /// whole input. Takes a step for each layer.
  public var receptiveFields: [Pair] { ReceptiveFields(nodes).pairs }
}
