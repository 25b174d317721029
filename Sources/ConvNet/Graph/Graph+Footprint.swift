extension Graph {
  /// The receptive field of a set of one layer's outputs: all it depends on, in every layer before
  /// it.
  public func receptiveField(of outputs: Footprint, layer: Int) -> [Int: Footprint] {
    var fields = [layer: outputs]
    for index in stride(from: layer, to: 0, by: -1) {
      guard let field = fields[index] else { continue }
      for (slot, input) in nodes[index].inputs.enumerated() {
        let read = nodes[index].reads(field, input: slot)
        if fields[input]?.formUnion(read) == nil { fields[input] = read }
      }
    }
    return fields
  }

  /// Every number that reads one of these elements, in the layer and all after it.
  public func reach(of elements: Footprint, layer: Int) -> [Int: Footprint] {
    var reached = [layer: elements]
    for index in nodes.indices where index > layer {
      for (slot, input) in nodes[index].inputs.enumerated() {
        guard let touched = reached[input] else { continue }
        let readers = nodes[index].readers(of: touched, input: slot)
        if reached[index]?.formUnion(readers) == nil { reached[index] = readers }
      }
    }
    return reached
  }
}
