import ConvCanvas
import ConvNet
import ConvSession

extension LayerPanes {
  static let softmax = LayerPanes(kinds: [Softmax.kind], map: terms.map, cell: terms.cell)
}
