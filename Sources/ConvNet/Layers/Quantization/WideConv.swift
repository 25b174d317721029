import ConvKernels

/// A convolution whose sums are added up in double precision, so that those of whole numbers stay
/// exact beyond the 24 bits of a float: each output is rounded once, at the end.
public struct WideConv: Layer {
  public static let kind = "wideconv"
  public let conv: Conv
  /// How many input channels are added up in floats at a time.
  public let block: Int

  /// - Parameters:
  ///   - conv: of one group, without a bias.
  ///   - block: so few channels that a sum over them is exact.
  public init(_ conv: Conv, block: Int) { (self.conv, self.block) = (conv, max(1, block)) }

  public var kind: String { conv.kind }
  public var line: String { conv.line }
  public var parameters: [Parameter] { conv.parameters }
  public var window: Window? { conv.window }
  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    try LayerError.check(kind, "groups", conv.groups, in: 1...1)
    return try conv.outputShape(inputs)
  }
  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    conv.explain(element, inputs)
  }
  public func multiplyAdds(_ inputs: [Shape]) -> Int { conv.multiplyAdds(inputs) }
  /// Sums in double precision, and the kernels of some channels side by side, in two orders.
  public func scratch(_ inputs: [Shape]) -> Int {
    guard let output = try? outputShape(inputs) else { return 0 }
    let taps = conv.grid.kernelSize.reduce(1, *)
    return output.count * 2 + conv.outputChannels * min(block, conv.inputChannels) * taps * 2
  }
  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? { conv.links(input, inputs) }
  public func ladder(_ inputs: [Shape]) -> Ladder { conv.ladder(inputs) }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    let (count, cells) = (work.shape.count, work.shape.count / conv.outputChannels)
    let sums = UnsafeMutablePointer<Double>.allocate(capacity: count)
    defer { sums.deallocate() }
    let biases = work.optional("bias")
    for index in 0..<count { sums[index] = biases.map { Double($0[index / cells]) } ?? 0 }
    for first in stride(from: 0, to: conv.inputChannels, by: block) {
      try work.checkpoint(Double(first) / Double(conv.inputChannels))
      try add(first..<min(first + block, conv.inputChannels), to: sums, work)
    }
    for index in 0..<count { work.output[index] = Float(sums[index]) }
  }

  /// Adds the part of some input channels, whose kernels are laid side by side for it.
  private func add(
    _ channels: Range<Int>, to sums: UnsafeMutablePointer<Double>, _ work: LayerWork
  ) throws(Cancelled) {
    let input = work.inputs[0]
    let plane = input.shape.count / conv.inputChannels
    let taps = conv.grid.kernelSize.reduce(1, *)
    let size = channels.count * taps
    let share = Double(channels.lowerBound) / Double(conv.inputChannels)
    try work.withScratch(conv.outputChannels * size) { (filters) throws(Cancelled) in
      for output in 0..<conv.outputChannels {
        let first = (output * conv.inputChannels + channels.lowerBound) * taps
        (filters + output * size).update(from: work["weight"].start + first, count: size)
      }
      let convolution = try work.checkpoint.whileWanted(share) { goesOn in
        Convolution(
          groups: 1, inputs: channels.count, outputs: conv.outputChannels,
          conv.grid.axes(input.shape, work.shape), filters: filters, isExact: true,
          goesOn: goesOn)
      }
      try work.withScratch(convolution.scratchCount) { (scratch) throws(Cancelled) in
        try work.checkpoint.whileWanted(share) { goesOn in
          convolution.compute(
            0..<convolution.pieces, input: input.start + channels.lowerBound * plane, biases: nil,
            scratch: scratch, output: work.output, goesOn: goesOn)
        }
      }
    }
    for index in 0..<work.shape.count { sums[index] += Double(work.output[index]) }
  }
}
