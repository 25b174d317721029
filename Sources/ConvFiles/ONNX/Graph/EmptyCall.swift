import ConvNet

/// An operator whose inputs hold no numbers. Layers know only axes that hold some: what the axes of
/// the results are follows from two runs with a few zeros in place of nothing.
struct EmptyCall {
  private let call: OperatorCall
  private let lower: Operators.Lower

  /// How many zeros stand for nothing along an axis, in one run and in the other.
  private static let (few, more) = (4, 8)
  /// The operators that are 0 over no numbers; other reductions have no value there.
  private static let sums: Set = [
    "MatMul", "ReduceSum", "ReduceSumSquare", "ReduceL1", "ReduceL2",
  ]

  /// The operators that are told the sizes of their results.
  private static let sized: Set = ["Resize", "Expand"]

  /// Nil where there are numbers to work on.
  init?(_ call: OperatorCall, _ lower: @escaping Operators.Lower) {
    guard call.inputs.contains(where: { $0?.sizes?.contains(0) == true }) else { return nil }
    (self.call, self.lower) = (call, lower)
  }

  /// What the operator gives by itself, for many need no numbers to know that; else what it must.
  func results(_ builder: inout GraphBuilder) throws(OperatorError) -> [GraphValue] {
    let before = builder
    do throws(OperatorError) { return try lower(call, &builder) } catch {
      builder = before
      return try grown(&builder)
    }
  }

  private func grown(_ builder: inout GraphBuilder) throws(OperatorError) -> [GraphValue] {
    guard let first = run(EmptyCall.few, builder), let second = run(EmptyCall.more, builder),
      first.count == second.count
    else { throw refusal }
    var results: [GraphValue] = []
    for (first, second) in zip(first, second) {
      guard let few = first.sizes, let more = second.sizes, few.count == more.count else {
        throw refusal
      }
      // Each axis grows evenly with what it is made of.
      let sizes = zip(few, more).map { few, more in
        max(0, few - (more - few) * EmptyCall.few / (EmptyCall.more - EmptyCall.few))
      }
      results.append(try value(sizes, first.element, &builder))
    }
    return results
  }

  /// The operator on zeros, in a builder whose layers are thrown away; nil where it refuses them.
  private func run(_ count: Int, _ builder: GraphBuilder) -> [GraphValue]? {
    do throws(OperatorError) {
      var builder = builder
      return try lower(try filled(count, &builder), &builder)
    } catch { return nil }
  }

  private func filled(
    _ count: Int, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> OperatorCall {
    var inputs = call.inputs
    for (slot, input) in inputs.enumerated() {
      guard case .known(let known)? = input else { continue }
      if EmptyCall.sized.contains(call.node.opType), slot > 0, let sizes = known.integers {
        inputs[slot] = .known(
          KnownTensor(known.sizes, integers: sizes.map { $0 == 0 ? Int64(count) : Int64($0) }))
      }
      guard known.sizes.contains(0) else { continue }
      let sizes = known.sizes.map { $0 == 0 ? count : $0 }
      let shape = try builder.shape(sizes)
      try builder.takeFolded(shape.count)
      inputs[slot] = .known(
        KnownTensor(sizes, [Float](repeating: 0, count: shape.count), known.element))
    }
    return OperatorCall(
      node: call.node, attributes: call.attributes, inputs: inputs, version: call.version,
      reader: call.reader, types: call.types, isCastAlone: call.isCastAlone)
  }

  private func value(
    _ sizes: [Int], _ element: OriginalValue.Element, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    guard !sizes.contains(0) else { return .known(KnownTensor(sizes, [], element)) }
    let count = try builder.shape(sizes).count
    try builder.takeFolded(count)
    let zeros = GraphValue.reals([Float](repeating: 0, count: count), sizes)
    if EmptyCall.sums.contains(call.node.opType) { return zeros }
    let mode = try call.attributes.text("mode", default: "constant")
    if call.node.opType == "Pad", mode == "constant" {
      let fill = try call.real("value", orInput: 2) ?? 0
      return .reals([Float](repeating: fill, count: count), sizes)
    }
    guard call.node.opType == "Gemm" else { throw refusal }
    // Of a product of nothing the bias is left.
    guard let bias = call.optional(2) else { return zeros }
    let factor = try call.attributes.real("beta") ?? 1
    let scaled = try call.part("Mul", [bias, .real(factor)], &builder)
    return try call.part("Add", [zeros, scaled], &builder)
  }

  private var refusal: OperatorError {
    let empty = call.inputs.lazy.compactMap { $0?.sizes }.first { $0.contains(0) } ?? []
    return .unknown(
      "its input \(empty.written) holds no numbers, and what \(call.node.opType) makes of none is "
        + "not computed here")
  }
}
