import ConvCanvas
import ConvNet
import ConvSession

extension Screen {
  static let welcome = Screen(.welcome, needs: { session, _ in session.needsAtHand }) {
    painter, body in
  }
}
