import ConvNet
import ConvSession

extension Screen {
  /// Which map matters most for which answer.
  static let knockout = Screen(
    .knockout, "silence one map: which answers miss it most, and what changes behind it",
    needs: { session, interaction in
      guard let layer = interaction.knockout.layer(in: session),
        let inquiry = KnockoutInquiry(session, layer: layer)
      else { return [] }
      let silenced = SilencedInquiry(session, interaction.knockout).map { [Need($0)] } ?? []
      return [.about(session.subject, .activation(layer)), Need(inquiry)] + silenced
    }, isLab: true, body: { KnockoutPane(view: $0) })
}
