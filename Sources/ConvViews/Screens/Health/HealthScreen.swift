import ConvNet
import ConvSession

extension Screen {
  /// What is wrong, or looks wrong, in the network.
  static let health = Screen(
    .health, "what is wrong in the network: dead, equal, saturated maps, numbers that are none",
    needs: { session, interaction in
      [Need(HealthInquiry(session.subject, folder: interaction.health.folder))]
    }, body: { HealthPane(view: $0) })
}
