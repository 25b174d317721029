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
    let before = interaction.before(in: session).map { [$0] } ?? []
    return ([session.subject] + before).flatMap { subject in
      [session.place.layer, session.network.last].map { Need.about(subject, .activation($0)) }
    } + before.flatMap { session.needsOfChange(of: session.place.layer, from: $0) }
  }
}
