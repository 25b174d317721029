import ConvNet

/// Further operators that are a few others in a row.
extension Operators {
  static let composed: [String: Lower] = [
    "LpPool": { (call, builder) throws(OperatorError) in [try lpPool(call, &builder)] },
    "GlobalLpPool": { (call, builder) throws(OperatorError) in
      let input = try call.input(0)
      let axes = Array((0..<(input.sizes?.count ?? 0)).dropFirst(2))
      let powers = try powers(call, input, &builder)
      let sums = try call.part("ReduceSum", [powers, .integers(axes)], &builder)
      return [try root(call, sums, &builder)]
    },
    "SwiGLU": { (call, builder) throws(OperatorError) in
      let alpha = try call.attributes.real("alpha", default: 1)
      let gate = try call.part(
        "Swish", [call.input(0)], with: ["alpha": .real(alpha)], &builder)
      return [try call.part("Mul", [gate, call.input(1)], &builder)]
    },
    "RotaryEmbedding": { (call, builder) throws(OperatorError) in [try rotary(call, &builder)] },
    "BitwiseAnd": bits(.bitAnd), "BitwiseOr": bits(.bitOr), "BitwiseXor": bits(.bitXor),
    "BitShift": { (call, builder) throws(OperatorError) in
      guard try call.attributes.text("direction") == "LEFT" else {
        return try bits(.shiftRight)(call, &builder)
      }
      let shifted = try bits(.shiftLeft)(call, &builder)
      // Nothing is left of a number that is moved by all its bits.
      let width = Double(call.type(0)?.bits ?? 64)
      let shift = try call.input(1)
      if let known = shift.known, known.doubles.allSatisfy({ 0 <= $0 && $0 < width }) {
        return shifted
      }
      let isKept = try call.part("Less", [shift, .integers([Int(width)], [])], &builder)
      return [try call.part("Where", [isKept, shifted[0], .integers([0], [])], &builder)]
    },
    "BitwiseNot": { (call, builder) throws(OperatorError) in
      guard let range = call.type(0)?.integerType?.range,
        range.upperBound < 0x1p24 || range.lowerBound < 0
      else { throw .unknown("whole numbers so long are not turned over here") }
      // All bits of a number that may be below 0 are −1, of another the largest.
      let all = range.lowerBound < 0 ? -1 : range.upperBound
      return [try call.part("Sub", [.integers([Int(all)], []), call.input(0)], &builder)]
    },
  ]

  private static func powers(
    _ call: OperatorCall, _ input: GraphValue, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let p = Float(try call.attributes.integer("p", default: 2))
    let size = try call.part("Abs", [input], &builder)
    return try call.part("Pow", [size, .real(p)], &builder)
  }
  private static func root(
    _ call: OperatorCall, _ sums: GraphValue, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let p = Float(try call.attributes.integer("p", default: 2))
    return try call.part("Pow", [sums, .real(1 / p)], &builder)
  }

  /// The sum of powers in each window is a convolution by ones, channel by channel.
  private static func lpPool(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    guard let kernel = try call.attributes.integers("kernel_shape"),
      let sizes = try call.input(0).sizes, sizes.count > 2
    else { throw .refused("its kernel_shape is missing, or its input has no channels") }
    let (channels, cells) = (sizes[1], Array(sizes.dropFirst(2)))
    let count = try checkedCount([channels] + kernel)
    try builder.takeFolded(count)
    let ones = GraphValue.reals([Float](repeating: 1, count: count), [channels, 1] + kernel)
    let grid = try WindowAttributes(call, input: [channels] + cells).grid
    let shape = try builder.shape([channels] + cells)
    let pads: [Int]
    do throws(LayerError) {
      pads = try grid.paddingInside(of: shape)
    } catch { throw .layer(error) }
    let powers = try powers(call, call.input(0), &builder)
    let sums = try call.part(
      "Conv", [powers, ones],
      with: ["group": .integer(channels), "pads": .integers(pads)],
      keeping: ["dilations", "kernel_shape", "strides"], &builder)
    return try root(call, sums, &builder)
  }

