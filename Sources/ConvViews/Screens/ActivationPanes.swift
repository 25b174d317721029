import ConvCanvas
import ConvNet
import ConvSession

extension LayerPanes {
  static let activation = LayerPanes(kinds: [ReLU.kind], map: terms.map, cell: terms.cell)
}
