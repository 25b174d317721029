/// One number of several, element by element: operands of other shapes are stretched as numpy does
/// it. Its kind is the operation's word: `sum`, `sub`, `max`, `where`.
///
/// `y[e] = operation(a[e], b[e], …)`. ONNX's `Add`, `Sub`, `Mul`, `Div`, `Pow`, `Mod`, `Min`, `Max`,
/// `Mean`, `Sum`, `PRelu`, `Where`, comparisons and logic.
public struct Arithmetic: Layer {
  public static let kind = "arithmetic"

  public let operation: Combination
  /// Nil: all inputs, two or more of one shape.
  private let listed: Operands?

  public init(_ operation: Combination, _ operands: Operands) {
    (self.operation, listed) = (operation, operands)
  }
  private init() { (operation, listed) = (.sum, nil) }

  /// The sum of two or more inputs of one shape: where a shortcut comes back to what went the long way
  /// (He et al., "Deep Residual Learning", 2015). ONNX's `Add` and `Sum` without broadcasting.
  public static let add = Arithmetic()

  public var kind: String { listed == nil ? form : operation.rawValue }
  public var form: String { listed == nil ? "add" : Self.kind }
  /// Names the operands where some are numbers of its own.
  public var line: String {
    guard let listed, !listed.parameters.isEmpty else { return "" }
    return listed.list.map { operand in
      switch operand {
      case .input(let slot): "input \(slot)"
      case .parameter(let parameter): parameter.name
      }
    }.joined(separator: " ")
  }
  public var parameters: [Parameter] { listed?.parameters ?? [] }

  func operands(_ inputs: Int) -> Operands { listed ?? Operands(inputs: inputs) }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    guard let listed else { return try sameShape(inputs) }
    let shapes = try listed.shapes(kind, inputs)
    if let count = operation.operandCount, shapes.count != count {
      throw .inputCount(kind: kind, takes: count, given: shapes.count)
    }
    guard !shapes.isEmpty else { throw .tooFewInputs(kind: kind, least: 1, given: 0) }
    return try Broadcast.shape(kind, shapes)
  }
  private func sameShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    guard inputs.count >= 2 else {
      throw .tooFewInputs(kind: kind, least: 2, given: inputs.count)
    }
    for input in inputs where input != inputs[0] {
      throw .shapesDiffer(kind: kind, inputs[0], input, agree: "shape")
    }
    return inputs[0]
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    let views = operands(work.inputs.count).views(work)
    if operation == .select { try select(views, work) } else { try fold(views, work) }
  }

  /// The first two, then what came of them with the next.
  private func fold(_ views: [TensorView], _ work: LayerWork) throws(Cancelled) {
    var result = views[0]
    if views.count == 1 { work.output.update(from: result.start, count: work.shape.count) }
    for (index, other) in views.enumerated().dropFirst() {
      let checkpoint = work.checkpoint.part(index - 1, of: views.count - 1)
      let broadcast = Broadcast([result.shape, other.shape], to: work.shape)
      try broadcast.eachRun(checkpoint) { starts, offset, count in
        operation.apply(
          PairLoop(
            first: result.start + starts[0], second: other.start + starts[1],
            firstStep: broadcast.rowSteps[0], secondStep: broadcast.rowSteps[1],
            target: work.output + offset, count: count))
      }
      result = TensorView(work.shape, UnsafePointer(work.output))
    }
    if operation == .mean {
      for index in 0..<work.shape.count { work.output[index] /= Float(views.count) }
    }
  }

  private func select(_ views: [TensorView], _ work: LayerWork) throws(Cancelled) {
    let broadcast = Broadcast(views.map(\.shape), to: work.shape)
    let steps = broadcast.rowSteps
    let (condition, first, second) = (views[0].start, views[1].start, views[2].start)
    try broadcast.eachRun(work.checkpoint) { starts, offset, count in
      for index in 0..<count {
        work.output[offset + index] =
          condition[starts[0] + index * steps[0]] != 0
          ? first[starts[1] + index * steps[1]] : second[starts[2] + index * steps[2]]
      }
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let operands = operands(inputs.count)
    let read = operands.list.indices.map { index in
      Region(
        operands.source(index),
        at: Broadcast.place(element, in: operands.shape(index, inputs)))
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
    guard listed != nil else { return AxisLink.aligned(inputs[input].rank) }
    return (try? outputShape(inputs)).map { AxisLink.broadcast(inputs[input], to: $0) }
  }
  public func ladder(_ inputs: [Shape]) -> Ladder {
    Self.ladderOfNumbers((try? outputShape(inputs)).map { [$0] } ?? inputs, term: "term")
  }
}

extension WrittenForm {
  public static let add = WrittenForm("add", Arithmetic.add)
}
