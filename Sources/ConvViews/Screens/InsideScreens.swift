import ConvCanvas
import ConvNet
import ConvSession

extension Screen {
  static let product = Screen(
    .product, needs: Screen.needsAtHand,
    draw: { painter, body in
      if painter.node.kind == Softmax.kind {
        painter.drawSoftmax(body)
      } else if painter.node.isDrawnAsStrips {
        painter.draw(SignalPane(view: painter.view), in: body)
      } else {
        painter.draw(TermsPane(view: painter.view), in: body)
      }
    })
  static let channel = Screen(
    .channel, needs: Screen.needsInside,
    draw: { painter, body in
      painter.draw(LayerView.of(painter.node).cell(painter.view), in: body)
    })
}
