import ConvKernels

/// A product of two matrices and what is added to it: `y = alpha · a · b + beta · c`, where a and b
/// may be turned over first and c is repeated to the product's shape. A vector a is one row, and
/// gives a vector. All of them may be numbers of the layer's own. ONNX's `Gemm`; what PyTorch's
/// `Linear` writes is ``Dense``.
public struct Gemm: Layer {
  public static let kind = "gemm"
  /// a, b and, if there is one, c.
  public let operands: Operands
  public let alpha: Float
  public let beta: Float
  public let transposesFirst: Bool
  public let transposesSecond: Bool

  public init(
    _ operands: Operands, alpha: Float = 1, beta: Float = 1, transposesFirst: Bool = false,
    transposesSecond: Bool = false
  ) {
    (self.operands, self.alpha, self.beta) = (operands, alpha, beta)
    (self.transposesFirst, self.transposesSecond) = (transposesFirst, transposesSecond)
  }

  public var parameters: [Parameter] { operands.parameters }
  public var line: String {
    var words: [String] = []
    if alpha != 1 { words.append("alpha \(alpha)") }
    if beta != 1 { words.append("beta \(beta)") }
    if transposesFirst { words.append("transA") }
    if transposesSecond { words.append("transB") }
    return words.joined(separator: " ")
  }

  /// The sizes by which the operands fit together.
  struct Plan {
    let shapes: [Shape]
    let isVector: Bool
    let rows: Int
    let inner: Int
    let columns: Int
    /// The shape of c, matched to `[rows, columns]` from the end; nil where there is no c.
    let addend: Shape?
    var output: [Int] { isVector ? [columns] : [rows, columns] }
  }

  private func plan(_ inputs: [Shape]) throws(LayerError) -> Plan {
    let shapes = try operands.shapes(kind, inputs)
    guard (2...3).contains(shapes.count) else {
      throw .product(.operands(kind: kind, takes: "2 or 3", given: shapes.count))
    }
    let (first, second) = (shapes[0], shapes[1])
    guard first.rank == 2 || (first.rank == 1 && !transposesFirst) else {
      throw .product(.rank(kind: kind, takes: "a matrix", given: first))
    }
    guard second.rank == 2 else {
      throw .product(.rank(kind: kind, takes: "a matrix", given: second))
    }
    let left = first.rank == 1 ? [1, first[0]] : first.sizes
    let (rows, inner) = transposesFirst ? (left[1], left[0]) : (left[0], left[1])
    let (height, columns) =
      transposesSecond ? (second[1], second[0]) : (second[0], second[1])
    guard inner == height else { throw .product(.inner(kind: kind, first, second)) }
    let addend = shapes.count == 3 ? shapes[2] : nil
    let plan = Plan(
      shapes: shapes, isVector: first.rank == 1, rows: rows, inner: inner, columns: columns,
      addend: addend)
    let fits = addend.map { addend in
      addend.rank <= 2
        && zip(addend.sizes.reversed(), [columns, rows]).allSatisfy { $0 == 1 || $0 == $1 }
    }
    guard fits ?? true else {
      throw .product(
        .addend(kind: kind, addend ?? first, product: try Self.checked(plan.output)))
    }
    return plan
  }
  func acceptedPlan(_ inputs: [Shape]) -> Plan {
    do { return try plan(inputs) } catch {
      preconditionFailure("a product of shapes that do not go together: \(error)")
    }
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    try Self.checked(plan(inputs).output)
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    let plan = acceptedPlan(work.inputs.map(\.shape))
    let views = operands.views(work)
    // What is turned over is laid out anew, so that the kernel reads rows.
    let left = transposesFirst ? try views[0].turned(work.checkpoint) : []
    try left.withUnsafeBufferPointer { (left) throws(Cancelled) in
      try multiply(
        transposesFirst ? left.baseAddress! : views[0].start, views[1].start, plan, work)
    }
    guard alpha != 1 || plan.addend != nil else { return }
    try work.checkpoint.stretches(of: plan.rows * plan.columns) { stretch in
      for place in stretch {
        work.output[place] *= alpha
        guard let addend = plan.addend else { continue }
        let (row, column) = place.quotientAndRemainder(dividingBy: plan.columns)
        work.output[place] += beta * views[2][addend.offset(Gemm.place(addend, row, column))]
      }
    }
  }

