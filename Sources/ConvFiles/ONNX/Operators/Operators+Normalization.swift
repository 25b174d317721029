import ConvNet

extension Operators {
  static let normalization: [String: Lower] = [
    "Softmax": { (call, builder) throws(OperatorError) in
      [try softmax(call, &builder, isLogarithm: false)]
    },
    "LogSoftmax": { (call, builder) throws(OperatorError) in
      [try softmax(call, &builder, isLogarithm: true)]
    },
    "InstanceNormalization": { (call, builder) throws(OperatorError) in
      let input = try builder.samples(of: call.input(0))
      let channels = input.shape[0]
      let weights = try perChannel(
        call, ["weight": 1, "bias": 2], channels: channels, &builder)
      let layer = InstanceNorm(channels: channels, epsilon: try epsilon(call))
      return [try builder.layer(layer, on: input, weights)]
    },
    "GroupNormalization": { (call, builder) throws(OperatorError) in
      [try groupNorm(call, &builder)]
    },
    "LayerNormalization": { (call, builder) throws(OperatorError) in
      try layerNorm(call, &builder)
    },
    "RMSNormalization": { (call, builder) throws(OperatorError) in
      let (input, shape, weights) = try normalizedRows(call, &builder)
      let layer = RMSNorm(
        normalizedShape: shape, epsilon: try epsilon(call), weight: weights["weight"] != nil)
      return [try builder.layer(layer, [input], weights)]
    },
    "LRN": { (call, builder) throws(OperatorError) in
      let input = try builder.samples(of: call.input(0))
      guard let size = try call.attributes.integer("size") else {
        throw .refused("its size is missing")
      }
      let layer = LocalResponseNorm(
        size: size, alpha: try call.attributes.real("alpha", default: 1e-4),
        beta: try call.attributes.real("beta", default: 0.75),
        bias: try call.attributes.real("bias", default: 1))
      return [try builder.layer(layer, on: input)]
    },
    "LpNormalization": { (call, builder) throws(OperatorError) in
      let wanted = try call.attributes.integer("axis", default: -1)
      let (input, axes) = try builder.axes([wanted], of: call.input(0))
      let layer = LpNormalization(axis: axes[0], p: try call.attributes.integer("p", default: 2))
      return [try builder.layer(layer, [input])]
    },
    "MeanVarianceNormalization": { (call, builder) throws(OperatorError) in
      // Samples are taken together by the standard's default: of one sample that is its own.
      let wanted = try call.attributes.integers("axes") ?? [0, 2, 3]
      let input = try builder.unbatched(call.input(0))
      let (_, axes) = try builder.axes(wanted, of: input)
      return [try builder.layer(MeanVarianceNormalization(axes: axes), [input])]
    },
    "Hardmax": { (call, builder) throws(OperatorError) in
      let (input, axes) = try softmaxAxes(call, &builder)
      return [try builder.layer(Hardmax(axes: axes), [input])]
    },
  ]

  /// The numbers of some inputs, one for each channel.
  static func perChannel(
    _ call: OperatorCall, _ slots: KeyValuePairs<String, Int>, channels: Int,
    _ builder: inout GraphBuilder
  ) throws(OperatorError) -> [String: LayerWeight] {
    var weights: [String: LayerWeight] = [:]
    for (name, slot) in slots {
      guard let weight = try builder.weight(call, slot, name, as: [channels]) else {
        throw .refused("its \(name) has to hold \(channels) numbers, one a channel")
      }
      weights[name] = weight
    }
    return weights
  }

  static func epsilon(_ call: OperatorCall) throws(OperatorError) -> Float {
    let epsilon = try call.attributes.real("epsilon", default: 1e-5)
    guard epsilon >= 0, epsilon.isFinite else { throw .refused("its epsilon is \(epsilon)") }
    return epsilon
  }

  /// Reads a group norm, which before version 21 had one number for each group, not channel.
  private static func groupNorm(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let input = try builder.samples(of: call.input(0))
    let channels = input.shape[0]
    guard let groups = try call.attributes.integer("num_groups"), groups > 0,
      channels.isMultiple(of: groups)
    else { throw .refused("its groups do not divide its \(channels) channels") }
    let slots: KeyValuePairs = ["weight": 1, "bias": 2]
    var weights: [String: LayerWeight] = [:]
    if call.version >= 21 {
      weights = try perChannel(call, slots, channels: channels, &builder)
    } else {
      for (name, slot) in slots {
        weights[name] = try perGroup(call, slot, name, groups, channels, &builder)
      }
    }
    let layer = GroupNorm(groups: groups, channels: channels, epsilon: try epsilon(call))
    return try builder.layer(layer, on: input, weights)
  }

