import ConvNet

/// Operators that give the same numbers other axes.
extension Operators {
  static let shapes: [String: Lower] = [
    "Reshape": { (call, builder) throws(OperatorError) in [try reshape(call, &builder)] },
    "Flatten": { (call, builder) throws(OperatorError) in [try flatten(call, &builder)] },
    "Squeeze": { (call, builder) throws(OperatorError) in [try squeeze(call, &builder)] },
    "Unsqueeze": { (call, builder) throws(OperatorError) in [try unsqueeze(call, &builder)] },
  ]

  /// Gives numbers other axes; samples stay apart where the first axis is one before and after.
  private static func relabelled(
    _ value: GraphValue, _ sizes: [Int], _ builder: inout GraphBuilder, kind: String
  ) throws(OperatorError) -> GraphValue {
    try builder.relabelled(
      value, sizes, isBatched: value.isBatched && sizes.first == 1, kind: kind)
  }

  private static func reshape(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let value = try call.input(0)
    let from = value.sizes ?? []
    guard var wanted = try call.integers("shape", orInput: 1) else {
      throw .refused("its shape is missing")
    }
    if try !call.attributes.flag("allowzero") {
      for axis in wanted.indices where wanted[axis] == 0 {
        guard axis < from.count else { throw .refused("it copies an axis that is not there") }
        wanted[axis] = from[axis]
      }
    }
    let count = from.reduce(1, *)
    if let to = completed(wanted, count) {
      return try relabelled(value, to, &builder, kind: "reshape")
    }
    // A file made for a batch of another size writes that size down.
    if value.isBatched, let first = wanted.first, first > 1,
      let to = completed([1] + wanted.dropFirst(), count)
    {
      return try relabelled(value, to, &builder, kind: "reshape")
    }
    throw .refused(
      "its input \(from.written) has \(count) numbers and can not become \(wanted.written)")
  }

  /// The sizes with the one that is left open filled in; nil where the count does not fit.
  private static func completed(_ wanted: [Int], _ count: Int) -> [Int]? {
    guard wanted.allSatisfy({ (-1...Shape.largestCount).contains($0) }), wanted.count <= 32 else {
      return nil
    }
    var rest = 1
    for size in wanted where size >= 0 {
      let (product, overflow) = rest.multipliedReportingOverflow(by: size)
      guard !overflow else { return nil }
      rest = product
    }
    switch wanted.count(where: { $0 == -1 }) {
    case 0: return rest == count ? wanted : nil
    case 1:
      guard rest > 0, count.isMultiple(of: rest) else { return nil }
      return wanted.map { $0 == -1 ? count / rest : $0 }
    default: return nil
    }
  }

  private static func flatten(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let value = try call.input(0)
    let sizes = value.sizes ?? []
    let axis = try call.attributes.integer("axis", default: 1)
    guard (-sizes.count...sizes.count).contains(axis) else {
      throw .refused("its input has \(sizes.count) axes and no axis \(axis)")
    }
    let first = axis < 0 ? axis + sizes.count : axis
    if value.isBatched, first == 1 { return try builder.layer(Flatten(), [value]) }
    let to = [sizes[..<first].reduce(1, *), sizes[first...].reduce(1, *)]
    return try relabelled(value, to, &builder, kind: "flatten")
  }

  private static func squeeze(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let value = try call.input(0)
    let sizes = value.sizes ?? []
    guard let axes = try call.integers("axes", orInput: 1) else {
      let kept = sizes.filter { $0 != 1 }
      // Several samples stay; one is left out as any other axis of one.
      let keepsSamples = value.isBatched && builder.hasSeveralSamples
      return try builder.relabelled(
        value, keepsSamples ? [1] + kept : kept, isBatched: keepsSamples, kind: "squeeze")
    }
    let counted = Set(axes.map { $0 < 0 ? $0 + sizes.count : $0 })
    guard counted.allSatisfy({ sizes.indices.contains($0) && sizes[$0] == 1 }) else {
      throw .refused("only axes of one can be left out of \(sizes.written)")
    }
    let to = sizes.indices.filter { !counted.contains($0) }.map { sizes[$0] }
    return try builder.relabelled(
      value, to, isBatched: value.isBatched && !counted.contains(0), kind: "squeeze")
  }

  private static func unsqueeze(
    _ call: OperatorCall, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let value = try call.input(0)
    var sizes = value.sizes ?? []
    guard let axes = try call.integers("axes", orInput: 1) else {
      throw .refused("its axes are missing")
    }
    let rank = sizes.count + axes.count
    let counted = axes.map { $0 < 0 ? $0 + rank : $0 }.sorted()
    guard Set(counted).count == axes.count, counted.allSatisfy((0..<rank).contains), rank <= 32
    else { throw .refused("its axes can not be added to \(sizes.written)") }
    // An axis put before all others counts samples, as far as anybody can tell.
    let countsSamples =
      value.isBatched ? !counted.contains(0) : counted == [0] && !sizes.isEmpty
    for axis in counted { sizes.insert(1, at: axis) }
    return try builder.relabelled(value, sizes, isBatched: countsSamples, kind: "unsqueeze")
  }
}
