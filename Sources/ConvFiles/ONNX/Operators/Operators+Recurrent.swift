import ConvNet

/// Operators that go through a sequence step by step.
extension Operators {
  static let recurrent: [String: Lower] = [
    "RNN": { (call, builder) throws(OperatorError) in
      try recurrent(call, .plain, defaults: ["tanh"], &builder)
    },
    "GRU": { (call, builder) throws(OperatorError) in
      let resets = try call.attributes.flag("linear_before_reset")
      return try recurrent(
        call, .gated(resetsProduct: resets), defaults: ["sigmoid", "tanh"], &builder)
    },
    "LSTM": { (call, builder) throws(OperatorError) in
      let couples = try call.attributes.flag("input_forget")
      return try recurrent(
        call, .longShortTerm(couples: couples), defaults: ["sigmoid", "tanh", "tanh"], &builder)
    },
  ]

  private static func recurrent(
    _ call: OperatorCall, _ cell: RecurrentCell, defaults: [String], _ builder: inout GraphBuilder
  ) throws(OperatorError) -> [GraphValue] {
    let isReverse = try directions(call)
    let isSequenceFirst = try !call.attributes.flag("layout")
    var sequence = try builder.unbatched(call.input(0))
    if !isSequenceFirst { sequence = try swapped(call, sequence, &builder) }
    guard let sizes = sequence.sizes, sizes.count == 3, let weights = try call.input(2).sizes,
      weights.count == 3, let units = try call.attributes.integer("hidden_size") ?? weights.last
    else { throw .refused("it takes a sequence of three axes and weights of three") }
    let lengths = try call.known(4)?.integers
    var roles: [Recurrent.Role] = [.sequence, .weights, .recurrence]
    var values = [
      sequence, try builder.unbatched(call.input(1)), try builder.unbatched(call.input(2)),
    ]
    for (role, slot) in [(Recurrent.Role.bias, 3), (.state, 5), (.cell, 6), (.peepholes, 7)] {
      guard var value = call.optional(slot) else { continue }
      if !isSequenceFirst, role == .state || role == .cell {
        value = try swapped(call, value, &builder)
      }
      roles.append(role)
      values.append(try builder.unbatched(value))
    }
    let names = ["x", "weight", "recurrence"] + roles.dropFirst(3).map { "\($0)" }
    let (operands, inputs, parameters) = builder.operands(
      values, names: names, slots: [0, 1, 2] + slots(roles))
    let layer = Recurrent(
      cell, units: units, isReverse: isReverse,
      functions: try functions(call, directions: isReverse.count, defaults),
      clip: try call.attributes.real("clip"), lengths: lengths, roles: roles, operands)
    let states = try builder.layer(layer, inputs, parameters, isBatched: false)
    return try outputs(call, layer, states, sizes, &builder)
  }

  private static func slots(_ roles: [Recurrent.Role]) -> [Int] {
    roles.dropFirst(3).map { role in
      switch role {
      case .bias: 3
      case .state: 5
      case .cell: 6
      default: 7
      }
    }
  }

  private static func directions(_ call: OperatorCall) throws(OperatorError) -> [Bool] {
    switch try call.attributes.text("direction", default: "forward") {
    case "forward": return [false]
    case "reverse": return [true]
    case "bidirectional": return [false, true]
    case let word: throw .refused("its direction “\(word.shortened)” is none of the standard's")
    }
  }

  /// The first two axes in the other order.
  private static func swapped(
    _ call: OperatorCall, _ value: GraphValue, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let whole = try builder.unbatched(value)
    return try call.part("Transpose", [whole], with: ["perm": .integers([1, 0, 2])], &builder)
  }

