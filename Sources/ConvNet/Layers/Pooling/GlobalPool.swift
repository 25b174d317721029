import ConvKernels

/// One number of each whole map: `[channels, height, width]` to `[channels, 1, 1]`, a signal's
/// `[channels, width]` to `[channels, 1]`, a volume's four axes likewise, and so on. A layer says only which number.
public protocol GlobalPool: WrittenLayer {
  init()
  /// The rule by which the numbers of a map of so many cells become one.
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
    let input = try Self.single(inputs)
    guard input.rank >= 2 else { throw .rank(kind: Self.kind, takes: [2, 3], given: input) }
    return try Self.checked([input.channels] + input.sizes.dropFirst().map { _ in 1 })
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    let cells = work.inputs[0].shape.count / work.shape.channels
    try work.each(of: work.shape.channels) { map in
      work.output[map] = pooled(work.input + map * cells, cells: cells)
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    .single(
      rule(cells: inputs[0].count / inputs[0].channels),
      of: Region(.input(0), [Span(element[0])] + inputs[0].sizes.dropFirst().map(Span.all)))
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    [AxisLink([0], from: [0])]
  }
  public func ladder(_ inputs: [Shape]) -> Ladder { Ladder([.map: "map", .term: "value"]) }
}

/// The mean of each map. PyTorch's `AdaptiveAvgPool2d(1)`, ONNX's `GlobalAveragePool`.
public struct GlobalAveragePool: GlobalPool {
  public static let kind = "globalavgpool"

  public init() {}

  public func rule(cells: Int) -> Rule { .sum(divisor: Double(cells)) }
  public func pooled(_ map: UnsafePointer<Float>, cells: Int) -> Float {
    sum(map, count: cells) / Float(cells)
  }
}

/// The largest number of each map; a NaN wins. PyTorch's `AdaptiveMaxPool2d(1)`, ONNX's
/// `GlobalMaxPool`.
public struct GlobalMaxPool: GlobalPool {
  public static let kind = "globalmaxpool"

  public init() {}

  public func rule(cells: Int) -> Rule { .largest }
  public func pooled(_ map: UnsafePointer<Float>, cells: Int) -> Float {
    largest(map, count: cells)
  }
}
