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
    let weight = work["weight"]
    let kernels = (0..<conv.outputChannels).flatMap { output in
      let first = (output * conv.inputChannels + channels.lowerBound) * taps
      return (first..<first + channels.count * taps).map { weight[$0] }
    }
    let convolution = Convolution(
      groups: 1, inputs: channels.count, outputs: conv.outputChannels,
      conv.grid.axes(input.shape, work.shape), filters: kernels, isExact: true)
    try work.withScratch(convolution.scratchCount) { (scratch) throws(Cancelled) in
      for piece in 0..<convolution.pieces {
        try work.checkpoint(0)
        convolution.compute(
          piece..<piece + 1, input: input.start + channels.lowerBound * plane, biases: nil,
          scratch: scratch, output: work.output)
      }
    }
    for index in 0..<work.shape.count { sums[index] += Double(work.output[index]) }
  }
}