  /// One number for each group, repeated for all channels of the group.
  private static func perGroup(
    _ call: OperatorCall, _ slot: Int, _ name: String, _ groups: Int, _ channels: Int,
    _ builder: inout GraphBuilder
  ) throws(OperatorError) -> LayerWeight {
    let value = try builder.operand(call, slot)
    guard value.sizes == [groups] else {
      throw .refused("its \(name) has to hold \(groups) numbers, one a group")
    }
    let share = channels / groups
    let tables = [(0..<channels).map { $0 / share }]
    let repeated = try builder.move(
      { (from) throws(LayerError) in try .nearest(tables, from: from, kind: "repeat") },
      builder.unbatched(value))
    return try builder.weight(of: repeated, name, as: builder.shape([channels]))
  }

  private static func layerNorm(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> [GraphValue] {
    let (input, shape, weights) = try normalizedRows(call, &builder)
    var moments: [GraphValue] = []
    if call.names(output: 1) || call.names(output: 2) {
      moments = try rowMoments(call, &builder)
    }
    let layer = LayerNorm(
      normalizedShape: shape, epsilon: try epsilon(call), weight: weights["weight"] != nil,
      bias: weights["bias"] != nil)
    return [try builder.layer(layer, [input], weights)] + moments
  }

  /// The mean of each row, and one through its deviation.
  private static func rowMoments(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> [GraphValue] {
    let input = try call.input(0)
    let rank = input.sizes?.count ?? 0
    let wanted = try call.attributes.integer("axis", default: -1)
    let axes = GraphValue.integers(Array((wanted < 0 ? wanted + rank : wanted)..<rank))
    let mean = try call.part("ReduceMean", [input, axes], &builder)
    let distance = try call.part("Sub", [input, mean], &builder)
    let squares = try call.part("Mul", [distance, distance], &builder)
    let variance = try call.part("ReduceMean", [squares, axes], &builder)
    let shifted = try call.part("Add", [variance, .real(epsilon(call))], &builder)
    let root = try call.part("Sqrt", [shifted], &builder)
    return [mean, try call.part("Reciprocal", [root], &builder)]
  }

  /// The last axes of an input, from one on, with what they are scaled and shifted by.
  private static func normalizedRows(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> (GraphValue, [Int], [String: LayerWeight]) {
    let wanted = try call.attributes.integer("axis", default: -1)
    let (input, axes) = try builder.axes([wanted], of: call.input(0))
    let rows = Array(input.sample[axes[0]...])
    let shape = try builder.shape(rows)
    var weights: [String: LayerWeight] = [:]
    for (name, slot) in [("weight", 1), ("bias", 2)] {
      guard call.optional(slot) != nil else { continue }
      let value = try builder.operand(call, slot)
      if value.sizes?.reduce(1, *) == shape.count {
        weights[name] = try builder.weight(call, slot, name, as: rows)
        continue
      }
      let stretched = try builder.move(
        { (from) throws(LayerError) in try .expand(to: rows, from: from) },
        builder.unbatched(value))
      guard stretched.sizes == rows else {
        throw .refused("its \(name) has to hold \(shape.count) numbers")
      }
      weights[name] = try builder.weight(of: stretched, name, as: shape)
    }
    return (input, rows, weights)
  }

  private static func softmax(
    _ call: OperatorCall, _ builder: inout GraphBuilder, isLogarithm: Bool
  ) throws(OperatorError) -> GraphValue {
    let (input, axes) = try softmaxAxes(call, &builder)
    // A map of one number is taken as a vector as well.
    let isVector = input.sample.count <= 3 && input.sample.dropFirst().allSatisfy { $0 == 1 }
    if !isLogarithm, isVector, axes.contains(0), input.known == nil {
      return try builder.layer(Softmax(), [input])
    }
    return try builder.layer(Softmax(axes: axes, isLogarithm: isLogarithm), [input])
  }

  /// The axes of a softmax: before version 13 everything from the axis on was one vector.
  private static func softmaxAxes(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> (GraphValue, [Int]) {
    let value = try call.input(0)
    let rank = value.sizes?.count ?? 0
    let isFlat = call.version < 13
    let wanted = try call.attributes.integer("axis", default: isFlat ? 1 : -1)
    guard (-rank..<max(rank, 1)).contains(wanted) else {
      throw .refused("its input has \(rank) axes and no axis \(wanted)")
    }
    let first = wanted < 0 ? wanted + rank : wanted
    return try builder.axes(isFlat ? Array(first..<max(rank, 1)) : [first], of: value)
  }
}
