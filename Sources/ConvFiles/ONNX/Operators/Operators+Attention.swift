import ConvNet

/// Attention, as the products, sums and shares that it is made of.
extension Operators {
  static let attention: [String: Lower] = [
    "Attention": { (call, builder) throws(OperatorError) in
      var plan = try AttentionPlan(call, &builder)
      return try plan.outputs(&builder)
    }
  ]
}

/// The values of one attention while its layers are made; queries, keys and values have the axes
/// samples, heads, places and numbers.
private struct AttentionPlan {
  let call: OperatorCall
  private var query: GraphValue
  private var key: GraphValue
  private var value: GraphValue
  private let isFlat: Bool
  private let samples: Int
  private let heads: Int
  private let pasts: Int
  private let places: (query: Int, key: Int)
  /// Which keys count how much: added to the scores, −∞ for those that are hidden.
  private var bias: GraphValue?

  init(_ call: OperatorCall, _ builder: inout GraphBuilder) throws(OperatorError) {
    self.call = call
    var values: [GraphValue] = []
    for slot in 0..<3 { values.append(try builder.unbatched(call.input(slot))) }
    isFlat = values[0].sizes?.count == 3
    if isFlat {
      let counts = (
        try call.attributes.integer("q_num_heads", default: 0),
        try call.attributes.integer("kv_num_heads", default: 0)
      )
      for slot in 0..<3 {
        values[slot] = try AttentionPlan.inHeads(
          call, values[slot], slot == 0 ? counts.0 : counts.1, &builder)
      }
    }
    (query, key, value) = (values[0], values[1], values[2])
    guard let sizes = query.sizes, let own = key.sizes, value.sizes?.count == 4, own.count == 4,
      sizes.count == 4, own[1] > 0, sizes[1].isMultiple(of: own[1])
    else { throw .refused("its queries, keys and values do not go together") }
    (samples, heads) = (sizes[0], sizes[1])
    var past = 0
    if let before = call.optional(4), let values = call.optional(5) {
      let axis: [String: PartAttribute] = ["axis": .integer(2)]
      key = try call.part("Concat", [builder.unbatched(before), key], with: axis, &builder)
      value = try call.part("Concat", [builder.unbatched(values), value], with: axis, &builder)
      past = before.sizes?[2] ?? 0
    }
    pasts = past
    places = (sizes[2], key.sizes?[2] ?? own[2])
  }

  private static func inHeads(
    _ call: OperatorCall, _ value: GraphValue, _ heads: Int, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    guard let sizes = value.sizes, sizes.count == 3, heads > 0, sizes[2].isMultiple(of: heads)
    else { throw .refused("its heads do not divide its input") }
    let split = try call.part(
      "Reshape", [value, .integers([sizes[0], sizes[1], heads, sizes[2] / heads])], &builder)
    return try call.part("Transpose", [split], with: ["perm": .integers([0, 2, 1, 3])], &builder)
  }

  /// Each head of keys for as many heads of queries.
  private func repeated(
    _ value: GraphValue, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    guard let sizes = value.sizes, sizes[1] != heads else { return value }
    let spread = try call.part("Unsqueeze", [value, .integers([2])], &builder)
    let shape = [sizes[0], sizes[1], heads / sizes[1], sizes[2], sizes[3]]
    let copies = try call.part("Expand", [spread, .integers(shape)], &builder)
    return try call.part(
      "Reshape", [copies, .integers([sizes[0], heads, sizes[2], sizes[3]])], &builder)
  }

