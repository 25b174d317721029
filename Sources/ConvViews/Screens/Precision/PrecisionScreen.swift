import ConvNet
import ConvSession

extension Screen {
  /// The network with weights of fewer bits.
  static let precision = Screen(
    .precision, "weights of 16, 8 or 4 bits: what each layer loses, and when the answer flips",
    needs: { session, interaction in
      [.about(session.subject, PrecisionProbe(interaction.precision.precision))]
    }, body: { PrecisionPane(view: $0) })
}
