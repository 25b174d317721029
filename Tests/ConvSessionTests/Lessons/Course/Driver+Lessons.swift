import ConvNet
import ConvSession
import ConvWork
import Testing

/// Judging a driven session, with all that it takes met.
extension Driver {
  mutating func measure(_ text: String) throws -> Double? {
    let measure = try Measure(parsing: text)
    meetAll { measure.needs(in: $0, $1) }
    return measure.number(in: scene)
  }

  mutating func verdicts(_ text: String) throws -> [Bool] {
    let goal = try Goal(parsing: text)
    meetAll { goal.needs(in: $0, $1) }
    return goal.verdicts(in: scene)
  }

  mutating func holds(_ text: String) throws -> Bool { try verdicts(text).allSatisfy { $0 } }

  /// A number of a layer's output.
  mutating func number(_ alias: String, _ element: [Int]) -> Float? {
    guard let layer = session.network.index(of: alias) else { return nil }
    meet(.about(session.subject, .activation(layer)))
    return scene.value(layer, element).value
  }

  /// An output with all that it is made of met.
  mutating func position(_ alias: String, _ element: [Int]) throws -> Position {
    let layer = try #require(session.network.index(of: alias))
    meet(.about(session.subject, .activation(layer)))
    let offset = session.network.nodes[layer].shape.offset(element)
    return Position(session.network, Place(layer: layer, rung: .layer, element: offset))
  }

  private mutating func meetAll(_ needs: (Session, Results) -> [Need]) {
    while let need = needs(session, results).first(where: { !results.has($0) }) { meet(need) }
  }
}
