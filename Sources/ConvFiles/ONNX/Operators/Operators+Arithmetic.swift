import ConvNet

extension Operators {
  static let arithmetic: [String: Lower] = [
    "Add": joined(.sum, names: ["left", "bias"]),
    "Sum": joined(.sum, names: ["part"]),
    "Sub": combined(.difference, names: ["left", "right"]),
    "Mul": combined(.product, names: ["left", "weight"]),
    "Div": { (call, builder) throws(OperatorError) in
      let isReal = try call.input(0).element == .real
      return try [
        combine(
          call, &builder, isReal ? .quotient : .integerQuotient, names: ["left", "right"])
      ]
    },
    "Mod": { (call, builder) throws(OperatorError) in
      let isC = try call.attributes.flag("fmod")
      return try [combine(call, &builder, isC ? .remainder : .modulo, names: ["left", "right"])]
    },
    "Pow": { (call, builder) throws(OperatorError) in [try power(call, &builder)] },
    "Min": combined(.minimum, names: ["part"]),
    "Max": combined(.maximum, names: ["part"]),
    "Mean": combined(.mean, names: ["part"]),
    "PRelu": { (call, builder) throws(OperatorError) in [try prelu(call, &builder)] },
    "Equal": combined(.equal, names: ["left", "right"], element: .boolean),
    "Less": combined(.less, names: ["left", "right"], element: .boolean),
    "LessOrEqual": combined(.lessOrEqual, names: ["left", "right"], element: .boolean),
    "Greater": combined(.greater, names: ["left", "right"], element: .boolean),
    "GreaterOrEqual": combined(.greaterOrEqual, names: ["left", "right"], element: .boolean),
    "And": combined(.and, names: ["left", "right"], element: .boolean),
    "Or": combined(.or, names: ["left", "right"], element: .boolean),
    "Xor": combined(.xor, names: ["left", "right"], element: .boolean),
    "Where": combined(.select, names: ["condition", "left", "right"]),
  ]

  /// Adds outputs of other layers that have one shape, as where a shortcut comes back.
  private static func joined(_ operation: Combination, names: [String]) -> Lower {
    { (call, builder) throws(OperatorError) in
      let values = try operands(call, names)
      let isJoin =
        values.count > 1
        && values.allSatisfy { value in
          value.layer != nil && value.sizes == values[0].sizes
            && value.isBatched == values[0].isBatched && value.element == .real
        }
      guard !isJoin || values[0].sizes?.count == (values[0].isBatched ? 1 : 0) else {
        return [try builder.layer(Arithmetic.add, values)]
      }
      return [try combine(call, &builder, operation, names: names)]
    }
  }

  private static func combined(
    _ operation: Combination, names: [String], element: OriginalValue.Element? = nil
  ) -> Lower {
    { (call, builder) throws(OperatorError) in
      [try combine(call, &builder, operation, names: names, element: element)]
    }
  }

  /// - Parameter element: the type of the result; by default the last operand's.
  private static func combine(
    _ call: OperatorCall, _ builder: inout GraphBuilder, _ operation: Combination,
    names: [String], element: OriginalValue.Element? = nil
  ) throws(OperatorError) -> GraphValue {
    var values = try operands(call, names)
    if call.version < 7, values.count == 2 { try alignOld(call, &values) }
    let element = element ?? values.last?.element ?? .real
    let tensors = values.compactMap(\.known)
    if tensors.count == values.count, tensors.contains(where: { $0.element != .real }) {
      return .known(try KnownTensor(operation, tensors, element, &builder))
    }
    let result = try builder.broadcasting(values, names: names, element: element) {
      Arithmetic(operation, $0)
    }
    guard [.sum, .difference, .product].contains(operation) else { return result }
    return try wrapped(result, call.type(0)?.integerType, &builder)
  }

  /// Whole numbers of 16 bits or fewer begin again where they end.
  static func wrapped(
    _ value: GraphValue, _ type: IntegerType?, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    guard let type, [.int8, .int16, .uint8, .uint16].contains(type), value.known == nil else {
      return value
    }
    return try pointwise(Pointwise(.truncated(type)), value, &builder, element: .integer)
  }

  /// Reads a power, which has the type of its base: one of whole numbers is cut off toward 0.
  private static func power(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let element = try call.input(0).element
    let result = try combine(
      call, &builder, .power, names: ["base", "exponent"], element: element)
    guard element == .integer, result.known == nil else { return result }
    let type = call.type(0)?.integerType ?? .int64
    return try pointwise(Pointwise(.truncated(type)), result, &builder, element: .integer)
  }

  /// The operands, one for each name; with one name as many as there are.
  private static func operands(
    _ call: OperatorCall, _ names: [String]
  ) throws(OperatorError) -> [GraphValue] {
    guard names.count == 1 ? !call.inputs.isEmpty : call.inputs.count == names.count else {
      throw .refused("it takes \(names.count) inputs; of them \(call.inputs.count) are not missing")
    }
    return try call.all()
  }

  /// Aligns the second operand, whose axes stood where `axis` says before version 7.
  private static func alignOld(
    _ call: OperatorCall, _ values: inout [GraphValue]
  ) throws(OperatorError) {
    guard try call.attributes.flag("broadcast"), let axis = try call.attributes.integer("axis"),
      let rank = values[0].sizes?.count, case .known(let known) = values[1],
      (0...rank).contains(axis), axis + known.sizes.count <= rank
    else { return }
    let ones = [Int](repeating: 1, count: rank - axis - known.sizes.count)
    values[1] = .known(known.reshaped(known.sizes + ones))
  }

  /// The slope before version 7, which for each channel had no axes after the channels.
  private static func oldSlope(_ call: OperatorCall, _ slope: GraphValue) -> GraphValue {
    guard call.version < 7, case .known(let known) = slope, known.sizes.count == 1,
      known.count > 1, let rank = call.optional(0)?.sizes?.count, rank > 2
    else { return slope }
    return .known(known.reshaped(known.sizes + [Int](repeating: 1, count: rank - 2)))
  }

  private static func prelu(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let (input, slope) = (try call.input(0), oldSlope(call, try call.input(1)))
    return try builder.broadcasting([input, slope], names: ["left", "weight"]) {
      Arithmetic(.prelu, $0)
    }
  }
}
