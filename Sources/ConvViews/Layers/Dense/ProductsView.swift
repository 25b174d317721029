import ConvCanvas
import ConvNet
import ConvSession

extension LayerView {
  /// Products of matrices.
  static let products = LayerView(
    isFor: { $0.layer is MatMul || $0.layer is Gemm },
    story: { facts in
      let weights =
        facts.node.parameterCount == 0
        ? "No weight was needed: both sides come from layers."
        : "\(facts.node.parameterWords) make all its numbers."
      return [
        "\(bold: facts.name) multiplied rows with columns and added up:",
        "\("\(facts.inputShapes) became \(facts.shape).", .grid)", Words(stringLiteral: weights),
      ]
    },
    products: rowAndColumn)

  /// ` of a row of x and a column of weight`
  private static func rowAndColumn(_ view: View, _ sheet: TermSheet) -> Words {
    guard let weight = sheet.step.weight, let read = sheet.step.read.first else { return "" }
    func name(_ source: Source) -> String {
      switch source {
      case .input(let slot): view.network.nodes[view.node.inputs[slot]].alias
      case .parameter(let name): name
      case .step: ""
      case .gradient: "gradient"
      case .output: view.node.alias
      }
    }
    // Where the layer's own numbers are on the left, they are the rows.
    return isOwnLeft(view.node)
      ? " of a row of \(name(weight.source)) with a column of \(name(read.source))"
      : " of a row of \(name(read.source)) with a column of \(name(weight.source))"
  }

  private static func isOwnLeft(_ node: Node) -> Bool {
    guard let product = node.layer as? MatMul, case .parameter? = product.operands.list.first else {
      return false
    }
    return true
  }
}
