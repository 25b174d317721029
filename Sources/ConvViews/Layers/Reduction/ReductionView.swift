import ConvCanvas
import ConvNet
import ConvSession

extension LayerView {
  static let reduction = LayerView(
    isFor: { $0.layer is Reduction },
    story: { facts in
      guard let layer = facts.node.layer as? Reduction else { return [] }
      let count = Numerals.count(layer.axes.reduce(1) { $0 * facts.input[$1] })
      return [
        "\(bold: facts.name) (\(facts.node.kind)) made one number of every \(count):",
        "\("\(facts.input) became \(facts.shape).", .grid)", "No weight was needed.",
      ]
    })
}
