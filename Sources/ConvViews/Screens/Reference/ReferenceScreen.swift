import ConvCanvas
import ConvNet
import ConvSession

extension Screen {
  /// Someone else's intermediates beside those here, and the first that differs.
  static let reference = Screen(
    .reference, "someone else's values held against these, layer by layer",
    needs: { session, interaction in
      interaction.referenceFile.map { [Need(ComparisonInquiry($0, session.subject))] } ?? []
    }, body: { ReferencePane(view: $0) })
}
