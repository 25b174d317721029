import ConvKernelsBase

/// Convolution over maps, `[inputChannels, height, width]` to `[outputChannels, …]`; what the field
/// calls so is cross-correlation, no kernel is flipped:
///
/// `y[o, r, c] = bias[o] + Σ over i, k, l of weight[o, i, k, l] · x[i, r·s + k·d − p, c·s + l·d − p]`
///
/// Each axis has ⌊(size + padding − dilation · (kernel − 1) − 1) / stride⌋ + 1 outputs. With groups,
/// an output channel reads only the input channels of its own group. Over signals, `[inputChannels,
/// width]`, the row axis is left out: weights are `[outputChannels, inputChannels / groups, kernel]`.
/// PyTorch's `Conv2d` and `Conv1d`, ONNX's `Conv`.
public struct Conv2D: WrittenLayer {
  public static let kind = "conv"
  public static let usage =
    "conv CHANNELS SIZE [stride N] [pad N] [dilation N] [groups N] [nobias]"

  public let inputChannels: Int
  public let outputChannels: Int
  public let kernelSize: Pair
  public let stride: Pair
  public let padding: Padding
  public let dilation: Pair
  public let groups: Int
  public let bias: Bool
  public let dimensions: Dimensions

  public init(
    inputChannels: Int, outputChannels: Int, kernelSize: Pair, stride: Pair = Pair(1),
    padding: Padding = .zero, dilation: Pair = Pair(1), groups: Int = 1, bias: Bool = true,
    dimensions: Dimensions = .two
  ) {
    (self.inputChannels, self.outputChannels) = (inputChannels, outputChannels)
    (self.kernelSize, self.stride, self.padding) = (kernelSize, stride, padding)
    (self.dilation, self.groups, self.bias) = (dilation, groups, bias)
    self.dimensions = dimensions
  }

  private var sliding: SlidingWindow {
    SlidingWindow(
      size: kernelSize, stride: stride, dilation: dilation, padding: padding, roundsUp: false,
      dimensions: dimensions)
  }
  public var window: Window? { sliding.window }

  /// Input channels that one output channel reads.
  public var groupChannels: Int { inputChannels / groups }
  /// The first input channel that an output channel reads.
  public func firstChannel(of map: Int) -> Int {
    map / (outputChannels / groups) * groupChannels
  }

  /// None where a hyperparameter is out of its range.
  public var parameters: [Parameter] {
    guard let weight = try? weightShape() else { return [] }
    let fanIn = groupChannels * kernelSize.height * kernelSize.width
    let parameters = [Parameter("weight", weight, fanIn: fanIn)]
    return bias ? parameters + [Parameter("bias", Shape(outputChannels), fanIn: fanIn)] : parameters
  }

  private func weightShape() throws(LayerError) -> Shape {
    try sliding.check(Self.kind)
    let channels = 1...Shape.largestCount
    try LayerError.check(Self.kind, "input channels", inputChannels, in: channels)
    try LayerError.check(Self.kind, "channels", outputChannels, in: channels)
    try Self.checkGroups(groups, inputChannels, outputChannels)
    return try Self.checked([outputChannels, groupChannels] + sliding.sizes(kernelSize))
  }
  private static func checkGroups(
    _ groups: Int, _ inputChannels: Int, _ outputChannels: Int
  ) throws(LayerError) {
    guard groups > 0, inputChannels.isMultiple(of: groups), outputChannels.isMultiple(of: groups)
    else {
      throw .hyperparameter(
        kind: kind, name: "groups", value: groups,
        needs: "a divisor of its \(inputChannels) input and \(outputChannels) output channels")
    }
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    _ = try weightShape()
    let input = try sliding.input(Self.kind, inputs)
    guard input.channels == inputChannels else {
      throw .channels(kind: Self.kind, takes: inputChannels, given: input)
    }
    let grid = try sliding.outputGrid(Self.kind, input)
    return try Self.checked([outputChannels] + sliding.sizes(grid))
  }

