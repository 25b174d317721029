import ConvKernels

/// The gradient of a weight is the sum over all places of input × output gradient: sharing, seen from
/// behind. That of an input is the sum over all that read it, each through its weight.
extension Conv: LearningLayer {
  public func prepare(_ work: PreparationWork) -> PreparedLayer? {
    let (filters, input, output) = (work["weight"].start, work.inputs[0], work.shape)
    var prepared = PreparedLayer()
    do throws(Cancelled) {
      prepared.forward = PackedWeights(try kernel(filters, input, output, .unchecked))
    } catch {
      preconditionFailure("unchecked packing is not cancelled")
    }
    if work.wantsInputs { prepared.inputGradient = turned(filters, input, output) }
    if work.wantsParameters { prepared.weightGradient = weightGradient(input, output) }
    return prepared
  }

  private func weightGradient(_ input: Shape, _ output: Shape) -> ConvolutionGradient {
    ConvolutionGradient(
      groups: groups, inputs: groupChannels, outputs: outputChannels / groups,
      grid.axes(input, output))
  }

  /// Of stride 1 the gradient goes back by a convolution with kernels that are turned round; nil for
  /// other strides, and where padding lies beyond what the kernel reaches.
  private func turned(
    _ filters: UnsafePointer<Float>, _ input: Shape, _ output: Shape
  ) -> Convolution? {
    let axes = grid.axes
    guard axes.allSatisfy({ $0.stride == 1 && max($0.before, $0.after) < $0.reach }) else {
      return nil
    }
    let outputs = outputChannels / groups
    let turned = turnedFilters(
      groups: groups, inputs: groupChannels, outputs: outputs,
      taps: grid.kernelSize.reduce(1, *), filters)
    let windows = axes.enumerated().map { index, axis in
      WindowAxis(
        input: output[index + 1], output: input[index + 1], kernel: axis.kernel,
        dilation: axis.dilation, before: axis.reach - 1 - axis.before,
        after: axis.reach - 1 - axis.after)
    }
    return turned.withUnsafeBufferPointer {
      Convolution(
        groups: groups, inputs: outputs, outputs: groupChannels, windows,
        filters: $0.baseAddress!)
    }
  }

  public func backward(_ work: BackwardWork) throws(Cancelled) {
    let (input, output) = (work.inputs[0].shape, work.shape)
    if let sums = work.sums(of: "weight") {
      let gradient = work.prepared?.weightGradient ?? weightGradient(input, output)
      try work.withScratch(gradient.scratchCount) { (scratch) throws(Cancelled) in
        try work.checkpoint.whileWanted(0) { goesOn in
          gradient.add(
            samples: work.samples, input: work.inputs[0].start, gradient: work.gradient.start,
            scratch: scratch, to: sums, goesOn: goesOn)
        }
      }
    }
    if let sums = work.sums(of: "bias") { work.addBiasGradients(to: sums) }
    guard work.inputGradients[0] != nil else { return }
    let filters = work["weight"].start
    if let turned = work.prepared?.inputGradient ?? turned(filters, input, output) {
      try work.convolve(turned)
    } else {
      try work.spread(
        TransposedConvolution(
          groups: groups, inputs: outputChannels / groups, outputs: groupChannels,
          grid.axes(output, input)), filters)
    }
  }
}

extension BackwardWork {
  func withScratch(
    _ count: Int, _ body: (UnsafeMutablePointer<Float>) throws(Cancelled) -> Void
  ) throws(Cancelled) {
    let scratch = UnsafeMutablePointer<Float>.allocate(capacity: count)
    defer { scratch.deallocate() }
    try body(scratch)
  }

  /// Writes the first input's gradient as a convolution of the output's.
  func convolve(_ convolution: Convolution) throws(Cancelled) {
    try withScratch(convolution.scratchCount) { (scratch) throws(Cancelled) in
      try eachSample { (work) throws(Cancelled) in
        guard let target = work.inputGradients[0] else { return }
        try work.checkpoint.eachAsking(of: convolution.pieces) { piece, goesOn in
          convolution.compute(
            piece..<piece + 1, input: work.gradient.start, biases: nil, scratch: scratch,
            output: target, goesOn: goesOn)
        }
      }
    }
  }
  /// Writes the first input's gradient as a transposed convolution of the output's.
  func spread(
    _ convolution: TransposedConvolution, _ filters: UnsafePointer<Float>
  ) throws(Cancelled) {
    try withScratch(convolution.scratchCount) { (scratch) throws(Cancelled) in
      try eachSample { (work) throws(Cancelled) in
        guard let target = work.inputGradients[0] else { return }
        try work.checkpoint.eachAsking(of: convolution.pieces) { piece, goesOn in
          convolution.compute(
            piece..<piece + 1, input: work.gradient.start, filters: filters, biases: nil,
            scratch: scratch, output: target, goesOn: goesOn)
        }
      }
    }
  }
}
