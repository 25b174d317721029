import ConvCanvas
import ConvNet
import ConvSession

extension LayerPanes {
  static let pooling = LayerPanes(
    kinds: [MaxPool2D.kind, AveragePool2D.kind], map: terms.map, cell: terms.cell)
}
