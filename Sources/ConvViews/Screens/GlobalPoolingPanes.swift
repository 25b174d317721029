import ConvCanvas
import ConvNet
import ConvSession

extension LayerPanes {
  static let globalPooling = LayerPanes(
    kinds: [GlobalMaxPool.kind, GlobalAveragePool.kind], map: terms.map, cell: terms.cell)
}
