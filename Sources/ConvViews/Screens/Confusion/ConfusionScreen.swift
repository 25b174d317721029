import ConvNet
import ConvSession

extension Screen {
  /// Which class is taken for which.
  static let confusion = Screen(
    .confusion, "which class is taken for which, and the worst mistakes",
    needs: { session, _ in ConfusionInquiry(session).map { [Need($0)] } ?? [] },
    body: { ConfusionPane(view: $0) })
}
