import ConvCanvas
import ConvNet
import ConvSession

extension LayerPanes {
  static let flatten = LayerPanes(kinds: [Flatten.kind], map: terms.map, cell: terms.cell)
}