  mutating func outputs(_ builder: inout GraphBuilder) throws(OperatorError) -> [GraphValue] {
    try addMask(&builder)
    try addFrontiers(&builder)
    let size = query.sizes?[3] ?? 1
    let scale = try call.attributes.real("scale") ?? 1 / Float(size).squareRoot()
    let root = GraphValue.real(scale.squareRoot())
    let keys = try call.part(
      "Transpose", [repeated(key, &builder)], with: ["perm": .integers([0, 1, 3, 2])], &builder)
    var scores = try call.part(
      "MatMul",
      [
        call.part("Mul", [query, root], &builder), call.part("Mul", [keys, root], &builder),
      ], &builder)
    var shown = scores
    let mode = try call.attributes.integer("qk_matmul_output_mode", default: 0)
    let cap = try call.attributes.real("softcap", default: 0)
    if cap > 0 {
      let small = try call.part("Div", [scores, .real(cap)], &builder)
      let bent = try call.part("Tanh", [small], &builder)
      scores = try call.part("Mul", [bent, .real(cap)], &builder)
    }
    if mode == 1 { shown = scores }
    if mode == 0, cap > 0 { shown = scores }
    if let bias { scores = try call.part("Add", [scores, bias], &builder) }
    if mode == 2 { shown = scores }
    var shares = try call.part("Softmax", [scores], with: ["axis": .integer(-1)], &builder)
    if let bias { shares = try guarded(shares, bias, &builder) }
    if mode == 3 { shown = shares }
    var result = try call.part("MatMul", [shares, repeated(value, &builder)], &builder)
    if isFlat {
      let turned = try call.part(
        "Transpose", [result], with: ["perm": .integers([0, 2, 1, 3])], &builder)
      result = try call.part(
        "Reshape", [turned, .integers([samples, places.query, -1])], &builder)
    }
    return [result, key, value, shown]
  }

  /// A query from which every key is hidden gives no share to any.
  private func guarded(
    _ shares: GraphValue, _ bias: GraphValue, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let most = try call.part("ReduceMax", [bias, .integers([-1])], &builder)
    let isHidden = try call.part(
      "IsInf", [most], with: ["detect_positive": .integer(0)], &builder)
    if let known = isHidden.known, !known.doubles.contains(where: { $0 != 0 }) { return shares }
    return try call.part("Where", [isHidden, .real(0), shares], &builder)
  }

  private mutating func add(
    _ other: GraphValue, _ builder: inout GraphBuilder
  ) throws(OperatorError) {
    guard let own = bias else {
      bias = other
      return
    }
    bias = try call.part("Add", [own, other], &builder)
  }

  /// Hides what is not allowed.
  private func hidden(
    unless allowed: GraphValue, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    try call.part("Where", [allowed, .real(0), .real(-.infinity)], &builder)
  }

  private mutating func addMask(_ builder: inout GraphBuilder) throws(OperatorError) {
    guard let mask = call.optional(3), var sizes = mask.sizes, let last = sizes.last else { return }
    var whole = try builder.unbatched(mask)
    if mask.element == .boolean { whole = try hidden(unless: whole, &builder) }
    if last < places.key {
      sizes[sizes.count - 1] = places.key - last
      let rest = [Float](repeating: -.infinity, count: sizes.reduce(1, *))
      try builder.takeFolded(rest.count)
      whole = try call.part(
        "Concat", [whole, .reals(rest, sizes)], with: ["axis": .integer(-1)], &builder)
    }
    try add(whole, &builder)
  }

  /// Hides keys that come after a query, lie outside its window, or are padding.
  private mutating func addFrontiers(_ builder: inout GraphBuilder) throws(OperatorError) {
    let (rows, columns) = places
    try builder.takeFolded(rows * columns)
    let distances = GraphValue.integers(
      (0..<rows * columns).map { $0 % columns - $0 / columns }, [rows, columns])
    var offset = GraphValue.integers([pasts], [])
    var length: GraphValue?
    if let given = call.optional(6) {
      let each = try call.part(
        "Reshape", [builder.unbatched(given), .integers([samples, 1, 1, 1])], &builder)
      length = each
      offset = try call.part("Sub", [each, .integers([rows], [])], &builder)
    }
    if try call.attributes.flag("is_causal") {
      let allowed = try call.part("LessOrEqual", [distances, offset], &builder)
      try add(hidden(unless: allowed, &builder), &builder)
    }
    let left = try call.attributes.integer("left_window_size", default: -1)
    if left >= 0 {
      let first = try call.part("Sub", [offset, .integers([left], [])], &builder)
      let allowed = try call.part("GreaterOrEqual", [distances, first], &builder)
      try add(hidden(unless: allowed, &builder), &builder)
    }
    let right = try call.attributes.integer("right_window_size", default: -1)
    if right >= 0 {
      let last = try call.part("Add", [offset, .integers([right], [])], &builder)
      let allowed = try call.part("LessOrEqual", [distances, last], &builder)
      try add(hidden(unless: allowed, &builder), &builder)
    }
    if let length {
      let all = GraphValue.integers(Array(0..<columns), [1, 1, 1, columns])
      let allowed = try call.part("Less", [all, length], &builder)
      try add(hidden(unless: allowed, &builder), &builder)
    }
  }
}
