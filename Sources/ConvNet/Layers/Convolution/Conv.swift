import ConvKernels

/// Convolution over one to three axes, `[inputChannels, …]` to `[outputChannels, …]`; what the field
/// calls so is cross-correlation, no kernel is flipped. Here over maps:
///
/// `y[o, r, c] = bias[o] + Σ over i, k, l of weight[o, i, k, l] · x[i, r·s + k·d − p, c·s + l·d − p]`
///
/// Each axis has ⌊(size + padding − dilation · (kernel − 1) − 1) / stride⌋ + 1 outputs. With groups,
/// an output channel reads only the input channels of its own group. Weights are
/// `[outputChannels, inputChannels / groups, kernel …]`: over signals without the rows, over volumes
/// with the depth before them. PyTorch's `Conv1d` to `Conv3d`, ONNX's `Conv`.
public struct Conv: WrittenLayer, PackedLayer {
  public static let kind = "conv"
  public static let usage =
    "conv CHANNELS SIZE [stride N] [pad N] [dilation N] [groups N] [nobias]"

  public let inputChannels: Int
  public let outputChannels: Int
  public let grid: GridWindow
  public let groups: Int
  public let bias: Bool

  public init(
    inputChannels: Int, outputChannels: Int, grid: GridWindow, groups: Int = 1, bias: Bool = true
  ) {
    (self.inputChannels, self.outputChannels) = (inputChannels, outputChannels)
    (self.grid, self.groups, self.bias) = (grid, groups, bias)
  }
  /// Takes one number for each axis, as ``GridWindow`` does.
  public init(
    inputChannels: Int, outputChannels: Int, kernelSize: [Int], stride: [Int]? = nil,
    padding: [Int]? = nil, dilation: [Int]? = nil, groups: Int = 1, bias: Bool = true
  ) {
    self.init(
      inputChannels: inputChannels, outputChannels: outputChannels,
      grid: GridWindow(
        kernelSize: kernelSize, stride: stride, dilation: dilation, padding: padding),
      groups: groups, bias: bias)
  }

  public var kind: String { grid.rank == 3 ? "conv3d" : Self.kind }
  /// Over volumes it is drawn and told as a kind of its own.
  public var form: String { kind }
  public var window: Window? { grid.onMaps }

  /// Input channels that one output channel reads.
  public var groupChannels: Int { inputChannels / groups }
  /// The first input channel that an output channel reads.
  public func firstChannel(of map: Int) -> Int {
    map / (outputChannels / groups) * groupChannels
  }

  /// Weight and bias; none where a hyperparameter is out of its range.
  public var parameters: [Parameter] {
    guard let weight = try? weightShape() else { return [] }
    let fanIn = weight.count / outputChannels
    let parameters = [Parameter("weight", weight, fanIn: fanIn)]
    return bias ? parameters + [Parameter("bias", Shape(outputChannels), fanIn: fanIn)] : parameters
  }

  private func weightShape() throws(LayerError) -> Shape {
    try grid.check(kind)
    try checkChannels(inputChannels, outputChannels, groups: groups)
    return try Self.checked([outputChannels, groupChannels] + grid.kernelSize)
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    _ = try weightShape()
    let input = try grid.input(kind, inputs)
    guard input.channels == inputChannels else {
      throw .channels(kind: kind, takes: inputChannels, given: input)
    }
    return try Self.checked([outputChannels] + grid.outputGrid(kind, input))
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    let convolution: Convolution
    if let packed = work.packed {
      convolution = packed.convolution
    } else {
      convolution = try kernel(
        work["weight"].start, work.inputs[0].shape, work.shape, work.checkpoint)
    }
    let biases = work.optional("bias")?.start
    try work.withScratch(convolution.scratchCount) { (scratch) throws(Cancelled) in
      try work.checkpoint.eachAsking(of: convolution.pieces) { piece, goesOn in
        convolution.compute(
          piece..<piece + 1, input: work.input, biases: biases, scratch: scratch,
          output: work.output, goesOn: goesOn)
      }
    }
  }

  public func pack(
    _ parameters: Parameters, _ inputs: [Shape], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> PackedWeights {
    guard let weight = parameters["weight"], let output = try? outputShape(inputs) else {
      preconditionFailure("a convolution is packed without its weight")
    }
    return try weight.read { (filters) throws(Cancelled) in
      PackedWeights(try kernel(filters, inputs[0], output, checkpoint))
    }
  }
  func kernel(
    _ filters: UnsafePointer<Float>, _ input: Shape, _ output: Shape, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Convolution {
    try checkpoint.whileWanted(0) { goesOn in
      Convolution(
        groups: groups, inputs: groupChannels, outputs: outputChannels / groups,
        grid.axes(input, output), filters: filters, goesOn: goesOn)
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let map = element[0]
    return .single(
      .sum(divisor: 1),
      of: Region(
        .input(0), [Span(firstChannel(of: map), count: groupChannels)] + grid.spans(element)),
      weight: Region(
        .parameter("weight"),
        [Span(map), .all(groupChannels)] + grid.kernelSize.map(Span.all)),
      bias: bias ? Region(.parameter("bias"), at: [map]) : nil)
  }

  /// Output cells × the numbers of one filter.
  public func multiplyAdds(_ inputs: [Shape]) -> Int {
    guard let output = try? outputShape(inputs), let weight = try? weightShape() else { return 0 }
    return output.count * (weight.count / outputChannels)
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.aligned(inputs[input].rank)
  }
  public func ladder(_ inputs: [Shape]) -> Ladder {
    Self.ladderOfProducts(isDeep: groups > 0 && groupChannels > 1)
  }
}

extension Layer {
  /// The convolution over maps or signals that this is; nil for another layer, and over volumes.
  public var planarConv: Conv? { window == nil ? nil : self as? Conv }
}

extension Conv {
  public static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> Conv {
    let outputChannels = try words.number("the number of channels", in: GridWindow.sizes)
    var (groups, bias) = (1, true)
    let grid = try GridWindow.parse(&words, input: input, usage, isPooling: false) {
      (words) throws(LineError) in
      if words.take("groups") {
        groups = try parseGroups(&words, input.channels, outputChannels)
      } else if words.take("nobias") {
        bias = false
      } else {
        return false
      }
      return true
    }
    return Conv(
      inputChannels: input.channels, outputChannels: outputChannels, grid: grid, groups: groups,
      bias: bias)
  }

  private static func parseGroups(
    _ words: inout LineWords, _ inputChannels: Int, _ outputChannels: Int
  ) throws(LineError) -> Int {
    let word = words.next
    let groups = try words.number("the number of groups", in: GridWindow.sizes)
    do throws(LayerError) {
      try LayerError.checkGroups(kind, groups, inputChannels, outputChannels)
    } catch {
      throw LineError(.layer(error), at: word?.range ?? 0..<0)
    }
    return groups
  }

  public var line: String {
    "\(outputChannels) \(grid.line(isPooling: false))" + (groups == 1 ? "" : " groups \(groups)")
      + (bias ? "" : " nobias")
  }
}
