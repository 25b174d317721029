import ConvNet
import ConvSession

extension Screen {
  /// The search for a kernel, by hand and by gradient descent.
  static let hunt = Screen(
    .hunt, "find the kernel that makes a map: by hand, then by gradient descent",
    needs: { session, _ in
      HuntProbe().obstacle(in: session.network) == nil ? [.about(session.subject, .hunt)] : []
    }, isLab: true, body: { HuntPane(view: $0) })
}
