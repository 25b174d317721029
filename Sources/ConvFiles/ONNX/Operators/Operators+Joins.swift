import ConvNet

extension Operators {
  static let joins: [String: Lower] = [
    "Concat": { (call, builder) throws(OperatorError) in [try concat(call, &builder)] }
  ]

  private static func concat(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let all = try call.all()
    let slots = all.indices.filter { all[$0].sizes?.contains(0) != true || all[$0].known == nil }
    let values = slots.map { all[$0] }
    guard let first = values.first, let rank = first.sizes?.count, rank > 0 else {
      return try call.input(0)
    }
    let wanted = try call.attributes.integer("axis", default: 1)
    guard (-rank..<rank).contains(wanted), values.allSatisfy({ $0.sizes?.count == rank }) else {
      throw .refused("its inputs have no axis \(wanted) in common")
    }
    var axis = wanted < 0 ? wanted + rank : wanted
    let tensors = values.compactMap(\.known)
    if tensors.count == values.count, let integers = joined(tensors, axis) {
      try builder.takeFolded(tensors.reduce(0) { $0 + $1.count })
      return integers
    }
    guard values.count > 1 else { return try same(first, &builder) }
    let isBatched =
      axis > 0 && values.contains(where: \.isBatched)
      && values.allSatisfy { $0.sizes?.first == 1 }
    var aligned: [GraphValue] = []
    for value in values {
      if isBatched, !value.isBatched {
        let sizes = Array((value.sizes ?? []).dropFirst())
        aligned.append(try builder.relabelled(value, sizes, isBatched: false))
      } else {
        aligned.append(isBatched ? value : try builder.unbatched(value))
      }
    }
    if isBatched { axis -= 1 }
    let element = first.element
    if axis == 0, aligned.allSatisfy({ $0.layer != nil && $0.sample.count > 1 }) {
      return try builder.layer(Concat(), aligned, isBatched: isBatched, element: element)
    }
    let (operands, inputs, weights) = builder.operands(aligned, names: ["part"], slots: slots)
    return try builder.layer(
      Concat(axis: axis, operands), inputs, weights, isBatched: isBatched, element: element)
  }

  /// Joins vectors of whole numbers, exactly.
  private static func joined(_ tensors: [KnownTensor], _ axis: Int) -> GraphValue? {
    guard axis == 0, tensors.allSatisfy({ $0.sizes.count == 1 && $0.integers != nil }) else {
      return nil
    }
    return .known(KnownTensor(tensors.flatMap { $0.integers ?? [] }))
  }
}
