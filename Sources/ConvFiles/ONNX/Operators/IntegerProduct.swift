import ConvNet

/// The inputs of a product of whole numbers: which two are multiplied, and what is taken from each
/// before.
struct IntegerProduct {
  let first: Int
  let second: Int
  let zeros: (first: Int, second: Int)

  /// Sums of whole numbers below this are exact in floats.
  static let exact = 0x1p24

  /// The largest magnitude of an operand less its zero point.
  func largest(_ call: OperatorCall, _ slot: Int, zero: Int) throws(OperatorError) -> Double {
    guard let range = call.type(slot)?.integerType?.range,
      range.upperBound - range.lowerBound <= 255
    else { throw .unknown("it is not known which whole numbers it takes, or they are too long") }
    if let known = call.optional(zero)?.known {
      return known.doubles.map { max(range.upperBound - $0, $0 - range.lowerBound) }.max() ?? 255
    }
    return call.optional(zero) == nil ? max(range.upperBound, -range.lowerBound) : 255
  }
}

extension Operators {
  /// The product of two matrices of whole numbers less their zero points.
  ///
  /// - Parameter mayRound: whether what comes next rounds the sums to floats anyway.
  static func matMul(
    _ call: OperatorCall, _ product: IntegerProduct, mayRound: Bool,
    _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let (left, right) = (try call.input(product.first), try call.input(product.second))
    var zero = call.optional(product.zeros.first)
    if let rows = zero, let sizes = rows.sizes, sizes.count == 1, sizes[0] > 1 {
      zero = try builder.relabelled(rows, sizes + [1], isBatched: false)
    }
    let first = try less(call, left, zero, &builder)
    let second = try less(call, right, call.optional(product.zeros.second), &builder)
    let reach = try product.largest(call, product.first, zero: product.zeros.first)
    let inner = first.sizes?.last ?? 1
    var bound = Double(inner) * reach
    if let known = second.known, known.sizes.count == 2 {
      let columns = known.sizes[1]
      var sums = [Double](repeating: 0, count: columns)
      for (place, number) in known.doubles.enumerated() { sums[place % columns] += abs(number) }
      bound = (sums.max() ?? 0) * reach
    } else {
      bound *= try product.largest(call, product.second, zero: product.zeros.second)
    }
    guard bound > IntegerProduct.exact else {
      return try call.part("MatMul", [first, second], &builder)
    }
    guard mayRound else { throw .unknown("its sums may be larger than floats hold exactly") }
    return try builder.broadcasting(
      [first, second], names: ["left", "weight"], kept: 2, element: .integer
    ) { WideMatMul($0) }
  }

  /// A convolution of whole numbers less their zero points; what is padded is the zero point.
  static func conv(
    _ call: OperatorCall, _ product: IntegerProduct, bias: GraphValue?, mayRound: Bool,
    _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let kernel = try builder.operand(call, product.second)
    guard let sizes = kernel.sizes, sizes.count >= 3, !sizes.contains(0) else {
      throw .refused("its kernels are missing")
    }
    let input = try less(
      call, call.input(product.first), call.optional(product.zeros.first), &builder)
    var zero: GraphValue?
    if call.optional(product.zeros.second) != nil {
      let written = try builder.operand(call, product.zeros.second)
      let ones = sizes.dropFirst().map { _ in 1 }
      zero =
        written.sizes?.first.map { $0 > 1 } ?? false
        ? try builder.relabelled(written, [sizes[0]] + ones, isBatched: false) : written
    }
    let weight = try less(call, kernel, zero, &builder)
    let reach = try product.largest(call, product.first, zero: product.zeros.first)
    guard let numbers = weight.known else {
      let largest = try product.largest(call, product.second, zero: product.zeros.second)
      guard Double(sizes.dropFirst().reduce(1, *)) * reach * largest < IntegerProduct.exact,
        bias == nil
      else {
        throw .unknown("its kernels depend on the data, and its sums may be too large for floats")
      }
      return try convolved(call, input, weight, nil, &builder)
    }
    let bound = IntegerProduct.bound(numbers, bias?.known, reach)
    guard bound > IntegerProduct.exact else {
      return try convolved(call, input, weight, bias, &builder)
    }
    guard mayRound else { throw .unknown("its sums may be larger than floats hold exactly") }
    return try wide(call, input, numbers, bias, reach, &builder)
  }

  private static func convolved(
    _ call: OperatorCall, _ input: GraphValue, _ kernel: GraphValue, _ bias: GraphValue?,
    _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    try call.part(
      "Conv", [input, kernel, bias],
      keeping: ["auto_pad", "dilations", "group", "kernel_shape", "pads", "strides"], &builder
    ).asWhole
  }

  private static func wide(
    _ call: OperatorCall, _ input: GraphValue, _ kernel: KnownTensor, _ bias: GraphValue?,
    _ reach: Double, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let samples = try builder.samples(of: input)
    guard let tensor = kernel.tensor, try call.attributes.integer("group", default: 1) == 1 else {
      throw .unknown("sums in groups larger than floats hold exactly are not computed here")
    }
    let window = try WindowAttributes(call, input: samples.shape, kernel: tensor.shape)
    var weights = ["weight": LayerWeight(tensor, origin: nil)]
    if let bias = bias?.known?.tensor { weights["bias"] = LayerWeight(bias, origin: nil) }
    let conv = Conv(
      inputChannels: tensor.shape[1], outputChannels: tensor.shape[0], grid: window.grid,
      bias: weights["bias"] != nil)
    let perChannel = Double(tensor.shape.sizes.dropFirst(2).reduce(1, *)) * reach * 255
    let layer = WideConv(conv, block: Int(IntegerProduct.exact / max(1, perChannel)))
    return try builder.layer(layer, on: samples, weights, element: .integer)
  }

  /// A value less its zero point, both whole numbers.
  private static func less(
    _ call: OperatorCall, _ value: GraphValue, _ zero: GraphValue?, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    guard let zero, zero.known.map({ $0.doubles.contains { $0 != 0 } }) ?? true else {
      return value
    }
    return try call.part("Sub", [value, zero], &builder)
  }
}

extension IntegerProduct {
  /// The largest sum that the kernels of an output channel can make.
  fileprivate static func bound(
    _ kernel: KnownTensor, _ bias: KnownTensor?, _ reach: Double
  ) -> Double {
    let size = max(1, kernel.count / max(1, kernel.sizes[0]))
    let numbers = kernel.doubles
    let sums = stride(from: 0, to: numbers.count, by: size).map { first in
      numbers[first..<min(first + size, numbers.count)].reduce(0) { $0 + abs($1) } * reach
    }
    return (sums.max() ?? 0) + (bias?.doubles.map(abs).max() ?? 0)
  }
}

extension GraphValue {
  /// The same value as one of whole numbers, which it is.
  fileprivate var asWhole: GraphValue {
    guard case .layer(let layer) = self else { return self }
    return .layer(
      LayerValue(
        node: layer.node, sizes: layer.sizes, isBatched: layer.isBatched, element: .integer,
        numbers: layer.numbers))
  }
}
