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
        return [try same(value, &builder)]
      }
      let keepsAxes = try call.attributes.flag("keepdims", default: true)
      let wanted = written.isEmpty ? Array(0..<rank) : written
      if wanted.isEmpty { return [try same(value, &builder)] }
      let (input, axes) = try builder.axes(wanted, of: value)
      guard Set(axes).count == axes.count else { throw .refused("an axis is named twice") }
      if let known = input.known, known.count == 0 {
        return [.known(try kind.ofNothing(known, axes, keepsAxes: keepsAxes, &builder))]
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
    case .sum, .l1, .l2, .sumOfSquares: 0
    case .product: 1
    case .smallest, .logSum, .logSumExp: self == .smallest ? .infinity : -.infinity
    case .largest: -.infinity
    case .mean: .nan
    }
  }
  /// The reduction of a tensor without numbers along some of its axes.
  fileprivate func ofNothing(
    _ value: KnownTensor, _ axes: [Int], keepsAxes: Bool, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> KnownTensor {
    let sizes = value.sizes.indices.compactMap { axis in
      axes.contains(axis) ? (keepsAxes ? 1 : nil) : value.sizes[axis]
    }
    let count = try Operators.checkedCount(sizes)
    try builder.takeFolded(count)
    // The least and the greatest of what is true or false.
    let nothing = value.element == .boolean ? min(max(ofNothing, 0), 1) : ofNothing
    let numbers = [Float](repeating: Float(nothing), count: count)
    return KnownTensor(sizes, numbers, value.element)
  }
}
