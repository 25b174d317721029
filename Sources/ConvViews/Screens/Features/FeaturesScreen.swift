import ConvSession

extension Screen {
  /// What excites each map, in real pictures.
  static let features = Screen(
    .features, "what excites each map most, in real pictures",
    needs: { session, interaction in session.featureNeeds(interaction.features) },
    isLab: true, body: { FeaturesPane(view: $0) })
}
