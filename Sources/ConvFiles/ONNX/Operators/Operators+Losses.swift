import ConvNet

/// The losses of the standard: how far an answer is from the right one.
extension Operators {
  static let losses: [String: Lower] = [
    "NegativeLogLikelihoodLoss": { (call, builder) throws(OperatorError) in
      let logarithms = try builder.unbatched(call.input(0))
      return [try likelihood(call, logarithms, &builder)]
    },
    "SoftmaxCrossEntropyLoss": { (call, builder) throws(OperatorError) in
      let scores = try builder.unbatched(call.input(0))
      let logarithms = try call.part("LogSoftmax", [scores], with: ["axis": .integer(1)], &builder)
      return [try likelihood(call, logarithms, &builder), logarithms]
    },
  ]

  /// Less the logarithm of the right class, weighted; targets that are to be ignored count nothing.
  private static func likelihood(
    _ call: OperatorCall, _ logarithms: GraphValue, _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let zero = GraphValue.integers([0], [])
    var target = try builder.unbatched(call.input(1))
    var isIgnored: GraphValue?
    if let ignored = try call.attributes.integer("ignore_index") {
      let same = try call.part("Equal", [target, .integers([ignored], [])], &builder)
      target = try call.part("Where", [same, zero, target], &builder)
      isIgnored = same
    }
    let index = try call.part("Unsqueeze", [target, .integers([1])], &builder)
    let picked = try call.part(
      "GatherElements", [logarithms, index], with: ["axis": .integer(1)], &builder)
    let right = try call.part("Squeeze", [picked, .integers([1])], &builder)
    var loss = try call.part("Neg", [right], &builder)
    var share: GraphValue?
    if let weight = call.optional(2) {
      share = try call.part("Gather", [builder.unbatched(weight), target], &builder)
    }
    if let isIgnored {
      share = try call.part("Where", [isIgnored, .real(0), share ?? .real(1)], &builder)
    }
    if let share { loss = try call.part("Mul", [loss, share], &builder) }
    let all: [String: PartAttribute] = ["keepdims": .integer(0)]
    switch try call.attributes.text("reduction", default: "mean") {
    case "none": return loss
    case "sum": return try call.part("ReduceSum", [loss], with: all, &builder)
    case "mean":
      guard let share else { return try call.part("ReduceMean", [loss], with: all, &builder) }
      let sum = try call.part("ReduceSum", [loss], with: all, &builder)
      return try call.part(
        "Div", [sum, call.part("ReduceSum", [share], with: all, &builder)], &builder)
    case let word: throw .refused("its reduction “\(word.shortened)” is none of the standard's")
    }
  }
}
