import ConvNet

extension Operators {
  static let dense: [String: Lower] = [
    "Gemm": { (call, builder) throws(OperatorError) in try [gemm(call, &builder)] },
    "MatMul": { (call, builder) throws(OperatorError) in try [matMul(call, &builder)] },
  ]

  private static func gemm(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let input = try call.input(0)
    let attributes = call.attributes
    let (transA, transB) = (try attributes.flag("transA"), try attributes.flag("transB"))
    let alpha = try attributes.real("alpha", default: 1)
    let beta = try attributes.real("beta", default: 1)
    let bias = call.optional(2)
    guard let weight = call.optional(1)?.known, weight.sizes.count == 2, let sizes = input.sizes,
      sizes.count == 2, sizes[0] == 1, !transA, input.known == nil,
      let addend = try addend(bias, units: weight.sizes[transB ? 0 : 1])
    else {
      return try general(call, &builder, transA: transA, transB: transB, alpha, beta)
    }
    return try dense(
      builder.batched(input), weight, isTransposed: !transB, bias: addend, &builder,
      factors: (alpha, beta))
  }

  /// The bias of each unit; nil where it is not one known number a unit, none where there is
  /// nothing to add.
  private static func addend(
    _ bias: GraphValue?, units: Int
  ) throws(OperatorError) -> Tensor?? {
    guard let bias else { return .some(nil) }
    guard let known = bias.known, let tensor = known.tensor else { return nil }
    if known.count == units { return .some(tensor.reshaped(try positive(units))) }
    guard known.count == 1 else { return nil }
    return .some(Tensor(try positive(units), repeating: tensor.elements[0]))
  }
  private static func positive(_ units: Int) throws(OperatorError) -> Shape {
    do throws(ShapeError) { return try Shape(checking: [units]) } catch { throw .shape(error) }
  }

  /// - Parameters:
  ///   - isTransposed: whether the file has it as `[inputs, units]`.
  ///   - factors: what the weights and the bias are multiplied with; where that is not 1 they are
  ///     no longer the file's.
  private static func dense(
    _ input: GraphValue, _ weight: KnownTensor, isTransposed: Bool, bias: Tensor?,
    _ builder: inout GraphBuilder, factors: (weight: Float, bias: Float) = (1, 1)
  ) throws(OperatorError) -> GraphValue {
    guard let tensor = weight.tensor else { throw .refused("its weights are empty") }
    if isTransposed, tensor.describedValue == nil { try builder.takeFolded(tensor.shape.count) }
    let turned = (isTransposed ? tensor.transposed : tensor).scaled(factors.weight)
    let bias = bias?.scaled(factors.bias)
    let layer = Dense(
      inputUnits: turned.shape[1], outputUnits: turned.shape[0], bias: bias != nil)
    let place = WeightOrigin(slot: 1, isTransposed: isTransposed)
    var weights = ["weight": LayerWeight(turned, origin: factors.weight == 1 ? place : nil)]
    if let bias {
      let place = WeightOrigin(slot: 2, isTransposed: false)
      weights["bias"] = LayerWeight(bias, origin: factors.bias == 1 ? place : nil)
    }
    return try builder.layer(layer, [input], weights)
  }

  private static func general(
    _ call: OperatorCall, _ builder: inout GraphBuilder, transA: Bool, transB: Bool,
    _ alpha: Float, _ beta: Float
  ) throws(OperatorError) -> GraphValue {
    var values: [GraphValue] = []
    for value in try call.all() { values.append(try builder.unbatched(value)) }
    let (operands, inputs, weights) = builder.operands(values, names: ["left", "weight", "bias"])
    let layer = Gemm(
      operands, alpha: alpha, beta: beta, transposesFirst: transA, transposesSecond: transB)
    return try builder.layer(layer, inputs, weights)
  }

  private static func matMul(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let (left, right) = (try call.input(0), try call.input(1))
    if let weight = right.known, weight.sizes.count == 2, left.known == nil, left.isBatched,
      left.sizes?.count == 2
    {
      return try dense(left, weight, isTransposed: true, bias: nil, &builder)
    }
    if left.sizes?.count == 1, right.sizes?.count == 1 {
      let (operands, inputs, weights) = builder.operands([left, right], names: ["left", "weight"])
      return try builder.layer(
        MatMul(operands), inputs, weights, isScalar: true, element: left.element)
    }
    return try builder.broadcasting(
      [left, right], names: ["left", "weight"], kept: 2, element: left.element
    ) {
      MatMul($0)
    }
  }
}

extension Tensor {
  fileprivate func scaled(_ factor: Float) -> Tensor {
    if factor == 1 { return self }
    if let value = describedValue { return Tensor(shape, describing: value * factor) }
    return Tensor(shape, elements.map { $0 * factor })
  }
  /// The transposed matrix of a tensor of rank 2.
  var transposed: Tensor {
    let (rows, columns) = (shape[0], shape[1])
    if let value = describedValue { return Tensor(Shape(columns, rows), describing: value) }
    return Tensor(Shape(columns, rows)) { target in
      elements.withUnsafeBufferPointer { source in
        for row in 0..<rows {
          for column in 0..<columns {
            target[column * rows + row] = source[row * columns + column]
          }
        }
      }
    }
  }
}
