import ConvCanvas
import ConvNet
import ConvSession

extension LayerPanes {
  static let softmax = LayerPanes(kinds: [Softmax.kind], map: { $0.drawSoftmax($1) }, cell: { $0.drawSoftmax($1) })
}
extension Painter {
  mutating func drawSoftmax(_ body: Rect) {}
}
