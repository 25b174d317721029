import ConvNet

/// Operators whose settings are computed from the data, made of others that take such.
extension Operators {
  /// Pads with a number that is computed: zeros, in whose places it is put.
  static func padByData(
    _ call: OperatorCall, _ fill: GraphValue, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let input = try call.input(0)
    let (pads, axes) = (call.optional(1), call.optional(3))
    let padded = try call.part("Pad", [input, pads, nil, axes], keeping: ["mode"], &builder)
    guard try call.attributes.text("mode", default: "constant") == "constant",
      fill.sizes?.reduce(1, *) == 1
    else { return padded }
    let count = try checkedCount(input.sizes ?? [])
    try builder.takeFolded(count)
    let ones = KnownTensor(
      input.sizes ?? [], integers: [Int64](repeating: 1, count: count), .boolean)
    let isInside = try call.part("Pad", [.known(ones), pads, nil, axes], &builder)
    let number = try builder.relabelled(builder.unbatched(fill), [], isBatched: false)
    return try call.part("Where", [isInside, padded, number], &builder)
  }

  /// No less than the one limit, then no more than the other, as the standard defines it.
  static func clipByData(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    var value = try call.input(0)
    for (operation, slot) in [("Max", 1), ("Min", 2)] where call.optional(slot) != nil {
      value = try call.part(operation, [value, builder.operand(call, slot)], &builder)
    }
    return value
  }
}
