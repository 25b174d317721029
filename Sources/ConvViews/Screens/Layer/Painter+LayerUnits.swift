import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  mutating func drawLayerUnits(_ body: Rect) {}
}
