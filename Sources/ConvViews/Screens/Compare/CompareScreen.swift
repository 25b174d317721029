import ConvCanvas
import ConvNet
import ConvSession

extension Screen {
  /// Two states side by side, with one cursor on both.
  static let compare = Screen(
    .compare, "two states side by side: what was, and what is", needs: Screen.needsOfComparison
  ) {
    ComparisonPane(view: $0)
  }
  private static let needsOfComparison: Needs = { session, interaction in
    func needs(_ subject: Subject, _ layer: Int?) -> [Need] {
      [layer, subject.network.last].compactMap { $0 }.map { .about(subject, .activation($0)) }
    }
    let own = needs(session.subject, session.place.layer)
    guard let held = interaction.held(in: session) else { return own }
    let alias = session.position.node.alias
    let differences =
      interaction.before(in: session).map {
        session.needsOfChange(of: session.place.layer, from: $0)
      } ?? []
    return own + needs(held, held.network.graph.index(of: alias)) + differences
  }
}
