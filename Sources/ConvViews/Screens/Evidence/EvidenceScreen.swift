import ConvSession

extension Screen {
  /// What in the picture speaks for a class.
  static let evidence = Screen(
    .evidence, "what it looks at: hide a part of the picture, and see the answer fall",
    needs: { session, interaction in session.evidenceNeeds(interaction.evidence) },
    isLab: true, body: { EvidencePane(view: $0) })
}