  private static func bits(_ operation: Combination) -> Lower {
    { (call, builder) throws(OperatorError) in
      let values = try call.all()
      guard values.count == 2, values.allSatisfy({ $0.element == .integer }) else {
        throw .refused("it takes two values of whole numbers")
      }
      let tensors = values.compactMap(\.known)
      if tensors.count == 2 {
        return [.known(try KnownTensor(operation, tensors, .integer, &builder))]
      }
      let result = try builder.broadcasting(
        values, names: ["left", "right"], element: .integer
      ) { Arithmetic(operation, $0) }
      return [try wrapped(result, call.type(0)?.integerType, &builder)]
    }
  }

  /// Pairs of numbers turned by the angle of their place.
  private static func rotary(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let input = try builder.unbatched(call.input(0))
    guard let sizes = input.sizes, (3...4).contains(sizes.count) else {
      throw .refused("it takes three axes or four")
    }
    // The axes are samples, places, heads and numbers from here on.
    var value = input
    if sizes.count == 4 {
      value = try call.part(
        "Transpose", [input], with: ["perm": .integers([0, 2, 1, 3])], &builder)
    } else {
      let heads = try call.attributes.integer("num_heads", default: 0)
      guard heads > 0, sizes[2].isMultiple(of: heads) else {
        throw .refused("its heads do not divide its input")
      }
      value = try call.part(
        "Reshape", [value, .integers([sizes[0], sizes[1], heads, sizes[2] / heads])], &builder)
    }
    guard let own = value.sizes else { throw .refused("its sizes are not known") }
    let written = try call.attributes.integer("rotary_embedding_dim", default: 0)
    let turned = written == 0 ? own[3] : written
    guard (2...own[3]).contains(turned), turned.isMultiple(of: 2) else {
      throw .refused("it can not turn \(turned) of \(own[3]) numbers")
    }
    var angles: [GraphValue] = []
    for slot in [1, 2] {
      var cache = try builder.unbatched(call.input(slot))
      if let places = call.optional(3) {
        cache = try call.part("Gather", [cache, builder.unbatched(places)], &builder)
      }
      angles.append(try call.part("Unsqueeze", [cache, .integers([2])], &builder))
    }
    let result = try rotated(call, value, turned, angles, &builder)
    if sizes.count == 4 {
      return try call.part(
        "Transpose", [result], with: ["perm": .integers([0, 2, 1, 3])], &builder)
    }
    return try call.part("Reshape", [result, .integers(sizes)], &builder)
  }

  private static func rotated(
    _ call: OperatorCall, _ value: GraphValue, _ turned: Int, _ angles: [GraphValue],
    _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let isInterleaved = try call.attributes.flag("interleaved")
    let own = value.sizes ?? []
    func part(_ start: Int, _ end: Int, _ step: Int, _ builder: inout GraphBuilder)
      throws(OperatorError) -> GraphValue
    {
      try call.part(
        "Slice", [value, .integers([start]), .integers([end]), .integers([3]), .integers([step])],
        &builder)
    }
    let first =
      try isInterleaved
      ? part(0, turned, 2, &builder) : part(0, turned / 2, 1, &builder)
    let second =
      try isInterleaved
      ? part(1, turned, 2, &builder) : part(turned / 2, turned, 1, &builder)
    func pair(_ one: (Int, Int), _ operation: String, _ builder: inout GraphBuilder)
      throws(OperatorError) -> GraphValue
    {
      let left = try call.part("Mul", [first, angles[one.0]], &builder)
      let right = try call.part("Mul", [second, angles[one.1]], &builder)
      return try call.part(operation, [left, right], &builder)
    }
    let (real, other) = (try pair((0, 1), "Sub", &builder), try pair((1, 0), "Add", &builder))
    let axis: [String: PartAttribute] = ["axis": .integer(-1)]
    var all: GraphValue
    if isInterleaved {
      let one = try call.part("Unsqueeze", [real, .integers([-1])], &builder)
      let two = try call.part("Unsqueeze", [other, .integers([-1])], &builder)
      let both = try call.part("Concat", [one, two], with: axis, &builder)
      all = try call.part(
        "Reshape", [both, .integers(Array(own.dropLast()) + [turned])], &builder)
    } else {
      all = try call.part("Concat", [real, other], with: axis, &builder)
    }
    guard turned < own[3] else { return all }
    let rest = try part(turned, own[3], 1, &builder)
    return try call.part("Concat", [all, rest], with: axis, &builder)
  }
}
