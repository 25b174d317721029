import ConvCanvas
import ConvNet
import ConvSession

extension LayerPanes {
  /// What every layer has: its terms.
  static let terms = LayerPanes(
    kinds: [], map: { painter, body in painter.drawTerms(body) },
    cell: { painter, body in painter.drawTerms(body) })
}

extension Screen {
  static let product = Screen(.product, needs: Screen.needsAtHand) {
    painter, body in painter.drawTerms(body)
  }
  static let channel = Screen(.channel, needs: Screen.needsAtHand) {
    painter, body in LayerPanes.of(painter.node).cell(&painter, body)
  }
}

extension Painter {
  mutating func drawTerms(_ body: Rect) {}
}
