import ConvNet
import ConvSession

extension Screen {
  /// What all layers do when the picture moves.
  static let shift = Screen(
    .shift, "move the picture: which maps move along, and does the answer stay",
    needs: { session, interaction in
      let shape = session.network.pictureShape
      guard ShiftProbe(interaction.shift.motion).obstacle(in: session.network) == nil,
        let layer = interaction.shift.layer(in: session)
      else { return [] }
      let moved = session.subject.moved(
        interaction.shift.motion, interaction.shift.amount(shape))
      return [session.subject, moved].flatMap { subject in
        [layer, session.network.last].map { Need.about(subject, .activation($0)) }
      } + [.about(session.subject, .shift(interaction.shift.motion))]
    }, isLab: true, body: { ShiftPane(view: $0) })
}
