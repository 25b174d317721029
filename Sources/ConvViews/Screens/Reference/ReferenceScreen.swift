import ConvCanvas
import ConvNet
import ConvSession

extension Screen {
  /// Someone else's intermediates beside those here, and the first that differs.
  static let reference = Screen(
    .reference,
    needs: { session, interaction in
      interaction.reference.map { [Need(ComparisonInquiry($0, session.subject))] } ?? []
    }, body: { ReferencePane(view: $0) })
}
