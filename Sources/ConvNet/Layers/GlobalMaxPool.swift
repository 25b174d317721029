import ConvKernelsBase

/// The largest number of each map: `[channels, height, width]` to `[channels, 1, 1]`, a signal's
/// `[channels, width]` to `[channels, 1]`; a NaN wins.
/// PyTorch's `AdaptiveMaxPool2d(1)`, ONNX's `GlobalMaxPool`.
public struct GlobalMaxPool: Layer {
  public static let kind = "globalmaxpool"
  public static let usage = "globalmaxpool"

  public init() {}

  public static func parse(
    _ words: inout LineWords, input: Shape
  ) throws(LineError) -> GlobalMaxPool {
    try words.end(usage)
    return GlobalMaxPool()
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    let input = try Self.maps(inputs)
    return try Self.checked([input.channels] + input.sizes.dropFirst().map { _ in 1 })
  }

  public func forward(
    _ inputs: [Tensor], _ parameters: Parameters, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    let (shape, cells) = (acceptedShape(inputs), inputs[0].shape.cells)
    return try .filled(shape) { (output) throws(Cancelled) in
      try inputs[0].read { (input) throws(Cancelled) in
        for map in 0..<shape.channels {
          try checkpoint(Double(map) / Double(shape.channels))
          output[map] = largest(input + map * cells, count: cells)
        }
      }
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    .single(
      .largest,
      of: Region(.input(0), [Span(element[0])] + inputs[0].sizes.dropFirst().map(Span.all)))
  }

  public func ladder(_ inputs: [Shape]) -> Ladder { Ladder([.map: "map", .term: "value"]) }
}
