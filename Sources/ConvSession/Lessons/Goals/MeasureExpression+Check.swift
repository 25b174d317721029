extension MeasureExpression {
  /// - Throws: ``GoalError`` where it is a text or a shape.
  func checkNumber(at offset: Int) throws(GoalError) {
    guard kind != .number else { return }
    throw GoalError(sentence: "a \(kind.rawValue) is no number to count with", offset: offset)
  }
}

extension Reference {
  /// - Throws: ``GoalError`` for parts of a sum, which are no numbers of a network.
  func checkMeasurable(at offset: Int) throws(GoalError) {
    switch member {
    case .channel, .term:
      throw GoalError(
        sentence: "\(text) is a part of a sum; only outputs, weights and biases are measured",
        offset: offset)
    case .weight, .bias, .runningMean, .runningVariance, nil: return
    }
  }
}

extension Measure {
  /// One whole number beside a shape is the shape of a vector.
  func asSizes(beside other: Measure) -> Measure {
    guard other.expression.kind == .shape, case .number(let number) = expression,
      let size = Int(exactly: number)
    else { return self }
    return Measure(text, .sizes([size]), at: offset)
  }
}
