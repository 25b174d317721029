/// Reads goals and measures without looking at a network: the meanings of names are checked later.
///
///     goal    = clause { "and" clause }
///     clause  = sum relation sum
///     sum     = product { ("+" | "-") product }
///     product = factor { "*" factor }
struct GoalParser {
  private let text: [Character]
  private let words: [GoalWord]
  var index = 0
  private var depth = 0

  /// The limit of parentheses and signs around each other.
  private static let deepest = 16

  init(_ text: String) throws(GoalError) {
    self.text = Array(text)
    guard self.text.count <= Goal.longestText else {
      throw GoalError(
        sentence: "this has more than \(Goal.longestText) characters", offset: Goal.longestText)
    }
    var lexer = GoalLexer(self.text)
    words = try lexer.words()
  }

  mutating func clauses() throws(GoalError) -> [Goal.Clause] {
    var clauses = [try clause()]
    while word.kind != .end {
      guard take(.name("and")) else {
        throw unexpected("\"and\" or the end")
      }
      guard clauses.count < Goal.mostClauses else {
        throw GoalError(
          sentence: "a goal has at most \(Goal.mostClauses) comparisons", offset: start)
      }
      clauses.append(try clause())
    }
    return clauses
  }

  mutating func wholeMeasure() throws(GoalError) -> Measure {
    let measure = try measure()
    guard word.kind == .end else { throw unexpected("the end") }
    return measure
  }

  private mutating func clause() throws(GoalError) -> Goal.Clause {
    let first = start
    var left = try measure()
    guard case .symbol(let symbol) = word.kind,
      let relation = Goal.Clause.Relation(rawValue: symbol)
    else {
      throw unexpected(Goal.Clause.Relation.allCases.map(\.rawValue).joined(separator: " "))
    }
    index += 1
    var right = try measure()
    // The shape of a vector is written as one number.
    left = left.asSizes(beside: right)
    right = right.asSizes(beside: left)
    let (kind, other) = (left.expression.kind, right.expression.kind)
    guard kind == other else {
      throw GoalError(
        sentence: "\(right.text) is a \(other.rawValue), \(left.text) is a \(kind.rawValue)",
        offset: right.offset)
    }
    guard kind == .number || relation == .equal || relation == .notEqual else {
      throw GoalError(
        sentence: "a \(kind.rawValue) is compared with == or !=, not with \(symbol)",
        offset: right.offset)
    }
    return Goal.Clause(
      left: left, relation: relation, right: right, text: slice(from: first))
  }

  private mutating func measure() throws(GoalError) -> Measure {
    let first = start
    let expression = try sum()
    return Measure(slice(from: first), expression, at: first)
  }

  // MARK: Words

  var word: GoalWord { words[index] }
  var start: Int { word.range.lowerBound }
  /// The text that was read since an offset.
  private func slice(from first: Int) -> String {
    String(text[first..<words[max(0, index - 1)].range.upperBound])
  }
  private mutating func take(_ kind: GoalWord.Kind) -> Bool {
    guard word.kind == kind else { return false }
    index += 1
    return true
  }
  mutating func expect(_ symbol: String) throws(GoalError) {
    guard take(.symbol(symbol)) else { throw unexpected(symbol) }
  }
  func unexpected(_ wanted: String) -> GoalError {
    let found = word.kind == .end ? "the end" : String(text[word.range].prefix(24))
    return GoalError(sentence: "\(found) stands where \(wanted) should be", offset: start)
  }

  // MARK: Arithmetic

  mutating func sum() throws(GoalError) -> MeasureExpression {
    try chain([.plus, .minus]) { (parser) throws(GoalError) in try parser.product() }
  }
  private mutating func product() throws(GoalError) -> MeasureExpression {
    try chain([.times]) { (parser) throws(GoalError) in try parser.factor() }
  }

  private mutating func chain(
    _ operators: [MeasureExpression.Arithmetic],
    of part: (inout GoalParser) throws(GoalError) -> MeasureExpression
  ) throws(GoalError) -> MeasureExpression {
    let first = start
    var expression = try part(&self)
    while case .symbol(let symbol) = word.kind,
      let arithmetic = operators.first(where: { $0.rawValue == symbol })
    {
      try expression.checkNumber(at: first)
      index += 1
      let second = start
      let right = try part(&self)
      try right.checkNumber(at: second)
      expression = .arithmetic(arithmetic, expression, right)
    }
    return expression
  }

  private mutating func factor() throws(GoalError) -> MeasureExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= GoalParser.deepest else {
      throw GoalError(sentence: "this is nested too deep", offset: start)
    }
    switch word.kind {
    case .number(let number):
      index += 1
      return .number(number)
    case .text(let text):
      index += 1
      return .text(text)
    case .sizes(let sizes):
      index += 1
      return .sizes(sizes)
    case .symbol("-"):
      index += 1
      let inner = try number()
      if case .number(let number) = inner { return .number(-number) }
      return .arithmetic(.minus, .number(0), inner)
    case .symbol("("):
      index += 1
      let inner = try sum()
      try expect(")")
      return inner
    case .place(let reference):
      let first = start
      index += 1
      try reference.checkMeasurable(at: first)
      return .measured(try leaf(.reduced(.only, reference), at: first))
    case .name(let name):
      index += 1
      return try named(name, at: words[index - 1].range.lowerBound)
    case .symbol, .on, .end: throw unexpected("a measure")
    }
  }

  private mutating func number() throws(GoalError) -> MeasureExpression {
    let first = start
    let inner = try factor()
    try inner.checkNumber(at: first)
    return inner
  }
}

extension Address {
  /// Checks that it is a number of the network.
  /// - Throws: ``GoalError`` for parts of a sum.
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
