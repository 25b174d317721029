import ConvKernels

/// The product of matrices: `y[…, i, j] = Σ over k of a[…, i, k] · b[…, k, j]`. The axes in front count
/// pairs of matrices, and one of size 1 is repeated; a vector counts as a row on the left and as a
/// column on the right, and two vectors give `[1]`. Either may be numbers of the layer's own. ONNX's
/// `MatMul`, numpy's `matmul`.
public struct MatMul: Layer {
  public static let kind = "matmul"
  /// Two of them.
  public let operands: Operands

  public init(_ operands: Operands) { self.operands = operands }

  public var parameters: [Parameter] { operands.parameters }

  /// The sizes by which the two fit together.
  struct Plan {
    /// The axes in front of the output's matrices.
    let first: Shape
    let second: Shape
    let leading: Shape
    var rows: Int { first.rank == 1 ? 1 : first[first.rank - 2] }
    var inner: Int { first[first.rank - 1] }
    var columns: Int { second.rank == 1 ? 1 : second[second.rank - 1] }

    /// The matrix of an operand that belongs to one of the output's.
    func matrix(_ operand: Shape, _ place: [Int]) -> [Int] {
      let axes = operand.sizes.dropLast(2)
      return zip(axes, place.suffix(axes.count)).map { $0 == 1 ? 0 : $1 }
    }
  }

  private func plan(_ inputs: [Shape]) throws(LayerError) -> Plan {
    let shapes = try operands.shapes(kind, inputs)
    guard shapes.count == 2 else {
      throw .product(.operands(kind: kind, takes: "2", given: shapes.count))
    }
    let (first, second) = (shapes[0], shapes[1])
    guard first[first.rank - 1] == second[max(0, second.rank - 2)] else {
      throw .product(.inner(kind: kind, first, second))
    }
    let (before, after) = (first.sizes.dropLast(2), second.sizes.dropLast(2))
    let rank = max(before.count, after.count)
    var leading: [Int] = []
    for (one, other) in zip(
      [Int](repeating: 1, count: rank - before.count) + before,
      [Int](repeating: 1, count: rank - after.count) + after)
    {
      guard one == other || one == 1 || other == 1 else {
        throw .product(.leading(kind: kind, first, second))
      }
      leading.append(max(one, other))
    }
    return Plan(first: first, second: second, leading: try Self.checked(leading))
  }
  func acceptedPlan(_ inputs: [Shape]) -> Plan {
    do { return try plan(inputs) } catch {
      preconditionFailure("a product of shapes that do not go together: \(error)")
    }
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    let plan = try plan(inputs)
    let sizes =
      plan.leading.sizes + (plan.first.rank == 1 ? [] : [plan.rows])
      + (plan.second.rank == 1 ? [] : [plan.columns])
    return try Self.checked(sizes.isEmpty ? [1] : sizes)
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    try eachMatrix(work) { (first, second, output, plan, checkpoint) throws(Cancelled) in
      try MatMul.multiply(
        (rows: plan.rows, inner: plan.inner, columns: plan.columns), first, second, output, work,
        checkpoint)
    }
  }

  /// The product of one pair of matrices.
  static func multiply(
    _ sizes: (rows: Int, inner: Int, columns: Int), _ first: UnsafePointer<Float>,
    _ second: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ work: LayerWork,
    _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    let product = try checkpoint.whileWanted(0) { goesOn in
      Product(
        rows: sizes.rows, inner: sizes.inner, columns: sizes.columns, left: first, goesOn: goesOn)
    }
    try work.withScratch(product.scratchCount) { (scratch) throws(Cancelled) in
      try checkpoint.eachAsking(of: product.pieces) { piece, goesOn in
        product.compute(
          piece..<piece + 1, left: first, right: second, scratch: scratch, output: output,
          goesOn: goesOn)
      }
    }
  }

  /// Calls `body` for every pair of matrices, with where the pair and its product begin and a
  /// checkpoint that takes shares of this pair.
  func eachMatrix(
    _ work: LayerWork,
    _ body: (
      _ first: UnsafePointer<Float>, _ second: UnsafePointer<Float>,
      _ output: UnsafeMutablePointer<Float>, _ plan: Plan, _ checkpoint: Checkpoint
    ) throws(Cancelled) -> Void
  ) throws(Cancelled) {
    let plan = acceptedPlan(work.inputs.map(\.shape))
    let (first, second) = (work[operands.source(0)].start, work[operands.source(1)].start)
    let count = plan.leading.count
    try work.each(of: count) { (matrix) throws(Cancelled) in
      let place = plan.leading.element(at: matrix)
      let left = plan.first.offset(plan.matrix(plan.first, place)) * plan.rows * plan.inner
      let right = plan.second.offset(plan.matrix(plan.second, place)) * plan.inner * plan.columns
      try body(
        first + left, second + right, work.output + matrix * plan.rows * plan.columns, plan,
        work.checkpoint.part(matrix, of: count))
    }
  }

  /// Each number of a row of the first, times one of a column of the second. Where the first are
  /// the layer's own numbers, they are the weights; else the second are.
  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let plan = acceptedPlan(inputs)
    let place = Array(element.prefix(plan.leading.rank))
    let rest = element.dropFirst(plan.leading.rank)
    let row = plan.first.rank == 1 ? [] : [Span(rest.first ?? 0)]
    let column = plan.second.rank == 1 ? [] : [Span(rest.last ?? 0)]
    let all = [Span.all(plan.inner)]
    let first = Region(
      operands.source(0), plan.matrix(plan.first, place).map { Span($0) } + row + all)
    let second = Region(
      operands.source(1), plan.matrix(plan.second, place).map { Span($0) } + all + column)
    if case .parameter = operands.list[0] {
      return .single(.sum(divisor: 1), of: second, weight: first)
    }
    return .single(.sum(divisor: 1), of: first, weight: second)
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    let plan = acceptedPlan(inputs)
    let leading = plan.leading.rank
    // The same layer on both sides: what is read is no product of axes.
    guard operands.list.filter({ $0 == .input(input) }).count == 1 else { return nil }
    let isFirst = operands.list[0] == .input(input)
    let shape = isFirst ? plan.first : plan.second
    let matrices = shape.sizes.dropLast(2).count
    let axes = (0..<matrices).map { AxisLink([$0], from: [leading - matrices + $0]) }
    guard shape.rank > 1 else { return axes }
    let outer = isFirst ? shape.rank - 2 : shape.rank - 1
    let output = isFirst || plan.first.rank == 1 ? leading : leading + 1
    return axes + [AxisLink([outer], from: [output])]
  }

  /// Rows × inner × columns of every pair.
  public func multiplyAdds(_ inputs: [Shape]) -> Int {
    guard let shape = try? outputShape(inputs), let plan = try? plan(inputs) else { return 0 }
    return shape.count * plan.inner
  }

  public func ladder(_ inputs: [Shape]) -> Ladder {
    Self.ladderOfNumbers((try? [outputShape(inputs)]) ?? inputs, term: "product")
  }
}
