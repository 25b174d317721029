import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  mutating func drawConvChannels(_ body: Rect) {}
}
