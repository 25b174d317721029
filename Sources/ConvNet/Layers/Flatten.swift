/// The same numbers as one vector, row-major: `[channels, height, width]` or `[channels, width]` to
/// `[units]`. Every unit
/// has its place, and that is why it ties a network to one input size. PyTorch's and ONNX's
/// `Flatten`.
public struct Flatten: WrittenLayer {
  public static let kind = "flatten"
  public static let usage = "flatten"

  public init() {}

  public static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> Flatten {
    try words.end(usage)
    return Flatten()
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    try Shape(Self.single(inputs).count)
  }

  public func forward(
    _ inputs: [Tensor], _ parameters: Parameters, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    inputs[0].reshaped(acceptedShape(inputs))
  }

  /// A copy is a sum of one term.
  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    .single(
      .sum(divisor: 1), of: Region(.input(0), at: inputs[0].element(at: element[0])))
  }

  public func ladder(_ inputs: [Shape]) -> Ladder { Ladder([.cell: "element"]) }
}
