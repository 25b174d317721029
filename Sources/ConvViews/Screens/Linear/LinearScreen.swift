import ConvNet
import ConvSession

extension Screen {
  /// Two convolutions that are one, and what a ReLU between them is for.
  static let linear = Screen(
    .linear, "why non-linear: two convs without a ReLU are one",
    needs: { session, interaction in
      guard let (subject, pair, _) = interaction.linear.atHand(session) else { return [] }
      return [.about(subject, CollapseProbe(pair))]
    }, isLab: true, body: { LinearPane(view: $0) })
}
