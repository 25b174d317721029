import ConvKernelsBase

/// `y = max(0, x)`, element by element, for every shape; a NaN stays one. PyTorch's `ReLU`, ONNX's
/// `Relu`.
public struct ReLU: Layer {
  public static let kind = "relu"
  public static let usage = "relu"

  public init() {}

  public static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> ReLU {
    try words.end(usage)
    return ReLU()
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    try Self.single(inputs)
  }

  public func forward(
    _ inputs: [Tensor], _ parameters: Parameters, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    let shape = acceptedShape(inputs)
    let (maps, cells) = (shape.channels, shape.count / shape.channels)
    return try .filled(shape) { (output) throws(Cancelled) in
      try inputs[0].read { (input) throws(Cancelled) in
        // A vector is one piece of work, maps are one each.
        let pieces = shape.rank == 1 ? 1 : maps
        let count = shape.rank == 1 ? maps : cells
        for piece in 0..<pieces {
          try checkpoint(Double(piece) / Double(pieces))
          rectify(input + piece * count, output + piece * count, count: count)
        }
      }
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    .single(.function(.relu), of: Region(.input(0), at: element))
  }

  public func ladder(_ inputs: [Shape]) -> Ladder {
    inputs.first?.rank == 1
      ? Ladder([.cell: "unit", .term: "term"])
      : Ladder([.map: "map", .cell: "cell", .term: "term"])
  }
}
