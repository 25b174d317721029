import ConvCanvas
import ConvNet
import ConvSession

extension Screen {
  static let layer = Screen(.layer, needs: { session, _ in session.needsAtHand }) { painter, body in
  }
}
