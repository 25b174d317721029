import ConvNet

extension Operators {
  static let windows: [String: Lower] = [
    "Conv": { (call, builder) throws(OperatorError) in try [conv(call, &builder)] },
    "ConvTranspose": { (call, builder) throws(OperatorError) in
      try [convTranspose(call, &builder)]
    },
    "MaxPool": { (call, builder) throws(OperatorError) in try maxPool(call, &builder) },
    "AveragePool": { (call, builder) throws(OperatorError) in try [averagePool(call, &builder)] },
    "GlobalAveragePool": { (call, builder) throws(OperatorError) in
      let input = try builder.samples(of: call.input(0))
      return [try builder.layer(GlobalAveragePool(), on: input)]
    },
    "GlobalMaxPool": { (call, builder) throws(OperatorError) in
      let input = try builder.samples(of: call.input(0))
      return [try builder.layer(GlobalMaxPool(), on: input)]
    },
  ]

  private static func conv(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let input = try builder.samples(of: call.input(0))
    let kernel = try kernel(call, &builder)
    let groups = try groups(call)
    let window = try WindowAttributes(call, input: input.shape, kernel: kernel.shape)
    let inputChannels = try channels(kernel.shape[1], times: groups)
    let parameters = try parameters(call, kernel, outputChannels: kernel.shape[0], &builder)
    let layer = Conv(
      inputChannels: inputChannels, outputChannels: kernel.shape[0], grid: window.grid,
      groups: groups, bias: parameters["bias"] != nil)
    return try builder.layer(layer, on: input, parameters)
  }

  private static func convTranspose(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let input = try builder.samples(of: call.input(0))
    let kernel = try kernel(call, &builder)
    let groups = try groups(call)
    let outputPadding = try outputPadding(call, kernel.shape, input.shape)
    let window = try WindowAttributes(
      call, input: input.shape, kernel: kernel.shape, outputPadding: outputPadding ?? [],
      isTransposed: true)
    let outputChannels = try channels(kernel.shape[1], times: groups)
    let parameters = try parameters(call, kernel, outputChannels: outputChannels, &builder)
    let layer = ConvTranspose(
      inputChannels: kernel.shape[0], outputChannels: outputChannels, grid: window.grid,
      outputPadding: outputPadding, groups: groups, bias: parameters["bias"] != nil)
    return try builder.layer(layer, on: input, parameters)
  }

  /// What is added behind the output: as much as is written, or as a wanted shape is larger than
  /// what the kernels reach.
  private static func outputPadding(
    _ call: OperatorCall, _ kernel: Shape, _ input: [Int]
  ) throws(OperatorError) -> [Int]? {
    if let written = try call.attributes.integers("output_padding") { return written }
    let axes = kernel.rank - 2
    guard let wanted = try call.attributes.integers("output_shape"), wanted.count >= axes,
      input.count == axes + 1
    else { return nil }
    let ones = [Int](repeating: 1, count: axes)
    let strides = try call.attributes.integers("strides") ?? ones
    let dilations = try call.attributes.integers("dilations") ?? ones
    guard strides.count == axes, dilations.count == axes,
      (strides + dilations + wanted).allSatisfy({ (1...1 << 20).contains($0) })
    else { return nil }
    let missing = (0..<axes).map { axis in
      let reach = dilations[axis] * (kernel[axis + 2] - 1) + 1
      return max(
        0,
        wanted.suffix(axes)[wanted.count - axes + axis]
          - strides[axis] * (input[axis + 1] - 1) - reach)
    }
    return missing.contains { $0 > 0 } ? missing : nil
  }

  /// The kernels of a convolution.
  private static func kernel(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> LayerWeight {
    guard let kernel = try builder.weight(call, 1, "kernels") else {
      throw .refused("its kernels are missing")
    }
    guard (3...5).contains(kernel.shape.rank) else {
      throw .unknown("kernels of \(kernel.shape) are not computed here")
    }
    return kernel
  }
  private static func groups(_ call: OperatorCall) throws(OperatorError) -> Int {
    let groups = try call.attributes.integer("group", default: 1)
    guard groups > 0 else { throw .refused("\(groups) groups are not possible") }
    return groups
  }
  private static func channels(_ channels: Int, times groups: Int) throws(OperatorError) -> Int {
    let (product, overflow) = channels.multipliedReportingOverflow(by: groups)
    guard !overflow else { throw .refused("\(groups) groups are not possible") }
    return product
  }
  private static func parameters(
    _ call: OperatorCall, _ kernel: LayerWeight, outputChannels: Int,
    _ builder: inout GraphBuilder
  ) throws(OperatorError) -> [String: LayerWeight] {
    var parameters = ["weight": kernel]
    parameters["bias"] = try builder.weight(call, 2, "bias", as: [outputChannels])
    return parameters
  }

  private static func maxPool(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> [GraphValue] {
    let input = try builder.samples(of: call.input(0))
    let window = try WindowAttributes(call, input: input.shape)
    let element = try call.input(0).element
    let pooled = try builder.layer(MaxPool(grid: window.grid), on: input, element: element)
    guard call.outputCount > 1, !call.node.output[1].isEmpty else { return [pooled] }
    let isColumnMajor = try call.attributes.flag("storage_order")
    let places = MaxPoolIndices(grid: window.grid, isColumnMajor: isColumnMajor)
    guard input.slices != nil || builder.hasSeveralSamples else {
      return [pooled, try builder.layer(places, on: input, element: .integer)]
    }
    return [pooled, try counted(places, try builder.unbatched(input.value), &builder)]
  }

  /// The places of several samples are counted through all of them, as through the maps of one.
  private static func counted(
    _ places: MaxPoolIndices, _ value: GraphValue, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    guard let sizes = value.sizes, sizes.count > 2 else {
      throw .refused("the axes of its input are unknown")
    }
    let maps = try channels(sizes[1], times: sizes[0])
    let joined = try builder.relabelled(value, [maps] + sizes.dropFirst(2), isBatched: false)
    let counted = try builder.layer(places, [joined], element: .integer)
    let rest = (counted.sizes ?? []).dropFirst()
    return try builder.relabelled(counted, Array(sizes.prefix(2)) + rest, isBatched: false)
  }

  private static func averagePool(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let input = try builder.samples(of: call.input(0))
    let window = try WindowAttributes(call, input: input.shape)
    let countsPadding = try call.attributes.flag("count_include_pad")
    let layer = AveragePool(grid: window.grid, paddingCounts: countsPadding)
    return try builder.layer(layer, on: input)
  }
}
