extension Layer {
  /// The shape of the one input.
  static func single(
    _ inputs: [Shape], kind: @autoclosure () -> String = Self.kind
  ) throws(LayerError) -> Shape {
    guard inputs.count == 1 else {
      throw .inputCount(kind: kind(), takes: 1, given: inputs.count)
    }
    return inputs[0]
  }
  /// The shape of the one input, `[channels, height, width]` or `[channels, width]`.
  static func maps(_ inputs: [Shape]) throws(LayerError) -> Shape {
    let input = try single(inputs)
    guard (2...3).contains(input.rank) else {
      throw .rank(kind: kind, takes: [2, 3], given: input)
    }
    return input
  }
  /// The shape of the one input, `[units]`, `[units, 1]` or `[units, 1, 1]`.
  static func vector(_ inputs: [Shape]) throws(LayerError) -> Shape {
    let input = try single(inputs)
    guard input.rank == 1 || ((2...3).contains(input.rank) && input.cells == 1) else {
      throw .rank(kind: kind, takes: [1], given: input)
    }
    return input
  }
  /// Refuses channels that a convolution can not have.
  func checkChannels(
    _ inputChannels: Int, _ outputChannels: Int, groups: Int
  ) throws(LayerError) {
    let channels = 1...Shape.largestCount
    try LayerError.check(kind, "input channels", inputChannels, in: channels)
    try LayerError.check(kind, "channels", outputChannels, in: channels)
    try LayerError.checkGroups(kind, groups, inputChannels, outputChannels)
  }

  /// The ladder of a convolution, whose cells add up products; `isDeep` where of several channels.
  static func ladderOfProducts(isDeep: Bool) -> Ladder {
    isDeep
      ? Ladder([.map: "map", .cell: "cell", .channel: "channel", .term: "product"])
      : Ladder([.map: "map", .cell: "cell", .term: "product"])
  }
  /// The ladder of a layer that works on each number by itself.
  static func ladderOfNumbers(_ inputs: [Shape], term: String?) -> Ladder {
    switch (inputs.first?.rank == 1, term) {
    case (true, nil): Ladder([.cell: "unit"])
    case (true, let term?): Ladder([.cell: "unit", .term: term])
    case (false, nil): Ladder([.map: "map", .cell: "cell"])
    case (false, let term?): Ladder([.map: "map", .cell: "cell", .term: term])
    }
  }

  static func checked(_ sizes: [Int]) throws(LayerError) -> Shape {
    do { return try Shape(checking: sizes) } catch { throw .shape(error) }
  }

  /// The output shape of inputs that a network has accepted.
  func acceptedShape(_ inputs: [Tensor]) -> Shape {
    do { return try outputShape(inputs.map(\.shape)) } catch {
      preconditionFailure("forward of shapes that do not go together: \(error)")
    }
  }
  /// A parameter of the shape that the layer declares.
  func tensor(_ declared: Parameter, _ parameters: Parameters) -> Tensor {
    guard let tensor = parameters[declared.name] else {
      preconditionFailure("\(Self.kind) is run without its \(declared.name)")
    }
    precondition(
      declared.shape == tensor.shape,
      "\(Self.kind) is run with a \(declared.name) of another shape, \(tensor.shape)")
    return tensor
  }
}

extension LayerError {
  static func check(
    _ kind: String, _ name: String, _ value: Int, in range: ClosedRange<Int>
  ) throws(LayerError) {
    guard range.contains(value) else {
      throw .hyperparameter(
        kind: kind, name: name, value: value,
        needs: "from \(range.lowerBound) to \(range.upperBound)")
    }
  }

  /// Refuses groups into which the channels can not be divided.
  static func checkGroups(
    _ kind: String, _ groups: Int, _ inputChannels: Int, _ outputChannels: Int
  ) throws(LayerError) {
    guard groups > 0, inputChannels.isMultiple(of: groups), outputChannels.isMultiple(of: groups)
    else {
      throw .hyperparameter(
        kind: kind, name: "groups", value: groups,
        needs: "a divisor of its \(inputChannels) input and \(outputChannels) output channels")
    }
  }
}
