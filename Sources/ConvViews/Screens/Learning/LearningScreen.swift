import ConvNet
import ConvSession

extension Screen {
  /// How the weights come about.
  static let learning = Screen(
    .learning, "watch it learn: the loss, and weights that nobody chose",
    needs: { session, interaction in
      let learned = session.subject.origin.moment.map { [Need(MomentInquiry($0))] } ?? []
      let watched = WatchedLayer.at(session, interaction).map { layer in
        Need.weights(of: layer, in: session.subject)
          + [Need.about(session.subject, .activation(layer))]
      }
      return learned + (watched ?? [])
        + LearningHealth.silencing(session.network).map {
          .about(session.subject, .silentShares($0))
        }
    }, body: { LearningPane(view: $0) })
}
