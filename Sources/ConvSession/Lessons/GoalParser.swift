/// Reads goals and measures. It never looks at a network: what a name stands for is checked later.
///
///     goal    = clause { "and" clause }
///     clause  = sum relation sum
///     sum     = product { ("+" | "-") product }
///     product = factor { "*" factor }
struct GoalParser {
  private let text: [Character]
  private let words: [GoalWord]
  private var index = 0
  private var depth = 0

  /// Parentheses and signs deeper than this are refused.
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

  private var word: GoalWord { words[index] }
  private var start: Int { word.range.lowerBound }
  /// What was read since a place.
  private func slice(from first: Int) -> String {
    String(text[first..<words[max(0, index - 1)].range.upperBound])
  }
  private mutating func take(_ kind: GoalWord.Kind) -> Bool {
    guard word.kind == kind else { return false }
    index += 1
    return true
  }
  private mutating func expect(_ symbol: String) throws(GoalError) {
    guard take(.symbol(symbol)) else { throw unexpected(symbol) }
  }
  private func unexpected(_ wanted: String) -> GoalError {
    let found = word.kind == .end ? "the end" : String(text[word.range].prefix(24))
    return GoalError(sentence: "\(found) stands where \(wanted) should be", offset: start)
  }

  // MARK: Arithmetic

  private mutating func sum() throws(GoalError) -> MeasureExpression {
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

  // MARK: Names

  /// Takes the picture after it, where there is one.
  /// - Throws: ``GoalError`` where it is none that ships with the program.
  private mutating func leaf(
    _ what: MeasureLeaf.What, at offset: Int
  ) throws(GoalError) -> MeasureLeaf {
    guard case .on(let picture) = word.kind else {
      return MeasureLeaf(what: what, picture: nil, offset: offset)
    }
    guard Shipped.picture(named: picture) != nil else {
      throw GoalError(
        sentence: "there is no picture \(picture.prefix(24)) that ships with the program",
        offset: word.range.upperBound - picture.count)
    }
    index += 1
    return MeasureLeaf(what: what, picture: picture, offset: offset)
  }

  private mutating func named(
    _ name: String, at offset: Int
  ) throws(GoalError) -> MeasureExpression {
    let isCalled = word.kind == .symbol("(")
    if !isCalled {
      switch name {
      case "answer": return .measured(try leaf(.answer, at: offset))
      case "edits": return .measured(plain(.edits, at: offset))
      case "parameters": return .measured(plain(.parameters(nil), at: offset))
      case "multiplyadds": return .measured(plain(.multiplyAdds(nil), at: offset))
      default: throw GoalParser.unknown(name, at: offset)
      }
    }
    index += 1
    let expression = try called(name, at: offset)
    try expect(")")
    return expression
  }

  private mutating func called(
    _ name: String, at offset: Int
  ) throws(GoalError) -> MeasureExpression {
    if let reduction = MeasureReduction.functions.first(where: { $0.rawValue == name }) {
      let reference = try place()
      return .measured(try leaf(.reduced(reduction, reference), at: offset))
    }
    if let axis = MeasureLeaf.Axis(rawValue: name) {
      return .measured(plain(.axis(axis, try layer()), at: offset))
    }
    switch name {
    case "abs":
      let first = start
      let inner = try sum()
      try inner.checkNumber(at: first)
      return .magnitude(inner)
    case "changed":
      let reference = try place()
      return .measured(try leaf(.changed(reference), at: offset))
    case "shape": return .measured(plain(.shape(try layer()), at: offset))
    case "parameters": return .measured(plain(.parameters(try layer()), at: offset))
    case "multiplyadds": return .measured(plain(.multiplyAdds(try layer()), at: offset))
    case "share":
      guard case .text(let label) = word.kind else { throw unexpected("a label such as \"O\"") }
      index += 1
      return .measured(try leaf(.share(label), at: offset))
    default: throw GoalParser.unknown(name, at: offset)
    }
  }

  private func plain(_ what: MeasureLeaf.What, at offset: Int) -> MeasureLeaf {
    MeasureLeaf(what: what, picture: nil, offset: offset)
  }

  private mutating func layer() throws(GoalError) -> String {
    guard case .name(let alias) = word.kind else { throw unexpected("a layer's name") }
    index += 1
    return alias
  }

  private mutating func place() throws(GoalError) -> Reference {
    switch word.kind {
    case .name(let alias):
      index += 1
      return Reference(alias)
    case .place(let reference):
      try reference.checkMeasurable(at: start)
      index += 1
      return reference
    default: throw unexpected("a place such as edges[0]")
    }
  }

  private static func unknown(_ name: String, at offset: Int) -> GoalError {
    let functions =
      MeasureReduction.functions.map(\.rawValue) + MeasureLeaf.Axis.allCases.map(\.rawValue)
      + ["abs", "changed", "shape", "parameters", "multiplyadds", "share", "answer", "edits"]
    return GoalError(
      sentence: "\(name.prefix(24)) is no measure; there are \(functions.joined(separator: ", ")), "
        + "or a number's place such as edges[0,4,2]", offset: offset)
  }
}
