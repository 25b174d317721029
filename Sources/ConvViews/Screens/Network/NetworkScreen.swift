import ConvCanvas
import ConvNet
import ConvSession

extension Screen {
  static let network = Screen(
    .network, "all layers as a funnel, from the picture to the answer",
    needs: { session, interaction in session.funnelNeeds(interaction) },
    takesMargins: true,
    body: { NetworkPane(view: $0) })
}

extension Session {
  /// The activation of every layer that the pass has reached, then what an edit changed in it, and
  /// where the difference is shown, what it was.
  fileprivate func funnelNeeds(_ interaction: Interaction) -> [Need] {
    let reached = isStepping ? 0...place.layer : 0...network.last
    var needs = reached.map { Need.about(subject, .activation($0)) }
    if !isStepping, let before = interaction.before(in: self), before != subject {
      needs += reached.compactMap { .change(of: $0, from: before, to: subject) }
      if interaction.showsDifference {
        needs += reached.map { .about(before, .activation($0)) }
      }
    }
    return needs + LayerView.of(position.node).counts(self)
  }
}
