/// One number of each whole map: `[channels, height, width]` to `[channels, 1, 1]`, a signal's
/// `[channels, width]` to `[channels, 1]`. A layer says only which number.
public protocol GlobalPool: WrittenLayer {
  init()
  /// How the numbers of a map of so many cells become one.
  func rule(cells: Int) -> Rule
  /// The number of one map.
  func pooled(_ map: UnsafePointer<Float>, cells: Int) -> Float
}

extension GlobalPool {
  public static var usage: String { kind }

  public static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> Self {
    try words.end(usage)
    return Self()
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
          output[map] = pooled(input + map * cells, cells: cells)
        }
      }
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    .single(
      rule(cells: inputs[0].cells),
      of: Region(.input(0), [Span(element[0])] + inputs[0].sizes.dropFirst().map(Span.all)))
  }

  public func ladder(_ inputs: [Shape]) -> Ladder { Ladder([.map: "map", .term: "value"]) }
}