  /// The sequence of states, the last state of each sequence, and the last cell.
  private static func outputs(
    _ call: OperatorCall, _ layer: Recurrent, _ states: GraphValue, _ sizes: [Int],
    _ builder: inout GraphBuilder
  ) throws(OperatorError) -> [GraphValue] {
    let (steps, count) = (sizes[0], sizes[1])
    let isSequenceFirst = try !call.attributes.flag("layout")
    func plane(_ plane: Int, _ builder: inout GraphBuilder) throws(OperatorError) -> GraphValue {
      try call.part(
        "Gather", [states, .integers([plane], [])], with: ["axis": .integer(1)], &builder)
    }
    let lengths = layer.lengths ?? [Int](repeating: steps, count: count)
    func last(_ plane: GraphValue, _ builder: inout GraphBuilder) throws(OperatorError)
      -> GraphValue
    {
      let places = layer.isReverse.flatMap { isReverse in
        lengths.map { isReverse ? 0 : $0 - 1 }
      }
      guard !places.contains(where: { $0 < 0 }) else {
        throw .unknown("a sequence of no steps is not computed here")
      }
      let picked = try Place.last(call, plane, places, count: count, &builder)
      guard !isSequenceFirst else { return picked }
      return try call.part(
        "Transpose", [picked], with: ["perm": .integers([1, 0, 2])], &builder)
    }
    let hidden = try plane(0, &builder)
    var ends: [GraphValue?] = [nil, nil]
    if call.names(output: 2), layer.roles.contains(.weights), layer.cell.planes == 2 {
      ends[1] = try last(plane(1, &builder), &builder)
    }
    if call.names(output: 1) { ends[0] = try last(hidden, &builder) }
    // The last layer is the answer: where nothing reads the states, they come before it.
    var all = hidden
    if call.names(output: 0), !isSequenceFirst {
      all = try call.part(
        "Transpose", [hidden], with: ["perm": .integers([2, 0, 1, 3])], &builder)
    }
    return [all, ends[0] ?? hidden, ends[1] ?? hidden]
  }

  private enum Place {
    /// Of `[steps, directions, sequences, units]` the step of each direction and sequence.
    static func last(
      _ call: OperatorCall, _ plane: GraphValue, _ places: [Int], count: Int,
      _ builder: inout GraphBuilder
    ) throws(OperatorError) -> GraphValue {
      guard let sizes = plane.sizes, sizes.count == 4 else {
        throw .unknown("its states are not known")
      }
      let units = sizes[3]
      let indices = places.enumerated().flatMap { place, step in
        (0..<units).map { (step * places.count + place) * units + $0 }
      }
      return try builder.picked(plane, indices, sizes: Array(sizes[1...]), kind: "last")
    }
  }

  private static func functions(
    _ call: OperatorCall, directions: Int, _ defaults: [String]
  ) throws(OperatorError) -> [[Function]] {
    let count = directions * defaults.count
    let written = try call.attributes.texts("activations")?.map { $0.lowercased() }
    var words = written ?? []
    if words.isEmpty { words = (0..<directions).flatMap { _ in defaults } }
    guard words.count == count else { throw .refused("it takes \(count) activations") }
    var alphas = (try call.attributes.reals("activation_alpha") ?? [])[...]
    var betas = (try call.attributes.reals("activation_beta") ?? [])[...]
    let all = try words.map { (word) throws(OperatorError) in
      try function(word, &alphas, &betas)
    }
    return (0..<directions).map {
      Array(all[$0 * defaults.count..<($0 + 1) * defaults.count])
    }
  }

  /// A function by the standard's word; those with numbers of their own take the next of the lists.
  private static func function(
    _ word: String, _ alphas: inout ArraySlice<Float>, _ betas: inout ArraySlice<Float>
  ) throws(OperatorError) -> Function {
    func alpha(_ value: Float) -> Double { Double(alphas.popFirst() ?? value) }
    func beta(_ value: Float) -> Double { Double(betas.popFirst() ?? value) }
    switch word {
    case "tanh": return .tanh
    case "sigmoid": return .sigmoid
    case "relu": return .relu
    case "affine":
      let factor = alpha(1)
      return .scaledPower(factor: factor, offset: beta(0), exponent: 1)
    case "leakyrelu": return .leakyReLU(slope: alpha(0.01))
    case "thresholdedrelu": return .thresholdedReLU(alpha: alpha(1))
    case "hardsigmoid":
      let slope = alpha(0.2)
      return .hardSigmoid(alpha: slope, beta: beta(0.5))
    case "elu": return .elu(alpha: alpha(1))
    case "scaledtanh":
      guard let factor = alphas.popFirst(), let slope = betas.popFirst() else {
        throw .unknown("its scaledtanh has no alpha and beta, for which the standard has no values")
      }
      return .scaledTanh(alpha: Double(factor), beta: Double(slope))
    case "softsign": return .elementary(.softsign)
    case "softplus": return .elementary(.softplus)
    default: throw .unknown("the activation “\(word.shortened)” is not computed here")
    }
  }
}
