import ConvNet
import ConvSession

extension Screen {
  /// How the weights come about.
  static let learning = Screen(
    .learning, "watch it learn: the loss, and weights that nobody chose",
    needs: { session, _ in
      let learned = session.subject.origin.moment.map { [Need(MomentInquiry($0))] } ?? []
      return learned + session.needsAtHand
    }, body: { LearningPane(view: $0) })
}