  public func forward(
    _ inputs: [Tensor], _ parameters: Parameters, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    let shape = acceptedShape(inputs)
    let (rows, columns) = sliding.axes(inputs[0].shape, shape)
    let weight = tensor("weight", parameters)
    let biases = bias ? tensor("bias", parameters).elements : nil
    let (inputCells, filterCount) = (inputs[0].shape.cells, weight.shape.count / outputChannels)
    return try .filled(shape) { (output) throws(Cancelled) in
      try inputs[0].read { (input) throws(Cancelled) in
        try weight.read { (weight) throws(Cancelled) in
          for map in 0..<outputChannels {
            try checkpoint(Double(map) / Double(outputChannels))
            convolve(
              input + firstChannel(of: map) * inputCells, channels: groupChannels,
              filter: weight + map * filterCount, bias: biases?[map] ?? 0,
              rows: rows, columns: columns, output: output + map * shape.cells)
          }
        }
      }
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let map = element[0]
    return .single(
      .sum(divisor: 1),
      of: Region(
        .input(0),
        [Span(firstChannel(of: map), count: groupChannels)] + sliding.spans(element)),
      weight: Region(
        .parameter("weight"),
        [Span(map), .all(groupChannels)] + sliding.sizes(kernelSize).map(Span.all)),
      bias: bias ? Region(.parameter("bias"), at: [map]) : nil)
  }

  /// Output cells × channels of a group × kernel height × kernel width × output channels.
  public func multiplyAdds(_ inputs: [Shape]) -> Int {
    guard let output = try? outputShape(inputs) else { return 0 }
    return output.count * groupChannels * kernelSize.height * kernelSize.width
  }

  public func ladder(_ inputs: [Shape]) -> Ladder {
    groups > 0 && groupChannels > 1
      ? Ladder([.map: "map", .cell: "cell", .channel: "channel", .term: "product"])
      : Ladder([.map: "map", .cell: "cell", .term: "product"])
  }
}

extension Conv2D {
  public static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> Conv2D {
    let dimensions = Dimensions(reading: input)
    let outputChannels = try words.number("the number of channels", in: SlidingWindow.sizes)
    let kernelSize = try words.pair("the kernel's size", in: SlidingWindow.sizes, dimensions)
    var (stride, dilation, padding, groups, bias) = (Pair(1), Pair(1), Padding.zero, 1, true)
    while words.next != nil {
      if words.take("stride") {
        stride = try words.pair("the stride", in: SlidingWindow.sizes, dimensions)
      } else if words.take("pad") {
        padding = try words.padding("the padding", in: SlidingWindow.paddings, dimensions)
      } else if words.take("dilation") {
        dilation = try words.pair("the dilation", in: SlidingWindow.sizes, dimensions)
      } else if words.take("groups") {
        groups = try parseGroups(&words, input.channels, outputChannels)
      } else if words.take("nobias") {
        bias = false
      } else {
        throw words.unknown(usage)
      }
    }
    return Conv2D(
      inputChannels: input.channels, outputChannels: outputChannels, kernelSize: kernelSize,
      stride: stride, padding: padding, dilation: dilation, groups: groups, bias: bias,
      dimensions: dimensions)
  }

  private static func parseGroups(
    _ words: inout LineWords, _ inputChannels: Int, _ outputChannels: Int
  ) throws(LineError) -> Int {
    let word = words.next
    let groups = try words.number("the number of groups", in: SlidingWindow.sizes)
    do throws(LayerError) {
      try checkGroups(groups, inputChannels, outputChannels)
    } catch {
      throw LineError(.layer(error), at: word?.range ?? 0..<0)
    }
    return groups
  }

  public var line: String {
    var words = ["\(outputChannels)", dimensions.written(kernelSize)]
    if stride != Pair(1) { words += ["stride", dimensions.shortest(stride)] }
    if padding != .zero { words += ["pad", dimensions.written(padding)] }
    if dilation != Pair(1) { words += ["dilation", dimensions.shortest(dilation)] }
    if groups != 1 { words += ["groups", "\(groups)"] }
    if !bias { words.append("nobias") }
    return words.joined(separator: " ")
  }
}
