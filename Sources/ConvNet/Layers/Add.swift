import ConvKernels

/// The sum of two or more inputs of one shape, number by number: where a shortcut comes back to
/// what went the long way (He et al., "Deep Residual Learning", 2015). ONNX's `Add` and `Sum`
/// without broadcasting.
public struct Add: WrittenLayer {
  public static let kind = "add"
  public static let usage = "add"

  public init() {}

  public static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> Add {
    try words.end(usage)
    return Add()
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    guard inputs.count >= 2 else {
      throw .tooFewInputs(kind: Self.kind, least: 2, given: inputs.count)
    }
    for input in inputs where input != inputs[0] {
      throw .shapesDiffer(kind: Self.kind, inputs[0], input, agree: "shape")
    }
    return inputs[0]
  }

  public func forward(
    _ inputs: [Tensor], _ parameters: Parameters, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    let shape = acceptedShape(inputs)
    return try .filled(shape) { (output) throws(Cancelled) in
      for (index, tensor) in inputs.enumerated() {
        try checkpoint(Double(index) / Double(inputs.count))
        try tensor.read { (input) throws(Cancelled) in
          if index == 0 {
            output.update(from: input, count: shape.count)
          } else {
            add(input, to: output, count: shape.count)
          }
        }
      }
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    Explanation([
      Step(.sum(divisor: 1), inputs.indices.map { Region(.input($0), at: element) })
    ])
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.aligned(inputs[input].rank)
  }
  public func ladder(_ inputs: [Shape]) -> Ladder { Self.ladderOfNumbers(inputs, term: "term") }
}
