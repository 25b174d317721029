import ConvNet
import ConvSession

extension Screen {
  /// What one number rests on, back to the pixels, and how much each of these counts.
  static let field = Screen(
    .field, "one number, its field back to the pixels, and which of them count",
    needs: { session, _ in
      guard let probe = FieldPane.probe(session) else { return [] }
      return [.about(session.subject, probe)]
    }, isLab: true, body: { FieldPane(view: $0) })
}
