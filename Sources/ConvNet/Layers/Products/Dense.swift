import ConvKernels

/// Every output unit adds up every input: `[inputUnits]` to `[outputUnits]`,
/// `y[o] = bias[o] + Σ over i of weight[o, i] · x[i]`; `[inputUnits, 1, 1]` is read as a vector.
/// PyTorch's `Linear`, ONNX's `Gemm` with `transB`.
public struct Dense: WrittenLayer, PackedLayer {
  public static let kind = "dense"
  public static let usage = "dense UNITS [nobias]"

  public let inputUnits: Int
  public let outputUnits: Int
  public let bias: Bool

  public init(inputUnits: Int, outputUnits: Int, bias: Bool = true) {
    (self.inputUnits, self.outputUnits, self.bias) = (inputUnits, outputUnits, bias)
  }

  /// None where the number of units is out of its range.
  public var parameters: [Parameter] {
    guard let weight = try? weightShape() else { return [] }
    let parameters = [Parameter("weight", weight, fanIn: inputUnits)]
    return bias
      ? parameters + [Parameter("bias", Shape(outputUnits), fanIn: inputUnits)] : parameters
  }

  private func weightShape() throws(LayerError) -> Shape {
    let units = 1...Shape.largestCount
    try LayerError.check(Self.kind, "input units", inputUnits, in: units)
    try LayerError.check(Self.kind, "units", outputUnits, in: units)
    return try Self.checked([outputUnits, inputUnits])
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    // First, so that a map is sent to flatten before its weights are found too many.
    let input = try Self.vector(inputs)
    _ = try weightShape()
    guard input.count == inputUnits else {
      throw .units(kind: Self.kind, takes: inputUnits, given: input)
    }
    return Shape(outputUnits)
  }

  public func compute(_ work: LayerWork) throws(Cancelled) { try compute(work, samples: 1) }

  /// Every weight is read once for all samples.
  public func compute(_ work: LayerWork, samples: Int) throws(Cancelled) {
    let connection = Connection(samples: samples, inputs: inputUnits, outputs: outputUnits)
    let (weights, biases) = (work["weight"].start, work.optional("bias")?.start)
    try work.checkpoint.eachAsking(of: connection.pieces) { pieces, goesOn in
      connection.compute(
        pieces, input: work.input, weights: weights, biases: biases,
        output: work.output, goesOn: goesOn)
    }
  }

  public func packedCount(_ inputs: [Shape]) -> Int {
    let count = inputUnits * outputUnits
    return count <= PackedConnection.largest ? count : 0
  }

  /// Many weights are read as they lie.
  public func pack(
    _ parameters: Parameters, _ inputs: [Shape], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> PackedWeights {
    guard let weight = parameters["weight"] else {
      preconditionFailure("a dense layer is packed without its weight")
    }
    if inputUnits * outputUnits <= PackedConnection.largest {
      return PackedWeights(
        UnitsInVectors(
          try weight.read { (weights) throws(Cancelled) in
            guard bias, let biases = parameters["bias"] else { return packed(weights, nil) }
            return try biases.read { (biases) throws(Cancelled) in packed(weights, biases) }
          }))
    }
    return PackedWeights(
      ConnectionOfWeights(
        connection: Connection(inputs: inputUnits, outputs: outputUnits), weight: weight,
        biases: bias ? parameters["bias"] : nil))
  }

  private func packed(
    _ weights: UnsafePointer<Float>, _ biases: UnsafePointer<Float>?
  ) -> PackedConnection {
    PackedConnection(inputs: inputUnits, outputs: outputUnits, weights: weights, biases: biases)
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    .single(
      .sum(divisor: 1), of: Region(.input(0), inputs[0].sizes.map(Span.all)),
      weight: Region(.parameter("weight"), [Span(element[0]), .all(inputUnits)]),
      bias: bias ? Region(.parameter("bias"), at: [element[0]]) : nil)
  }

  /// Inputs × outputs.
  public func multiplyAdds(_ inputs: [Shape]) -> Int {
    (try? weightShape())?.count ?? 0
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    [.whole(inputs[input].rank)]
  }
  public func ladder(_ inputs: [Shape]) -> Ladder { Ladder([.cell: "unit", .term: "product"]) }
}

/// Units whose weights were few enough to be packed.
private struct UnitsInVectors: BoundingKernel {
  let connection: PackedConnection

  init(_ connection: PackedConnection) { self.connection = connection }

  var pieces: Int { 1 }
  /// It is short.
  var steps: Double { Double(connection.byteCount / MemoryLayout<Float>.stride) }
  var scratchCount: Int { connection.scratchCount }
  var byteCount: Int { connection.byteCount }

  func compute(
    _ pieces: Range<Int>, _ input: UnsafePointer<Float>, _ scratch: UnsafeMutablePointer<Float>,
    _ output: UnsafeMutablePointer<Float>, bounded: BoundedOutput?, goesOn: (() -> Bool)?
  ) {
    connection.compute(input: input, scratch: scratch, output: output)
    bounded?.write(output, count: connection.outputs)
  }
}

/// A connection with its weights and what is added to each unit.
private struct ConnectionOfWeights: PackedKernel {
  let connection: Connection
  let weight: Tensor
  let biases: Tensor?

  var pieces: Int { connection.pieces }
  var steps: Double { Double(weight.shape.count) }

  func compute(
    _ pieces: Range<Int>, _ input: UnsafePointer<Float>, _ scratch: UnsafeMutablePointer<Float>,
    _ output: UnsafeMutablePointer<Float>, goesOn: (() -> Bool)?
  ) {
    guard let biases else {
      return connection.compute(
        pieces, input: input, weights: weight.elements, biases: nil, output: output,
        goesOn: goesOn)
    }
    connection.compute(
      pieces, input: input, weights: weight.elements, biases: biases.elements, output: output,
      goesOn: goesOn)
  }
}

extension Dense {
  public static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> Dense {
    let units = try words.number("the number of units", in: GridWindow.sizes)
    let bias = !words.take("nobias")
    try words.end(usage)
    return Dense(inputUnits: input.count, outputUnits: units, bias: bias)
  }

  public var line: String { bias ? "\(outputUnits)" : "\(outputUnits) nobias" }
}
