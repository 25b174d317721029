import ConvKernels

/// The gradient goes back through the convolution that this one is the transpose of.
extension ConvTranspose: LearningLayer {
  public func backward(_ work: BackwardWork) throws(Cancelled) {
    let (input, output) = (work.inputs[0].shape, work.shape)
    let (inputs, outputs) = (inputChannels / groups, outputChannels / groups)
    let axes = grid.axes(output, input)
    if let sums = work.sums(of: "weight") {
      let gradient = ConvolutionGradient(
        groups: groups, inputs: outputs, outputs: inputs, axes)
      try work.withScratch(gradient.scratchCount) { (scratch) throws(Cancelled) in
        try work.checkpoint.whileWanted(0) { goesOn in
          gradient.add(
            samples: work.samples, input: work.gradient.start, gradient: work.inputs[0].start,
            scratch: scratch, to: sums, goesOn: goesOn)
        }
      }
    }
    if let sums = work.sums(of: "bias") { work.addBiasGradients(to: sums) }
    guard work.inputGradients[0] != nil else { return }
    try work.convolve(
      Convolution(
        groups: groups, inputs: outputs, outputs: inputs, axes, filters: work["weight"].start))
  }
}
