import ConvNet

extension Operators {
  static let constants: [String: Lower] = [
    "Constant": { (call, _) throws(OperatorError) in [try .known(constant(call))] },
    "ConstantOfShape": { (call, builder) throws(OperatorError) in
      [try .known(filled(call, &builder))]
    },
    "Range": { (call, builder) throws(OperatorError) in [try .known(range(call, &builder))] },
    "Shape": { (call, _) throws(OperatorError) in [try .known(shape(call))] },
    "Size": { (call, _) throws(OperatorError) in
      let count = (try call.input(0).sizes ?? []).reduce(1, *)
      return [.known(KnownTensor([], integers: [Int64(count)]))]
    },
    "Cast": { (call, builder) throws(OperatorError) in
      guard let code = try call.attributes.integer("to") else {
        throw .refused("its to is missing")
      }
      return [try cast(call.input(0), code: code, &builder)]
    },
    "CastLike": { (call, builder) throws(OperatorError) in
      let wanted = try call.input(1).element
      return [try cast(call.input(0), to: wanted, &builder)]
    },
  ]

  private static func constant(_ call: OperatorCall) throws(OperatorError) -> KnownTensor {
    let attributes = call.attributes
    if let tensor = attributes.tensor("value") {
      guard ElementType(rawValue: tensor.dataType) != nil else {
        throw .unknown(ElementType.refusal(of: tensor.dataType))
      }
      do throws(ModelError) { return try call.reader.read(tensor, named: "its value") } catch {
        throw .refused("\(error)")
      }
    }
    if let real = try attributes.real("value_float") { return KnownTensor([], reals: [real]) }
    if let reals = try attributes.reals("value_floats") {
      return KnownTensor([reals.count], reals: reals)
    }
    if let integer = try attributes.integer("value_int") {
      return KnownTensor([], integers: [Int64(integer)])
    }
    if let integers = try attributes.integers("value_ints") { return KnownTensor(integers) }
    if let sparse = attributes.sparse("sparse_value") { return try filled(sparse, call.reader) }
    throw .unknown("a constant of text is not read here")
  }

  /// Zeros but where the file writes a number.
  private static func filled(
    _ sparse: ONNXSparseTensor, _ reader: TensorReader
  ) throws(OperatorError) -> KnownTensor {
    guard ElementType(rawValue: sparse.values.dataType) != nil else {
      throw .unknown(ElementType.refusal(of: sparse.values.dataType))
    }
    do throws(ModelError) { return try reader.read(sparse, named: "its sparse_value") } catch {
      throw .refused("\(error)")
    }
  }

  private static func filled(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> KnownTensor {
    guard let sizes = try call.known(0)?.integers else { throw .refused("its shape is missing") }
    let count = try checkedCount(sizes)
    guard let value = call.attributes.tensor("value") else {
      try builder.takeDescribed(count)
      return KnownTensor(sizes, repeating: 0, count: count)
    }
    guard ElementType(rawValue: value.dataType) != nil else {
      throw .unknown(ElementType.refusal(of: value.dataType))
    }
    let known: KnownTensor
    do throws(ModelError) { known = try call.reader.read(value, named: "its value") } catch {
      throw .refused("\(error)")
    }
    guard known.count == 1 else { throw .refused("its value has to be one number") }
    if known.element == .real {
      try builder.takeDescribed(count)
      return KnownTensor(sizes, repeating: known.reals[0], count: count)
    }
    try builder.takeFolded(count)
    return known.picking([Int](repeating: 0, count: count), sizes: sizes)
  }

  /// The count of numbers in a tensor of these sizes, some of which may be 0.
  static func checkedCount(_ sizes: [Int]) throws(OperatorError) -> Int {
    do throws(ModelError) {
      return try TensorReader.sizes(sizes.map(Int64.init), of: "its shape").count
    } catch { throw .refused("\(error)") }
  }

  private static func range(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> KnownTensor {
    guard let first = try call.known(0), let start = first.scalar,
      let limit = try call.known(1)?.scalar, let step = try call.known(2)?.scalar, step != 0
    else { throw .refused("its start, limit and step have to be numbers, the step not 0") }
    let steps = ((limit - start) / step).rounded(.up)
    guard steps.isFinite, steps < Double(GraphBuilder.mostFoldedNumbers) else {
      throw .refused("it makes too many numbers")
    }
    let count = Int(max(0, steps))
    try builder.takeFolded(count)
    let numbers = (0..<count).map { start + Double($0) * step }
    return first.element == .real
      ? KnownTensor([count], reals: numbers.map { Float($0) })
      : KnownTensor([count], integers: numbers.map { Int64(saturating: $0) })
  }

  /// The sizes of a value, which are known whatever the data: with a batch of one.
  private static func shape(_ call: OperatorCall) throws(OperatorError) -> KnownTensor {
    let sizes = try call.input(0).sizes ?? []
    func place(_ index: Int) -> Int {
      min(max(index < 0 ? index + sizes.count : index, 0), sizes.count)
    }
    let start = place(try call.attributes.integer("start", default: 0))
    let end = place(try call.attributes.integer("end", default: sizes.count))
    return KnownTensor(start < end ? Array(sizes[start..<end]) : [])
  }

  private static func cast(
    _ value: GraphValue, code: Int, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    guard let type = Int32(exactly: code).flatMap(ElementType.init(rawValue:)) else {
      throw .unknown("numbers of type \(code) are not computed here")
    }
    guard type.bits >= 8, type.small == nil else {
      throw .unknown("numbers are not rounded to \("\(type)") here")
    }
    let isHalf = type == .float16 || type == .bfloat16
    if isHalf, value.element == .real {
      let rounding: Elementary = type == .float16 ? .float16 : .bfloat16
      return try pointwise(Pointwise(rounding), value, &builder, element: .real)
    }
    return try cast(value, to: type.element, integers: type.integerType ?? .int64, &builder)
  }

  private static func cast(
    _ value: GraphValue, to element: OriginalValue.Element, integers: IntegerType = .int64,
    _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    guard case .known(let known) = value else {
      let function: Function =
        switch (element, value.element) {
        case (.integer, .real): .truncated(integers)
        case (.boolean, .real), (.boolean, .integer): .elementary(.nonzero)
        default: .identity
        }
      return try pointwise(Pointwise(function), value, &builder, element: element)
    }
    guard known.element != element || element == .integer else { return value }
    try builder.takeFolded(known.count)
    switch element {
    case .real: return .known(KnownTensor(known.sizes, reals: known.reals))
    case .integer:
      return .known(
        KnownTensor(known.sizes, integers: known.doubles.map { Int64(saturating: $0) }))
    case .boolean:
      return .known(
        KnownTensor(known.sizes, integers: known.doubles.map { $0 == 0 ? 0 : 1 }, .boolean))
    }
  }
}
