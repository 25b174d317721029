import ConvKernels

/// Transposed convolution over one to three axes, `[inputChannels, …]` to `[outputChannels, …]`:
/// every input adds its share of a kernel to the outputs around it, here along one axis,
///
/// `y[o, i·s + k·d − before] += weight[c, o, k] · x[c, i]`, from the bias on.
///
/// Each axis has (size − 1) · stride + dilation · (kernel − 1) + 1 + outputPadding − before − after
/// outputs. Weights are `[inputChannels, outputChannels / groups, kernel …]`. Upsampling with learned
/// kernels, often and wrongly called deconvolution. PyTorch's `ConvTranspose1d` to `3d`, ONNX's
/// `ConvTranspose`.
public struct ConvTranspose: Layer {
  public static let kind = "convtranspose"

  public let inputChannels: Int
  public let outputChannels: Int
  public let grid: GridWindow
  /// More outputs after the last, along each axis: which of the sizes that a convolution makes the
  /// same is meant.
  public let outputPadding: [Int]
  public let groups: Int
  public let bias: Bool

  /// - Parameter outputPadding: none where it is nil.
  public init(
    inputChannels: Int, outputChannels: Int, grid: GridWindow, outputPadding: [Int]? = nil,
    groups: Int = 1, bias: Bool = true
  ) {
    (self.inputChannels, self.outputChannels) = (inputChannels, outputChannels)
    (self.grid, self.groups, self.bias) = (grid, groups, bias)
    self.outputPadding = outputPadding ?? grid.kernelSize.map { _ in 0 }
  }

  public var line: String {
    var words = ["\(outputChannels)", "\(grid)"]
    if outputPadding.contains(where: { $0 != 0 }) {
      words += ["outputpad", outputPadding.map(String.init).joined(separator: "x")]
    }
    if groups != 1 { words += ["groups", "\(groups)"] }
    if !bias { words.append("nobias") }
    return words.joined(separator: " ")
  }

  private var groupInputs: Int { inputChannels / groups }
  private var groupOutputs: Int { outputChannels / groups }
  private func firstChannel(of map: Int) -> Int { map / groupOutputs * groupInputs }

  /// Weight and bias; none where a hyperparameter is out of its range.
  public var parameters: [Parameter] {
    guard let weight = try? weightShape() else { return [] }
    // PyTorch takes the second axis for the inputs, here as well.
    let fanIn = weight.count / inputChannels
    let parameters = [Parameter("weight", weight, fanIn: fanIn)]
    return bias ? parameters + [Parameter("bias", Shape(outputChannels), fanIn: fanIn)] : parameters
  }

  private func weightShape() throws(LayerError) -> Shape {
    try grid.check(Self.kind)
    try LayerError.check(
      Self.kind, "the number of output paddings", outputPadding.count, in: grid.rank...grid.rank)
    for (axis, padding) in zip(grid.axes, outputPadding) {
      try LayerError.check(
        Self.kind, "output padding", padding, in: 0...max(axis.stride, axis.dilation) - 1)
    }
    try checkChannels(inputChannels, outputChannels, groups: groups)
    return try Self.checked([inputChannels, groupOutputs] + grid.kernelSize)
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    _ = try weightShape()
    let input = try grid.input(Self.kind, inputs)
    guard input.channels == inputChannels else {
      throw .channels(kind: Self.kind, takes: inputChannels, given: input)
    }
    var sizes = [outputChannels]
    for (index, axis) in grid.axes.enumerated() {
      let size = axis.spreadOutputs(input[index + 1], outputPadding: outputPadding[index])
      guard size > 0 else {
        throw .hyperparameter(
          kind: Self.kind, name: "pad", value: axis.before + axis.after,
          needs:
            "less than the \(size + axis.before + axis.after) that the \(axis.name) has without")
      }
      sizes.append(size)
    }
    return try Self.checked(sizes)
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    let convolution = TransposedConvolution(
      groups: groups, inputs: groupInputs, outputs: groupOutputs,
      grid.axes(work.inputs[0].shape, work.shape))
    let (filters, biases) = (work["weight"].start, work.optional("bias")?.start)
    try work.withScratch(convolution.scratchCount) { (scratch) throws(Cancelled) in
      try work.checkpoint.eachAsking(of: convolution.pieces) { pieces, goesOn in
        convolution.compute(
          pieces, input: work.input, filters: filters, biases: biases,
          scratch: scratch, output: work.output, goesOn: goesOn)
      }
    }
  }

  /// The products that come to the element. Where along an axis none does, a place outside the
  /// input is read: it counts as 0.
  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let (map, first) = (element[0], firstChannel(of: element[0]))
    let sources = grid.axes.enumerated().map { index, axis in
      axis.sources(of: element[index + 1], input: inputs[0][index + 1])
    }
    let channels = Span(first, count: groupInputs)
    let taps = sources.compactMap { $0?.tap }
    return .single(
      .sum(divisor: 1), of: Region(.input(0), [channels] + sources.map { $0?.input ?? Span(-1) }),
      weight: taps.count == grid.rank
        ? Region(.parameter("weight"), [channels, Span(map % groupOutputs)] + taps) : nil,
      bias: bias ? Region(.parameter("bias"), at: [map]) : nil)
  }

  /// Inputs × the weights that each is multiplied with, those beyond the edge included.
  public func multiplyAdds(_ inputs: [Shape]) -> Int {
    guard (try? outputShape(inputs)) != nil, let weight = try? weightShape() else { return 0 }
    return inputs[0].count * (weight.count / inputChannels)
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.aligned(inputs[input].rank)
  }
  /// The place of a number says which of a kernel's taps reach it.
  public func links(ofParameter name: String, _ inputs: [Shape]) -> [AxisLink]? {
    guard name == "weight" else { return AxisLink.perMap }
    return AxisLink.perMap + [AxisLink([1], from: [0])]
      + grid.kernelSize.indices.map { AxisLink([$0 + 2], from: [$0 + 1]) }
  }
  public func ladder(_ inputs: [Shape]) -> Ladder {
    Self.ladderOfProducts(isDeep: groups > 0 && groupInputs > 1)
  }
}
