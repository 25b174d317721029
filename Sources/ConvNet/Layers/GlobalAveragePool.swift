import ConvKernelsBase

/// The mean of each map: `[channels, height, width]` to `[channels, 1, 1]`, a signal's
/// `[channels, width]` to `[channels, 1]`. PyTorch's
/// `AdaptiveAvgPool2d(1)`, ONNX's `GlobalAveragePool`.
public struct GlobalAveragePool: Layer {
  public static let kind = "globalavgpool"
  public static let usage = "globalavgpool"

  public init() {}

  public static func parse(
    _ words: inout LineWords, input: Shape
  ) throws(LineError) -> GlobalAveragePool {
    try words.end(usage)
    return GlobalAveragePool()
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
          output[map] = sum(input + map * cells, count: cells) / Float(cells)
        }
      }
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    .single(
      .sum(divisor: Double(inputs[0].cells)),
      of: Region(.input(0), [Span(element[0])] + inputs[0].sizes.dropFirst().map(Span.all)))
  }

  public func ladder(_ inputs: [Shape]) -> Ladder { Ladder([.map: "map", .term: "value"]) }
}
