/// One number of several, element by element: operands of other shapes are stretched as numpy does
/// it. Its kind is the operation's word: `sum`, `sub`, `max`, `where`.
///
/// `y[e] = operation(a[e], b[e], …)`. ONNX's `Add`, `Sub`, `Mul`, `Div`, `Pow`, `Mod`, `Min`, `Max`,
/// `Mean`, `Sum`, `PRelu`, `Where`, comparisons and logic.
public struct Arithmetic: Layer {
  public static let kind = "arithmetic"

  public let operation: Combination
  public let operands: Operands

  public init(_ operation: Combination, _ operands: Operands) {
    (self.operation, self.operands) = (operation, operands)
  }

  public var kind: String { operation.rawValue }
  /// Names the operands where some are numbers of its own.
  public var line: String {
    guard !operands.parameters.isEmpty else { return "" }
    return operands.list.map { operand in
      switch operand {
      case .input(let slot): "input \(slot)"
      case .parameter(let parameter): parameter.name
      }
    }.joined(separator: " ")
  }
  public var parameters: [Parameter] { operands.parameters }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    let shapes = try operands.shapes(kind, inputs)
    if let count = operation.operandCount, shapes.count != count {
      throw .inputCount(kind: kind, takes: count, given: shapes.count)
    }
    guard !shapes.isEmpty else { throw .tooFewInputs(kind: kind, least: 1, given: 0) }
    return try Broadcast.shape(kind, shapes)
  }

  public func forward(
    _ inputs: [Tensor], _ parameters: Parameters, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    let shape = acceptedShape(inputs)
    let tensors = operands.tensors(inputs, parameters)
    return try .filled(shape) { (output) throws(Cancelled) in
      if operation == .select {
        try select(tensors, output, shape, checkpoint)
      } else {
        try fold(tensors, output, shape, checkpoint)
      }
    }
  }

  /// The first two, then what came of them with the next.
  private func fold(
    _ tensors: [Tensor], _ output: UnsafeMutablePointer<Float>, _ shape: Shape,
    _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    let first = tensors[0]
    if tensors.count == 1 {
      try first.read { (source) throws(Cancelled) in
        output.update(from: source, count: shape.count)
      }
    }
    for (index, other) in tensors.enumerated().dropFirst() {
      let pass = Double(tensors.count - 1)
      let checkpoint = Checkpoint { (share) throws(Cancelled) in
        try checkpoint((Double(index - 1) + share) / pass)
      }
      try other.read { (second) throws(Cancelled) in
        if index == 1 {
          try first.read { (source) throws(Cancelled) in
            try combine(source, first.shape, second, other.shape, output, shape, checkpoint)
          }
        } else {
          try combine(output, shape, second, other.shape, output, shape, checkpoint)
        }
      }
    }
    if operation == .mean {
      for index in 0..<shape.count { output[index] /= Float(tensors.count) }
    }
  }

  private func combine(
    _ first: UnsafePointer<Float>, _ firstShape: Shape, _ second: UnsafePointer<Float>,
    _ secondShape: Shape, _ output: UnsafeMutablePointer<Float>, _ shape: Shape,
    _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    let broadcast = Broadcast([firstShape, secondShape], to: shape)
    try broadcast.eachRun(checkpoint) { starts, offset, count in
      operation.apply(
        PairLoop(
          first: first + starts[0], second: second + starts[1], firstStep: broadcast.rowSteps[0],
          secondStep: broadcast.rowSteps[1], target: output + offset, count: count))
    }
  }

  private func select(
    _ tensors: [Tensor], _ output: UnsafeMutablePointer<Float>, _ shape: Shape,
    _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    let broadcast = Broadcast(tensors.map(\.shape), to: shape)
    let steps = broadcast.rowSteps
    try tensors[0].read { (condition) throws(Cancelled) in
      try tensors[1].read { (first) throws(Cancelled) in
        try tensors[2].read { (second) throws(Cancelled) in
          try broadcast.eachRun(checkpoint) { starts, offset, count in
            for index in 0..<count {
              output[offset + index] =
                condition[starts[0] + index * steps[0]] != 0
                ? first[starts[1] + index * steps[1]] : second[starts[2] + index * steps[2]]
            }
          }
        }
      }
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let read = operands.list.enumerated().map { index, operand in
      let shape: Shape =
        switch operand {
        case .input(let slot): inputs[slot]
        case .parameter(let parameter): parameter.shape
        }
      return Region(operands.source(index), at: Broadcast.place(element, in: shape))
    }
    let rule: Rule =
      switch operation {
      case .sum: .sum(divisor: 1)
      case .mean: .sum(divisor: Double(operands.count))
      default: .function(.arithmetic(operation, count: operands.count))
      }
    return Explanation([Step(rule, read)])
  }

  /// One for each number where a product is taken with what is learned.
  public func multiplyAdds(_ inputs: [Shape]) -> Int {
    guard operation == .product, parameters.contains(where: \.isLearned) else { return 0 }
    return (try? outputShape(inputs))?.count ?? 0
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    (try? outputShape(inputs)).map { AxisLink.broadcast(inputs[input], to: $0) }
  }
  public func ladder(_ inputs: [Shape]) -> Ladder {
    Self.ladderOfNumbers((try? outputShape(inputs)).map { [$0] } ?? inputs, term: "term")
  }
}
