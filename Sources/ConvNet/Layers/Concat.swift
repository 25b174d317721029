/// The channels of all inputs, one after another: `[C₁, height, width]`, `[C₂, height, width]`, … to
/// `[C₁ + C₂ + …, height, width]`; signals and vectors likewise. Nothing is computed. ONNX's `Concat`
/// along the channels, PyTorch's `torch.cat(…, dim=1)`.
public struct Concat: WrittenLayer {
  public static let kind = "concat"
  public static let usage = "concat"

  public init() {}

  public static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> Concat {
    try words.end(usage)
    return Concat()
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    guard inputs.count >= 2 else {
      throw .tooFewInputs(kind: Self.kind, least: 2, given: inputs.count)
    }
    let grid = inputs[0].sizes.dropFirst()
    var channels = 0
    for input in inputs {
      guard input.rank == inputs[0].rank, input.sizes.dropFirst() == grid else {
        throw .shapesDiffer(kind: Self.kind, inputs[0], input, agree: "height and width")
      }
      channels += input.channels
    }
    return try Self.checked([channels] + grid)
  }

  public func forward(
    _ inputs: [Tensor], _ parameters: Parameters, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    let shape = acceptedShape(inputs)
    return try .filled(shape) { (output) throws(Cancelled) in
      var start = output
      for (index, tensor) in inputs.enumerated() {
        try checkpoint(Double(index) / Double(inputs.count))
        try tensor.read { (input) throws(Cancelled) in
          start.update(from: input, count: tensor.shape.count)
        }
        start += tensor.shape.count
      }
    }
  }

  /// Which input a channel of the output comes from, and which channel of it.
  public static func source(of channel: Int, _ inputs: [Shape]) -> (input: Int, channel: Int) {
    var rest = channel
    for (index, input) in inputs.enumerated() {
      if rest < input.channels { return (index, rest) }
      rest -= input.channels
    }
    preconditionFailure("channel \(channel) is beyond the inputs")
  }

  /// A copy is a sum of one term.
  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let source = Concat.source(of: element[0], inputs)
    return .single(
      .sum(divisor: 1),
      of: Region(.input(source.input), at: [source.channel] + element.dropFirst()))
  }

  public func ladder(_ inputs: [Shape]) -> Ladder { Self.ladderOfNumbers(inputs, term: nil) }
}
