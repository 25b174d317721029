/// The measures that names stand for.
extension GoalParser {
  /// Makes a leaf, with the picture after it where there is one.
  /// - Throws: ``GoalError`` where it is none that ships with the program.
  mutating func leaf(
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

  mutating func named(
    _ name: String, at offset: Int
  ) throws(GoalError) -> MeasureExpression {
    let isCalled = word.kind == .symbol("(")
    if !isCalled {
      switch name {
      case "answer": return .measured(try leaf(.answer, at: offset))
      case "edits": return .measured(plain(.edits, at: offset))
      case "parameters": return .measured(plain(.parameters(nil), at: offset))
      case "multiplyadds": return .measured(plain(.multiplyAdds(nil), at: offset))
      default:
        if let metric = LabMetric.named(name), metric.argument == .nothing {
          return .measured(try leaf(.lab(metric, Address("input")), at: offset))
        }
        throw GoalError(
          sentence: "\(name.prefix(24)) is no measure by itself; where it is a layer, put a "
            + "function around it, such as sum(\(name.prefix(24)))", offset: offset)
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
    if let metric = LabMetric.named(name), metric.argument != .nothing {
      let place = metric.argument == .layer ? Address(try layer()) : try place()
      return .measured(try leaf(.lab(metric, place), at: offset))
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

  private mutating func place() throws(GoalError) -> Address {
    switch word.kind {
    case .name(let alias):
      index += 1
      return Address(alias)
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
      + LabMetric.catalog.map(\.name)
    return GoalError(
      sentence: "\(name.prefix(24)) is no measure; there are \(functions.joined(separator: ", ")), "
        + "or a number's place such as edges[0,4,2]", offset: offset)
  }
}
