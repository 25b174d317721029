import ConvCanvas
import ConvNet
import ConvSession

extension LayerPanes {
  static let dense = LayerPanes(kinds: [Dense.kind], map: terms.map, cell: terms.cell)
}
