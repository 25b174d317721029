import ConvNet

extension Operators {
  static let pointwise: [String: Lower] = plain.merging(parametrized) { row, _ in row }

  /// The operators without attributes.
  private static let plain: [String: Lower] = [
    "Relu": simple { (_) throws(OperatorError) in Pointwise(.relu) },
    "Sigmoid": simple { (_) throws(OperatorError) in Pointwise(.sigmoid) },
    "Tanh": simple { (_) throws(OperatorError) in Pointwise(.tanh) },
    "Erf": elementary(.erf), "Exp": elementary(.exp), "Log": elementary(.log),
    "Sqrt": elementary(.sqrt), "Reciprocal": elementary(.reciprocal), "Neg": elementary(.negative),
    "Abs": elementary(.absolute), "Sign": elementary(.sign), "Floor": elementary(.floor),
    "Ceil": elementary(.ceiling), "Round": elementary(.round), "Sin": elementary(.sin),
    "Cos": elementary(.cos), "Tan": elementary(.tan), "Asin": elementary(.asin),
    "Acos": elementary(.acos), "Atan": elementary(.atan), "Sinh": elementary(.sinh),
    "Cosh": elementary(.cosh), "Asinh": elementary(.asinh), "Acosh": elementary(.acosh),
    "Atanh": elementary(.atanh), "Softplus": elementary(.softplus),
    "Softsign": elementary(.softsign), "Mish": elementary(.mish),
    "HardSwish": elementary(.hardSwish),
    "Not": elementary(.logicalNot, element: .boolean),
    "IsNaN": elementary(.isNaN, element: .boolean),
    "Swish": { (call, builder) throws(OperatorError) in
      try swish(call, &builder)
    },
    "IsInf": { (call, builder) throws(OperatorError) in
      let function = Function.isInfinite(
        positive: try call.attributes.flag("detect_positive", default: true),
        negative: try call.attributes.flag("detect_negative", default: true))
      let input = try call.input(0)
      return [try pointwise(Pointwise(function), input, &builder, element: .boolean)]
    },
  ]

  private static let parametrized: [String: Lower] = [
    "LeakyRelu": simple { (call) throws(OperatorError) in
      Pointwise(.leakyReLU(slope: Double(try call.attributes.real("alpha", default: 0.01))))
    },
    "Elu": simple { (call) throws(OperatorError) in
      Pointwise(.elu(alpha: Double(try call.attributes.real("alpha", default: 1))))
    },
    "Celu": simple { (call) throws(OperatorError) in
      Pointwise(.celu(alpha: Double(try call.attributes.real("alpha", default: 1))))
    },
    "Selu": simple { (call) throws(OperatorError) in
      Pointwise(
        .selu(
          alpha: Double(try call.attributes.real("alpha", default: 1.673_263_2)),
          gamma: Double(try call.attributes.real("gamma", default: 1.050_701))))
    },
    "HardSigmoid": simple { (call) throws(OperatorError) in
      Pointwise(
        .hardSigmoid(
          alpha: Double(try call.attributes.real("alpha", default: 0.2)),
          beta: Double(try call.attributes.real("beta", default: 0.5))))
    },
    "ThresholdedRelu": simple { (call) throws(OperatorError) in
      Pointwise(.thresholdedReLU(alpha: Double(try call.attributes.real("alpha", default: 1))))
    },
    "Shrink": simple { (call) throws(OperatorError) in
      Pointwise(
        .shrink(
          bias: Double(try call.attributes.real("bias", default: 0)),
          threshold: Double(try call.attributes.real("lambd", default: 0.5))))
    },
    "Gelu": simple { (call) throws(OperatorError) in
      let isByTanh = try call.attributes.text("approximate", default: "none") == "tanh"
      return Pointwise(isByTanh ? .geluByTanh : .gelu)
    },
    "Clip": { (call, builder) throws(OperatorError) in
      let limits = [1, 2].compactMap { call.optional($0) }
      guard limits.contains(where: { $0.numbers == nil }) else {
        return try limited(call, &builder)
      }
      return [try clipByData(call, &builder)]
    },
    "Identity": { (call, builder) throws(OperatorError) in
      [try same(call.input(0), &builder)]
    },
  ]

  /// The same numbers under another name.
  static func same(
    _ value: GraphValue, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    if value.known != nil { return value }
    return try pointwise(Pointwise(.identity), value, &builder, element: value.element)
  }

  /// Adds a layer that does the same to every number of its one input.
  static func pointwise(
    _ layer: any Layer, _ input: GraphValue, _ builder: inout GraphBuilder,
    element: OriginalValue.Element
  ) throws(OperatorError) -> GraphValue {
    let isScalar = input.sizes?.count == (input.isBatched ? 1 : 0)
    return try builder.layer(layer, [input], isScalar: isScalar, element: element)
  }

  private static func simple(
    _ make: @escaping @Sendable (OperatorCall) throws(OperatorError) -> Pointwise
  ) -> Lower {
    { (call, builder) throws(OperatorError) in
      let input = try call.input(0)
      let layer = try make(call)
      if let known = input.known, known.element != .real {
        try builder.takeFolded(known.count)
        return [.known(known.mapped(known.element) { layer.function([$0]) })]
      }
      return [try pointwise(layer, input, &builder, element: input.element)]
    }
  }

  private static func elementary(
    _ function: Elementary, element: OriginalValue.Element? = nil
  ) -> Lower {
    { (call, builder) throws(OperatorError) in
      let input = try call.input(0)
      let element = element ?? input.element
      if let known = input.known, known.element != .real {
        try builder.takeFolded(known.count)
        return [.known(known.mapped(element) { function($0) })]
      }
      return [try pointwise(Pointwise(function), input, &builder, element: element)]
    }
  }

  /// x / (1 + exp(−αx))
  private static func swish(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> [GraphValue] {
    let (input, alpha) = (try call.input(0), try call.attributes.real("alpha", default: 1))
    guard alpha != 1 else {
      return [try pointwise(Pointwise(.swish), input, &builder, element: .real)]
    }
    let scaled = try call.part("Mul", [input, .real(alpha)], &builder)
    let gate = try call.part("Sigmoid", [scaled], &builder)
    return [try call.part("Mul", [input, gate], &builder)]
  }

  private static let limited = simple { (call) throws(OperatorError) in Pointwise(try clip(call)) }

  /// Reads the limits, which were attributes before version 11 and are inputs since.
  private static func clip(_ call: OperatorCall) throws(OperatorError) -> Function {
    // The standard's limits where none is given: an infinity becomes the largest number.
    let low = try call.real("min", orInput: 1) ?? -.greatestFiniteMagnitude
    let high = try call.real("max", orInput: 2) ?? .greatestFiniteMagnitude
    return .clip(low: Double(low), high: Double(high))
  }
}
