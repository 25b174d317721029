import ConvNet

/// Operators that do something else while a network learns: files that are exported so.
extension Operators {
  static let training: [String: Lower] = [
    "BatchNormalization": { (call, builder) throws(OperatorError) in
      try isTraining(call) ? trained(call, &builder) : [batchNorm(call, &builder)]
    },
    "Dropout": { (call, builder) throws(OperatorError) in try dropout(call, &builder) },
  ]

  private static func isTraining(_ call: OperatorCall) throws(OperatorError) -> Bool {
    if call.version >= 14 { return try call.attributes.flag("training_mode") }
    if call.version >= 7 { return (1...4).contains { call.names(output: $0) } }
    return try !call.attributes.flag("is_test")
  }

  private static func batchNorm(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let input = try builder.samples(of: call.input(0))
    let channels = input.shape[0]
    try checkSpatial(call, input.shape.count)
    let weights = try perChannel(
      call, ["weight": 1, "bias": 2, "running_mean": 3, "running_var": 4], channels: channels,
      &builder)
    let layer = BatchNorm(channels: channels, epsilon: try epsilon(call))
    return try builder.layer(layer, on: input, weights)
  }

  private static func checkSpatial(_ call: OperatorCall, _ rank: Int) throws(OperatorError) {
    guard try call.attributes.flag("spatial", default: true) || rank == 1 else {
      throw .unknown("a norm of every place by itself (spatial 0) is not computed here")
    }
  }

  /// By the mean and the variance of these very numbers: every step is a layer, as the standard's
  /// formula has them.
  private static func trained(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> [GraphValue] {
    let input = try builder.unbatched(call.input(0))
    guard let sizes = input.sizes, sizes.count >= 2 else {
      throw .refused("its input has no channels")
    }
    try checkSpatial(call, sizes.count - 1)
    let axes = sizes.indices.filter { $0 != 1 }
    let across = [1, sizes[1]] + sizes.dropFirst(2).map { _ in 1 }
    func perChannel(_ slot: Int, _ builder: inout GraphBuilder) throws(OperatorError) -> GraphValue
    {
      let value = try builder.operand(call, slot)
      guard value.sizes?.reduce(1, *) == sizes[1] else {
        throw .refused("its input \(slot) has to hold \(sizes[1]) numbers, one a channel")
      }
      return try builder.relabelled(builder.unbatched(value), across, isBatched: false)
    }
    let mean = try call.part("ReduceMean", [input, .integers(axes)], &builder)
    let distance = try call.part("Sub", [input, mean], &builder)
    let squares = try call.part("Mul", [distance, distance], &builder)
    let variance = try call.part("ReduceMean", [squares, .integers(axes)], &builder)
    let shifted = try call.part("Add", [variance, .real(epsilon(call))], &builder)
    let root = try call.part("Sqrt", [shifted], &builder)
    let normal = try call.part("Div", [distance, root], &builder)
    let scaled = try call.part("Mul", [normal, perChannel(1, &builder)], &builder)
    // The running numbers come first: the answer of a network is its last layer.
    var outputs: [GraphValue?] = [nil]
    for (place, fresh) in [mean, variance].enumerated() where call.names(output: place + 1) {
      let old = try perChannel(3 + place, &builder)
      outputs.append(try running(call, old, fresh, sizes[1], &builder))
    }
    for (place, fresh) in [mean, variance].enumerated() where call.names(output: place + 3) {
      outputs.append(try call.part("Reshape", [fresh, .integers([sizes[1]])], &builder))
    }
    outputs[0] = try call.part("Add", [scaled, perChannel(2, &builder)], &builder)
    return outputs.compactMap { $0 }
  }

  /// What was measured before, and a little of what was measured now.
  private static func running(
    _ call: OperatorCall, _ old: GraphValue, _ fresh: GraphValue, _ channels: Int,
    _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let momentum = try call.attributes.real("momentum", default: 0.9)
    let kept = try call.part("Mul", [old, .real(momentum)], &builder)
    let added = try call.part("Mul", [fresh, .real(1 - momentum)], &builder)
    let sum = try call.part("Add", [added, kept], &builder)
    return try call.part("Reshape", [sum, .integers([channels])], &builder)
  }

  private static func dropout(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> [GraphValue] {
    let input = try call.input(0)
    var share = try share(call)
    let isTraining: Bool
    if call.version >= 12 {
      let mode = try call.known(2)?.scalar
      isTraining = (mode ?? 0) != 0
    } else {
      let isTest = try call.attributes.flag("is_test")
      isTraining = call.version == 6 && !isTest
    }
    guard !isTraining || share == 0 else {
      throw .unknown("exported in training mode: it silences numbers at random")
    }
    // Files that are written here have the largest share less than 1 where all is dropped.
    if share >= Float(1).nextDown { share = 1 }
    let result =
      input.known != nil
      ? input
      : try pointwise(
        Dropout(share: max(share, 0)), input, &builder, element: input.element)
    guard call.names(output: 1), let sizes = input.sizes else { return [result] }
    // Nothing is silenced.
    let count = try checkedCount(sizes)
    try builder.takeFolded(count)
    let ones = [Int64](repeating: 1, count: count)
    let mask = KnownTensor(sizes, integers: ones, call.version < 10 ? input.element : .boolean)
    return [result, .known(mask)]
  }

  private static func share(_ call: OperatorCall) throws(OperatorError) -> Float {
    if let written = try call.attributes.real("ratio") { return written }
    return try call.known(1)?.scalar.map { Float($0) } ?? 0.5
  }
}
