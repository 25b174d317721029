extension Network {
  /// A layer by its alias, by the value that it is in its model file, or by the name that it bore
  /// there.
  public func layer(named name: String) -> Int? {
    index(of: name) ?? nodes.firstIndex { $0.original?.name == name }
      ?? nodes.firstIndex { $0.rawName == name }
      ?? index(of: Network.alias(ofModule: name))
  }
}
