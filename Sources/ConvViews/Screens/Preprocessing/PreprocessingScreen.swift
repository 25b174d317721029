import ConvNet
import ConvSession

extension Screen {
  /// The usual ways to prepare a picture, tried out.
  static let preprocessing = Screen(
    .preprocessing, "is the picture prepared as the network wants it? the usual ways, tried",
    needs: { session, _ in
      [Need(PreprocessingInquiry(session.subject)), .about(session.subject, .activation(0))]
    }, body: { PreprocessingPane(view: $0) })
}
