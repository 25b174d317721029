import ConvKernels

extension Conv: PackedLayer {
  public func compute(_ work: LayerWork) throws(Cancelled) {
    let packed: PackedWeights
    if let kept = work.packed {
      packed = kept
    } else {
      packed = try pack(
        work["weight"].start, work.optional("bias")?.start, work.inputs[0].shape, work.shape,
        work.checkpoint)
    }
    try packed.compute(work)
  }

  public func pack(
    _ parameters: Parameters, _ inputs: [Shape], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> PackedWeights {
    guard let weight = parameters["weight"], let output = try? outputShape(inputs) else {
      preconditionFailure("a convolution is packed without its weight")
    }
    return try weight.read { (filters) throws(Cancelled) in
      guard bias, let biases = parameters["bias"] else {
        return try pack(filters, nil, inputs[0], output, checkpoint)
      }
      return try biases.read { (biases) throws(Cancelled) in
        try pack(filters, biases, inputs[0], output, checkpoint)
      }
    }
  }

  /// The filters in another order and, by 3×3, turned over to 4×4.
  public func packedCount(_ inputs: [Shape]) -> Int {
    guard let weight = try? weightShape() else { return 0 }
    let isTurned =
      groups == 1 && grid.kernelSize == [3, 3] && grid.stride == [1, 1] && grid.dilation == [1, 1]
    // Outputs that lie side by side are filled up to whole vectors.
    let lanes = 16
    let outputs = groups * ((outputChannels / groups + lanes - 1) / lanes) * lanes
    return weight.count / outputChannels * outputs
      + (isTurned ? inputChannels * outputChannels * 16 : 0)
  }

  func pack(
    _ filters: UnsafePointer<Float>, _ biases: UnsafePointer<Float>?, _ input: Shape,
    _ output: Shape, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> PackedWeights {
    let convolution = try checkpoint.whileWanted(0) { goesOn in
      Convolution(
        groups: groups, inputs: groupChannels, outputs: outputChannels / groups,
        grid.axes(input, output), filters: filters, goesOn: goesOn)
    }
    let biases = biases.map { Array(UnsafeBufferPointer(start: $0, count: outputChannels)) }
    return PackedWeights(BiasedConvolution(convolution: convolution, biases: biases))
  }
}

/// A convolution with what is added to each of its channels; large, and therefore kept in one place.
private final class BiasedConvolution: BoundingKernel {
  let convolution: Convolution
  let biases: [Float]?

  init(convolution: Convolution, biases: [Float]?) {
    (self.convolution, self.biases) = (convolution, biases)
  }

  var pieces: Int { convolution.pieces }
  var together: Int { convolution.together }
  var steps: Double { convolution.steps }
  var scratchCount: Int { convolution.scratchCount }
  var byteCount: Int { convolution.byteCount }

  func compute(
    _ pieces: Range<Int>, _ input: UnsafePointer<Float>, _ scratch: UnsafeMutablePointer<Float>,
    _ output: UnsafeMutablePointer<Float>, bounded: BoundedOutput?, goesOn: (() -> Bool)?
  ) {
    guard let biases else {
      return convolution.compute(
        pieces, input: input, biases: nil, scratch: scratch, output: output, bounded: bounded,
        goesOn: goesOn)
    }
    convolution.compute(
      pieces, input: input, biases: biases, scratch: scratch, output: output, bounded: bounded,
      goesOn: goesOn)
  }
}
