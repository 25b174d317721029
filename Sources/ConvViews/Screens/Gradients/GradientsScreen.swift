import ConvNet
import ConvSession

extension Screen {
  /// How the loss of one example comes back through the layers.
  static let gradients = Screen(
    .gradients, "one example's loss on its way back, layer by layer",
    needs: { session, _ in
      (GradientInquiry(session).map { [Need($0)] } ?? [])
        + session.network.nodes.indices.prefix(GradientsPane.mostLayers).map {
          .about(session.subject, .activation($0))
        }
    }, body: { GradientsPane(view: $0) })
}
