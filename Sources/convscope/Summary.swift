import ConvNet

/// A network's layers with what they cost, in torchinfo's columns.
struct Summary: Encodable {
  struct Row: Encodable {
    var layer: String
    var kind: String
    var shape: [Int]
    var parameters: Int
    /// Empty for a layer without a window.
    var kernel: [Int]
    var multiplyAdds: Int
    var products: Int
    var receptiveField: [Int]
  }
  var network: String
  var preprocessing: String
  var layers: [Row]
  var parameters: Int
  var trainableParameters: Int
  /// Numbers that were measured while learning, which torchinfo does not count.
  var measured: Int
  var multiplyAdds: Int
  var products: Int

  init(_ network: Network) {
    let fields = network.receptiveFields
    self.network = network.name
    preprocessing = network.normalization.words
    layers = network.nodes.indices.map { index in
      let node = network.nodes[index]
      return Row(
        layer: node.alias, kind: node.kind, shape: node.shape.sizes,
        parameters: node.parameterCount, kernel: node.kernelSizes,
        multiplyAdds: node.torchMultiplyAdds, products: node.multiplyAdds,
        receptiveField: [fields[index].height, fields[index].width])
    }
    parameters = layers.reduce(0) { $0 + $1.parameters }
    trainableParameters = parameters
    measured = network.nodes.filter { $0.kind != Constant.kind }.flatMap(\.layer.parameters)
      .reduce(0) { $0 + ($1.isLearned ? 0 : $1.shape.count) }
    multiplyAdds = layers.reduce(0) { $0 + $1.multiplyAdds }
    products = layers.reduce(0) { $0 + $1.products }
  }

  var text: String {
    func sizes(_ sizes: [Int]) -> String { sizes.map(String.init).joined(separator: "x") }
    var rows = [
      ["layer (kind)", "output shape", "param #", "kernel", "mult-adds", "receptive field"]
    ]
    rows += layers.map { row in
      [
        "\(row.layer) (\(row.kind))", sizes(row.shape),
        row.parameters == 0 ? "--" : String(row.parameters), sizes(row.kernel),
        row.multiplyAdds == 0 ? "--" : String(row.multiplyAdds), sizes(row.receptiveField),
      ]
    }
    rows.append(["total", "", String(parameters), "", String(multiplyAdds), ""])
    return TextTable(rows, rightAligned: [2, 3, 4, 5], hasTotal: true).text
      + """

      Total params: \(parameters)
      Trainable params: \(trainableParameters)
      Non-trainable params: 0
      Measured while learning, not counted: \(measured)
      Total mult-adds: \(multiplyAdds) (products really added up: \(products))
      A picture's numbers: \(preprocessing)

      """
  }
}
