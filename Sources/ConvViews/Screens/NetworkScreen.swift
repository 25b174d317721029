import ConvCanvas
import ConvNet
import ConvSession

extension Screen {
  static let network = Screen(.network, needs: Screen.needsAtHand) {
    painter, body in
  }
}
