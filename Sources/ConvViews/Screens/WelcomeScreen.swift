import ConvCanvas
import ConvNet
import ConvSession

extension Screen {
  static let welcome = Screen(.welcome, needs: Screen.needsAtHand) {
    painter, body in
  }
}
