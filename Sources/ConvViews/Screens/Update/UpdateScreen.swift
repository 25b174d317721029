import ConvNet
import ConvSession

extension Screen {
  /// One weight, its gradient, and where that moves it.
  static let weightUpdate = Screen(
    .weightUpdate, "one weight, its gradient added up, and where a step moves it",
    needs: { session, interaction in
      let layer = WatchedLayer.at(session, interaction)
      let gradients = GradientInquiry(session).map { [Need($0)] } ?? []
      return gradients + (StepInquiry(session).map { [Need($0)] } ?? [])
        + (layer.map { layer in
          Need.weights(of: layer, in: session.subject)
            + session.network.nodes[layer].inputs.map { .about(session.subject, .activation($0)) }
        } ?? [])
    }, body: { UpdatePane(view: $0) })
}
