import ConvNet

/// Operations on several tensors, some of which may be numbers of the file.
extension GraphBuilder {
  /// Makes known operands parameters, except where all are known.
  ///
  /// - Parameter slots: which inputs of the node they are, where some are left out.
  func operands(
    _ values: [GraphValue], names: [String], slots: [Int]? = nil
  ) -> (operands: Operands, inputs: [GraphValue], weights: [String: LayerWeight]) {
    guard values.contains(where: { $0.known == nil }) else {
      return (Operands(inputs: values.count), values, [:])
    }
    var (list, inputs): ([Operands.Operand], [GraphValue]) = ([], [])
    var weights: [String: LayerWeight] = [:]
    for (place, value) in values.enumerated() {
      if case .known(let known) = value, let tensor = known.tensor {
        let name = names.count == values.count ? names[place] : "\(names[0])\(place)"
        list.append(
          .parameter(
            Parameter(name, tensor.shape, constant: 0, isLearned: isLearned(known, as: name))))
        weights[name] = LayerWeight(tensor, slot: slots?[place] ?? place)
      } else {
        list.append(.input(inputs.count))
        inputs.append(value)
      }
    }
    return (Operands(list), inputs, weights)
  }

  private func isLearned(_ known: KnownTensor, as name: String) -> Bool {
    switch context.node.opType {
    case "MatMul", "Gemm": known.isWeight
    // A sequence begins with states that are given, not learned.
    case "LSTM", "GRU", "RNN": known.isWeight && name != "state" && name != "cell"
    default: known.isLearned
    }
  }

  /// The parameters of a layer that nobody learned, though layers of its kind have such: the ones
  /// and zeros that exporters give to norms. Of a convolution, a product of weights and a batch norm
  /// they are weights however the file makes them.
  func constants(of layer: any Layer, _ origins: WeightOrigins) -> Set<String> {
    guard
      layer is InstanceNorm || layer is GroupNorm || layer is LayerNorm || layer is RMSNorm
        || layer is UnknownLayer
    else { return [] }
    let names = layer.parameters.lazy.map(\.name).filter { name in
      guard let slot = origins.slots[name]?.slot, context.known.indices.contains(slot),
        let known = context.known[slot]
      else { return false }
      let isSum = layer is UnknownLayer && GraphBuilder.sums.contains(context.node.opType)
      return isSum ? !known.isLearned : !known.isWeight
    }
    return Set(names)
  }
  /// The operators that read any numbers, learned or not, in the same way.
  private static let sums: Set = [
    "Add", "Sub", "Mul", "Div", "Pow", "Where", "Concat", "Max", "Min",
  ]

  /// Adds an operation whose operands' axes are matched from the last, as numpy does it.
  ///
  /// - Parameter kept: how many of the last axes are the operation's own.
  mutating func broadcasting(
    _ values: [GraphValue], names: [String], kept: Int = 0,
    element: OriginalValue.Element = .real, _ make: (Operands) -> any Layer
  ) throws(OperatorError) -> GraphValue {
    let ranks = values.map { $0.sizes?.count ?? 0 }
    let rank = ranks.max() ?? 0
    // Samples stay apart where every operand of full rank counts them first, or has just one.
    let isBatched =
      rank > kept && values.indices.contains { values[$0].isBatched && ranks[$0] == rank }
      && values.indices.allSatisfy { slot in
        ranks[slot] < rank ? !values[slot].isBatched : values[slot].sizes?.first == 1
      }
    var aligned: [GraphValue] = []
    for (slot, value) in values.enumerated() {
      if !isBatched {
        aligned.append(try unbatched(value))
      } else if ranks[slot] == rank, !value.isBatched {
        let sizes = Array((value.sizes ?? []).dropFirst())
        aligned.append(try relabelled(value, sizes, isBatched: false))
      } else {
        aligned.append(value)
      }
    }
    let (operands, inputs, weights) = operands(aligned, names: names)
    let isScalar = rank == 0 || (isBatched && rank == 1)
    return try layer(
      make(operands), inputs, weights, isScalar: isScalar && kept == 0, isBatched: isBatched,
      element: element)
  }
}
