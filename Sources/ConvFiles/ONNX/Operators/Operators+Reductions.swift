import ConvNet

extension Operators {
  static let reductions: [String: Lower] = [
    "ReduceMean": reduced(.mean), "ReduceSum": reduced(.sum), "ReduceMin": reduced(.smallest),
    "ReduceMax": reduced(.largest), "ReduceProd": reduced(.product), "ReduceL1": reduced(.l1),
    "ReduceL2": reduced(.l2), "ReduceSumSquare": reduced(.sumOfSquares),
    "ReduceLogSum": reduced(.logSum), "ReduceLogSumExp": reduced(.logSumExp),
    "ArgMax": extreme(isSmallest: false), "ArgMin": extreme(isSmallest: true),
    "CumSum": cumulative(isProduct: false), "CumProd": cumulative(isProduct: true),
  ]

  private static func cumulative(isProduct: Bool) -> Lower {
    { (call, builder) throws(OperatorError) in
      guard let axis = try call.known(1)?.integers?.first else {
        throw .refused("its axis is missing")
      }
      let (input, axes) = try builder.axes([axis], of: call.input(0))
      let layer = CumulativeSum(
        axis: axes[0], isExclusive: try call.attributes.flag("exclusive"),
        isReverse: try call.attributes.flag("reverse"), isProduct: isProduct)
      return [try builder.layer(layer, [input], element: input.element)]
    }
  }

  private static func reduced(_ kind: Reduction.Kind) -> Lower {
    { (call, builder) throws(OperatorError) in
      let value = try call.input(0)
      let rank = value.sizes?.count ?? 0
      let written = try call.integers("axes", orInput: 1) ?? []
      if written.isEmpty, try call.attributes.flag("noop_with_empty_axes") {
        return [try kind.ofEach(value, call, &builder)]
      }
      let keepsAxes = try call.attributes.flag("keepdims", default: true)
      let wanted = written.isEmpty ? Array(0..<rank) : written
      if wanted.isEmpty { return [try kind.ofEach(value, call, &builder)] }
      let (input, axes) = try builder.axes(wanted, of: value)
      guard Set(axes).count == axes.count else { throw .refused("an axis is named twice") }
      if let known = input.known, known.count == 0 {
        let nothing = try kind.ofNothing(
          known, call.type(0), axes, keepsAxes: keepsAxes, &builder)
        return [.known(nothing)]
      }
      let left = keepsAxes ? input.sample.count : input.sample.count - axes.count
      let layer = Reduction(kind, axes: axes, keepsAxes: keepsAxes)
      return [try builder.layer(layer, [input], isScalar: left == 0, element: value.element)]
    }
  }

  private static func extreme(isSmallest: Bool) -> Lower {
    { (call, builder) throws(OperatorError) in
      let wanted = try call.attributes.integer("axis", default: 0)
      let (input, axes) = try builder.axes([wanted], of: call.input(0))
      let keepsAxes = try call.attributes.flag("keepdims", default: true)
      let layer = ArgMax(
        axis: axes[0], keepsAxes: keepsAxes,
        takesLast: try call.attributes.flag("select_last_index"), isSmallest: isSmallest)
      let isScalar = !keepsAxes && input.sample.count == 1
      return [try builder.layer(layer, [input], isScalar: isScalar, element: .integer)]
    }
  }
}

extension Reduction.Kind {
  /// The number that nothing at all gives.
  fileprivate var ofNothing: Double {
    switch self {
    // A mean is 0 as well, as for ONNX Runtime.
    case .sum, .mean, .l1, .l2, .sumOfSquares: 0
    case .product: 1
    case .smallest, .logSum, .logSumExp: self == .smallest ? .infinity : -.infinity
    case .largest: -.infinity
    }
  }
  /// What is left of the rule where no axes are taken together: each number is one of its own.
  fileprivate func ofEach(
    _ value: GraphValue, _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    switch self {
    case .l1, .l2: try call.part("Abs", [value], &builder)
    case .sumOfSquares: try call.part("Mul", [value, value], &builder)
    case .logSum: try call.part("Log", [value], &builder)
    case .mean, .sum, .smallest, .largest, .product, .logSumExp:
      try Operators.same(value, &builder)
    }
  }
  /// The reduction of a tensor without numbers along some of its axes.
  fileprivate func ofNothing(
    _ value: KnownTensor, _ type: ElementType?, _ axes: [Int], keepsAxes: Bool,
    _ builder: inout GraphBuilder
  ) throws(OperatorError) -> KnownTensor {
    let sizes = value.sizes.indices.compactMap { axis in
      axes.contains(axis) ? (keepsAxes ? 1 : nil) : value.sizes[axis]
    }
    let count = try Operators.checkedCount(sizes)
    try builder.takeFolded(count)
    guard value.element != .real else {
      return KnownTensor(
        sizes, reals: [Float](repeating: Float(ofNothing), count: count))
    }
    // The least and the greatest that the type holds.
    let range = value.element == .boolean ? 0...1 : (type?.integerType ?? .int64).range
    let nothing = Int64(saturating: min(max(ofNothing, range.lowerBound), range.upperBound))
    return KnownTensor(
      sizes, integers: [Int64](repeating: nothing, count: count), value.element)
  }
}
