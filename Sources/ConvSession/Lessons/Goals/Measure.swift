public import ConvNet

/// A pure function of the state out of a closed set, or a constant: `max(edges[0] on bars-level)`,
/// `sum(edges.weight[0,0])`, `parameters(edges)`, `answer`, `3`, `"O"`.
///
/// - `max min sum mean count zeros changed` of a layer, a map, a number, weights or biases; `count`
///   is of those that are not 0, `changed` of those that differ from the opened network's
/// - a number by its place: `edges[0,4,2]`, `edges.bias[2]`
/// - `shape channels height width` of a layer; `parameters multiplyadds` of a layer or of all
/// - `answer`, `share("O")` (of 1 after a softmax, otherwise the score), `edits`
/// - `abs( )`, `+ - *`, parentheses, numbers, texts, and shapes such as `4x10x10`
///
/// A measure taken from a picture may end with `on NAME`, a shipped picture that is then looked at
/// instead, without strokes: `answer on T`.
public struct Measure: Hashable, Sendable {
  public let text: String
  let expression: MeasureExpression
  /// The offset at which it begins in the text it was read from.
  let offset: Int

  init(_ text: String, _ expression: MeasureExpression, at offset: Int) {
    (self.text, self.expression, self.offset) = (text, expression, offset)
  }

  /// Reads a measure.
  /// - Throws: ``GoalError`` with the place in the text.
  public init(parsing text: String) throws(GoalError) {
    var parser = try GoalParser(text)
    self = try parser.wholeMeasure()
  }

  /// Whether it is a number, rather than a text or a shape.
  public var isNumber: Bool { expression.kind == .number }

  /// The number of the pass that it is, at the picture at hand; nil where it is something else.
  var place: Address? {
    guard case .measured(let leaf) = expression, leaf.picture == nil,
      case .reduced(.only, let place) = leaf.what, place.member == nil
    else { return nil }
    return place
  }

  /// All that has to be known before it can be measured. It grows as needs are met.
  public func needs(in session: Session, _ results: Results) -> [Need] {
    expression.leaves.flatMap { $0.needs(in: session, results) }
  }

  /// The number it has; nil where it is hidden or not known, or is no number.
  public func number(in scene: Scene) -> Double? {
    guard case .number(let number)? = value(in: scene) else { return nil }
    return number
  }

  /// The value it has; nil where it is hidden or not known.
  func value(in scene: Scene) -> MeasureValue? { expression.value(in: scene) }

  /// Checks that a network has all that it names.
  /// - Throws: ``GoalError`` at the first name that it has not.
  public func check(in network: Network) throws(GoalError) {
    for leaf in expression.leaves { try leaf.check(in: network) }
  }

  /// Reads one whole number beside a shape as the shape of a vector.
  func asSizes(beside other: Measure) -> Measure {
    guard other.expression.kind == .shape, case .number(let number) = expression,
      let size = Int(exactly: number)
    else { return self }
    return Measure(text, .sizes([size]), at: offset)
  }
}
