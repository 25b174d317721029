import ConvNet

/// Operators on whole numbers that stand for real ones.
extension Operators {
  static let quantization: [String: Lower] = [
    "QuantizeLinear": { (call, builder) throws(OperatorError) in
      let type = try quantizedType(call)
      return [try scaled(call, to: type, call.optional(2), &builder)]
    },
    "DequantizeLinear": { (call, builder) throws(OperatorError) in
      [try scaled(call, to: nil, call.optional(2), &builder)]
    },
    "DynamicQuantizeLinear": { (call, builder) throws(OperatorError) in
      try dynamicallyQuantized(call, &builder)
    },
    "MatMulInteger": { (call, builder) throws(OperatorError) in
      let product = IntegerProduct(first: 0, second: 1, zeros: (2, 3))
      return [try matMul(call, product, mayRound: call.isCastAlone, &builder)]
    },
    "QLinearMatMul": { (call, builder) throws(OperatorError) in
      let product = IntegerProduct(first: 0, second: 3, zeros: (2, 5))
      let sums = try matMul(call, product, mayRound: true, &builder)
      let scales = (try call.input(1), try call.input(4), try call.input(6))
      return [try requantized(call, sums, scales, zero: 7, &builder)]
    },
    "ConvInteger": { (call, builder) throws(OperatorError) in
      let product = IntegerProduct(first: 0, second: 1, zeros: (2, 3))
      return [try conv(call, product, bias: nil, mayRound: call.isCastAlone, &builder)]
    },
    "QLinearConv": { (call, builder) throws(OperatorError) in
      let product = IntegerProduct(first: 0, second: 3, zeros: (2, 5))
      let sums = try conv(call, product, bias: call.optional(8), mayRound: true, &builder)
      let rank = (sums.sizes?.count ?? 3) - 1
      let scale = try channels(call.input(4), rank: rank, &builder)
      let scales = (try call.input(1), scale, try call.input(6))
      return [try requantized(call, sums, scales, zero: 7, &builder)]
    },
  ]

  private static func quantizedType(_ call: OperatorCall) throws(OperatorError) -> IntegerType {
    let code = try call.attributes.integer("output_dtype", default: 0)
    let written = Int32(exactly: code).flatMap(ElementType.init)
    guard code == 0 || written != nil else {
      throw .unknown("numbers of type \(code) are not computed here")
    }
    let type = call.optional(2) == nil ? written ?? .unsigned8 : call.type(2)
    guard let type = type?.integerType else {
      throw .unknown("it is not known which whole numbers it makes, or they are none")
    }
    return type
  }

  /// Quantizes or goes back: with one scale, one a channel, or one for each block along an axis.
  private static func scaled(
    _ call: OperatorCall, to type: IntegerType?, _ zero: GraphValue?, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let input = try call.input(0)
    let rank = input.sizes?.count ?? 0
    let axis = try call.attributes.integer("axis", default: 1)
    let block = try call.attributes.integer("block_size", default: 0)
    func stretched(
      _ value: GraphValue, _ builder: inout GraphBuilder
    ) throws(OperatorError) -> GraphValue {
      guard let sizes = value.sizes, sizes.reduce(1, *) > 1 || (block > 0 && sizes.count == rank)
      else {
        return try call.part("Reshape", [value, .integers([])], &builder)
      }
      let counted = axis < 0 ? axis + rank : axis
      guard (0..<rank).contains(counted) else { throw .refused("its input has no axis \(axis)") }
      if block > 0 { return try blocks(call, value, along: counted, of: block, &builder) }
      return try channels(value, rank: rank - counted, &builder)
    }
    let scale = try stretched(call.input(1), &builder)
    let zero = try stretched(zero ?? .integers([0], []), &builder)
    return try builder.broadcasting(
      [input, scale, zero], names: ["number", "scale", "zero"],
      element: type == nil ? .real : .integer
    ) { Quantization(to: type, $0) }
  }

  /// A vector with as many axes as there are from its own on, so that it is stretched over them.
  private static func channels(
    _ value: GraphValue, rank: Int, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    guard let sizes = value.sizes, sizes.count == 1, sizes[0] > 1 else { return value }
    let ones = [Int](repeating: 1, count: max(rank - 1, 0))
    return try builder.relabelled(value, sizes + ones, isBatched: false)
  }

  /// Each number of a block's scale for all numbers of the block.
  private static func blocks(
    _ call: OperatorCall, _ value: GraphValue, along axis: Int, of block: Int,
    _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    guard let size = try call.input(0).sizes?[axis], let own = value.sizes,
      own.indices.contains(axis), (own[axis] - 1) * block < size, own[axis] * block >= size
    else { throw .refused("its blocks of \(block) do not go with its input") }
    let whole = try builder.unbatched(value)
    let tables = own.indices.map { $0 == axis ? (0..<size).map { $0 / block } : nil }
    return try builder.move(
      { (from) throws(LayerError) in try .nearest(tables, from: from, kind: "repeat") }, whole)
  }

  /// The sums of a product of whole numbers on the output's scale.
  private static func requantized(
    _ call: OperatorCall, _ sums: GraphValue,
    _ scales: (first: GraphValue, second: GraphValue, output: GraphValue), zero slot: Int,
    _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    guard let type = call.type(slot)?.integerType else {
      throw .unknown("it is not known which whole numbers it makes, or they are none")
    }
    let product = try call.part("Mul", [scales.first, scales.second], &builder)
    let factor = try call.part("Div", [product, scales.output], &builder)
    // A factor for each channel of maps stands before their axes, one for each column after them.
    let numbers = try call.part("Mul", [sums, factor], &builder)
    let zero = try call.input(slot)
    return try builder.broadcasting(
      [numbers, .real(1), zero], names: ["number", "scale", "zero"], element: .integer
    ) { Quantization(to: type, $0) }
  }

  private static func dynamicallyQuantized(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> [GraphValue] {
    let input = try builder.unbatched(call.input(0))
    let none: [String: PartAttribute] = ["keepdims": .integer(0)]
    let largest = try call.part("ReduceMax", [input], with: none, &builder)
    let smallest = try call.part("ReduceMin", [input], with: none, &builder)
    let high = try call.part("Max", [largest, .real(0)], &builder)
    let low = try call.part("Min", [smallest, .real(0)], &builder)
    let distance = try call.part("Sub", [high, low], &builder)
    let scale = try call.part("Div", [distance, .real(255)], &builder)
    let below = try call.part("Neg", [low], &builder)
    let zero = try builder.broadcasting(
      [below, scale, .real(0)], names: ["number", "scale", "zero"], element: .integer
    ) { Quantization(to: .uint8, $0) }
    let result = try builder.broadcasting(
      [input, scale, zero], names: ["number", "scale", "zero"], element: .integer
    ) { Quantization(to: .uint8, $0) }
    return [result, scale, zero]
  }
}
