import ConvNet
import ConvSession

extension Screen {
  /// What the next step learns from.
  static let batch = Screen(
    .batch, "the examples that the next step of learning learns from",
    needs: { session, _ in StepInquiry(session).map { [Need($0)] } ?? [] },
    body: { BatchPane(view: $0) })
}
