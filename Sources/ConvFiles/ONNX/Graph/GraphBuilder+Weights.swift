import ConvNet

/// Weights that come out of the data: kernels that another part of the network makes, a mean of the
/// very numbers that are normalized. Which form a weight has is decided here, for all operators.
extension GraphBuilder {
  /// An input of a node as a weight of the layer that it becomes; nil where it is left out.
  ///
  /// - Parameter sizes: in which the layer takes it; as they are in the file, where nothing is said.
  /// - Throws: ``OperatorError/refused(_:)`` for another number of numbers.
  mutating func weight(
    _ call: OperatorCall, _ slot: Int, _ name: String, as sizes: [Int]? = nil
  ) throws(OperatorError) -> LayerWeight? {
    guard let value = call.optional(slot) else { return nil }
    let own = value.sizes ?? []
    let sizes = sizes ?? own
    guard own.reduce(1, *) == sizes.reduce(1, *), !own.contains(0) else {
      throw .refused(
        "its \(name) has to hold \(sizes.reduce(1, *)) numbers, not \(own.reduce(1, *))")
    }
    if let tensor = value.numbers?.reshaped(sizes).tensor { return LayerWeight(tensor, slot: slot) }
    try checkGiven(value, slot)
    return try computedWeight(value, name, as: sizes)
  }

  /// A value of the graph as a weight, whatever it is made of.
  mutating func weight(
    of value: GraphValue, _ name: String, as shape: Shape
  ) throws(OperatorError) -> LayerWeight {
    if let tensor = value.numbers?.tensor, tensor.shape.count == shape.count {
      return LayerWeight(tensor.reshaped(shape), origin: nil)
    }
    return try computedWeight(value, name, as: shape.sizes)
  }

  /// An input of a node as numbers where they are known, else as the layer that computes it.
  ///
  /// - Throws: ``OperatorError`` where it is left out, and where it is an input of the graph that
  ///   nothing is given for.
  func operand(_ call: OperatorCall, _ slot: Int) throws(OperatorError) -> GraphValue {
    let value = try call.input(slot)
    if let numbers = value.numbers { return .known(numbers) }
    try checkGiven(value, slot)
    return value
  }

  private func checkGiven(_ value: GraphValue, _ slot: Int) throws(OperatorError) {
    guard let layer = value.layer, layer.node > 0, parts[layer.node - 1].layer is Constant else {
      return
    }
    let name = parts[layer.node - 1].rawName.shortened
    throw .unknown(
      "its input \(slot) is \(name.quoted), for which nothing is given; give "
        + "--input \(name)=FILE.npy")
  }

  private mutating func computedWeight(
    _ value: GraphValue, _ name: String, as sizes: [Int]
  ) throws(OperatorError) -> LayerWeight {
    let whole = try unbatched(value)
    let shaped = whole.sizes == sizes ? whole : try relabelled(whole, sizes, isBatched: false)
    guard let layer = shaped.layer else { throw .refused("its \(name) can not be told") }
    return LayerWeight(node: layer.node, try shape(sizes))
  }

  /// The weights of a layer that other layers compute, in the order in which it declares them.
  func computed(
    _ weights: [String: LayerWeight], of layer: any Layer
  ) -> [(name: String, node: Int)] {
    guard weights.values.contains(where: { $0.node != nil }) else { return [] }
    return layer.parameters.compactMap { parameter in
      weights[parameter.name]?.node.map { (parameter.name, $0) }
    }
  }
}
