import ConvCanvas
import ConvNet
import ConvSession

extension Screen {
  static let layer = Screen(.layer, needs: Screen.needsAtHand) { painter, body in
  }
}