  /// The product alone. A second matrix that is to be turned over has a row for each column of the
  /// output, as weights of units have.
  private func multiply(
    _ first: UnsafePointer<Float>, _ second: UnsafePointer<Float>, _ plan: Plan, _ work: LayerWork
  ) throws(Cancelled) {
    if transposesSecond {
      let connection = Connection(
        samples: plan.rows, inputs: plan.inner, outputs: plan.columns)
      try work.checkpoint.eachAsking(of: connection.pieces) { piece, goesOn in
        connection.compute(
          piece..<piece + 1, input: first, weights: second, biases: nil, output: work.output,
          goesOn: goesOn)
      }
      return
    }
    try MatMul.multiply(
      (rows: plan.rows, inner: plan.inner, columns: plan.columns), first, second, work.output, work,
      work.checkpoint)
  }

  /// The position in c of the number for a place of the product.
  static func place(_ addend: Shape, _ row: Int, _ column: Int) -> [Int] {
    zip([row, column].suffix(addend.rank), addend.sizes).map { $1 == 1 ? 0 : $0 }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let plan = acceptedPlan(inputs)
    let (row, column) = (plan.isVector ? 0 : element[0], element[element.count - 1])
    let all = Span.all(plan.inner)
    let first = Region(
      operands.source(0),
      plan.isVector ? [all] : transposesFirst ? [all, Span(row)] : [Span(row), all])
    let second = Region(
      operands.source(1), transposesSecond ? [Span(column), all] : [all, Span(column)])
    let addend = plan.addend.map {
      Region(operands.source(2), at: Gemm.place($0, row, column))
    }
    if beta == 1 || addend == nil {
      let factors = [Double](repeating: Double(alpha), count: alpha == 1 ? 0 : plan.inner)
      return Explanation([
        Step(.sum(divisor: 1), [first], weight: second, bias: addend, coefficients: factors)
      ])
    }
    return Explanation([
      Step(.sum(divisor: 1), [first], weight: second, note: "sum of products"),
      Step(
        .sum(divisor: 1), [.step(0), addend].compactMap { $0 },
        coefficients: [Double(alpha), Double(beta)],
        note: "times alpha, and beta times what is added"),
    ])
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    let slots = operands.list.indices.filter { operands.list[$0] == .input(input) }
    guard slots.count == 1, let slot = slots.first else { return nil }
    let plan = acceptedPlan(inputs)
    let column = plan.isVector ? 0 : 1
    switch slot {
    case 0: return plan.isVector ? [] : [AxisLink([transposesFirst ? 1 : 0], from: [0])]
    case 1: return [AxisLink([transposesSecond ? 0 : 1], from: [column])]
    default:
      return (try? Self.checked(plan.output)).map { AxisLink.broadcast(plan.shapes[2], to: $0) }
    }
  }

  /// The first matrix as it is turned over, and as a product reads it.
  public func scratch(_ inputs: [Shape]) -> Int {
    guard let plan = try? plan(inputs) else { return 0 }
    return ((transposesFirst ? 1 : 0) + (transposesSecond ? 0 : 1)) * plan.shapes[0].count
  }

  /// Rows × inner × columns.
  public func multiplyAdds(_ inputs: [Shape]) -> Int {
    guard let plan = try? plan(inputs) else { return 0 }
    return plan.rows * plan.inner * plan.columns
  }

  public func ladder(_ inputs: [Shape]) -> Ladder {
    Self.ladderOfNumbers((try? [outputShape(inputs)]) ?? inputs, term: "product")
  }
}

extension TensorView {
  /// The numbers of a matrix with rows and columns exchanged.
  fileprivate func turned(_ checkpoint: Checkpoint) throws(Cancelled) -> [Float] {
    let (rows, columns) = (shape[0], shape[1])
    return try Tensor.filled(Shape(columns, rows)) { (result) throws(Cancelled) in
      try checkpoint.stretches(of: rows, each: columns) { stretch in
        for row in stretch {
          for column in 0..<columns { result[column * rows + row] = self[row * columns + column] }
        }
      }
    }.elements
  }
}
