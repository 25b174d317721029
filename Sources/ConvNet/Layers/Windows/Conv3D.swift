import ConvKernelsBase

/// Convolution over volumes, `[inputChannels, depth, height, width]` to `[outputChannels, …]`: a
/// ``Conv2D`` with one axis more, weights `[outputChannels, inputChannels / groups, kernelDepth,
/// kernelHeight, kernelWidth]`. PyTorch's `Conv3d`, ONNX's `Conv`.
public struct Conv3D: Layer {
  public static let kind = "conv3d"

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

  public var line: String {
    "\(outputChannels) \(grid)" + (groups == 1 ? "" : " groups \(groups)")
      + (bias ? "" : " nobias")
  }

  /// Input channels that one output channel reads.
  private var groupChannels: Int { inputChannels / groups }
  private func firstChannel(of map: Int) -> Int { map / (outputChannels / groups) * groupChannels }

  /// None where a hyperparameter is out of its range.
  public var parameters: [Parameter] {
    guard let weight = try? weightShape() else { return [] }
    let fanIn = weight.count / outputChannels
    let parameters = [Parameter("weight", weight, fanIn: fanIn)]
    return bias ? parameters + [Parameter("bias", Shape(outputChannels), fanIn: fanIn)] : parameters
  }

  private func weightShape() throws(LayerError) -> Shape {
    try grid.check(Self.kind)
    try LayerError.check(Self.kind, "the number of kernel sizes", grid.rank, in: 3...3)
    try Self.checkChannels(inputChannels, outputChannels, groups: groups)
    return try Self.checked([outputChannels, groupChannels] + grid.kernelSize)
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    _ = try weightShape()
    let input = try grid.input(Self.kind, inputs)
    guard input.channels == inputChannels else {
      throw .channels(kind: Self.kind, takes: inputChannels, given: input)
    }
    return try Self.checked([outputChannels] + grid.outputGrid(Self.kind, input))
  }

  public func forward(
    _ inputs: [Tensor], _ parameters: Parameters, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    let (input, shape) = (inputs[0].shape, acceptedShape(inputs))
    let weight = tensor("weight", parameters)
    let biases = bias ? tensor("bias", parameters).elements : nil
    let filterCount = weight.shape.count / outputChannels
    let (pieces, sliceCells) = (outputChannels * shape[1], shape[2] * shape[3])
    return try .filled(shape) { (output) throws(Cancelled) in
      try inputs[0].read { (source) throws(Cancelled) in
        try weight.read { (weight) throws(Cancelled) in
          for piece in 0..<pieces {
            try checkpoint(Double(piece) / Double(pieces))
            let (map, slice) = (piece / shape[1], piece % shape[1])
            convolve(
              source + firstChannel(of: map) * (input.count / inputChannels),
              channels: groupChannels, filter: weight + map * filterCount, bias: biases?[map] ?? 0,
              grid: grid.kernelGrid(input, shape, slice: slice), output: output + piece * sliceCells
            )
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
    groups > 0 && groupChannels > 1
      ? Ladder([.map: "map", .cell: "cell", .channel: "channel", .term: "product"])
      : Ladder([.map: "map", .cell: "cell", .term: "product"])
  }
}
