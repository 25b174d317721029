import ConvCanvas
import ConvNet
import ConvSession

extension Screen {
  static let network = Screen(.network, needs: { session, _ in session.needsAtHand }) {
    painter, body in
  }
}
