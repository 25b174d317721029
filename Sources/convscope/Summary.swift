import ConvNet

/// A network's layers with what they cost, in torchinfo's columns.
struct Summary: Encodable {
  struct Row: Encodable {
    var layer: String
    var kind: String
    /// Empty where an operator that is not computed does not tell.
    var shape: [Int]
    /// Without those that a layer before it has as well.
    var parameters: Int
    var isShared: Bool
    /// Names of parameters that other layers compute.
    var computed: [String]
    /// Empty for a layer without a window.
    var kernel: [Int]
    var multiplyAdds: Int
    var products: Int
    /// Empty where it rests on what is not computed.
    var receptiveField: [Int]
    var isComputed: Bool
  }
  var network: String
  var preprocessing: String
  /// What was done to take weights of another file, in words.
  var notes: [String]
  var layers: [Row]
  var parameters: Int
  var trainableParameters: Int
  /// Numbers that were measured while learning, which torchinfo does not count.
  var measured: Int
  /// Numbers of the file that nobody learned, or of which that can not be told.
  var constants: Int
  var multiplyAdds: Int
  var products: Int

  init(_ network: Network) {
    let fields = network.graph.receptiveFields
    self.network = network.name
    notes = network.notes
    preprocessing = network.normalization.words
    layers = network.nodes.indices.map { index in
      let node = network.nodes[index]
      let isComputed = network.graph.obstacle(to: index) == nil
      return Row(
        layer: node.alias, kind: node.kind, shape: node.hasKnownShape ? node.shape.sizes : [],
        parameters: node.ownParameterCount, isShared: !node.shared.isEmpty,
        computed: node.computed,
        kernel: node.kernelSizes,
        multiplyAdds: isComputed ? node.torchMultiplyAdds : 0, products: node.multiplyAdds,
        receptiveField: isComputed ? [fields[index].height, fields[index].width] : [],
        isComputed: isComputed)
    }
    parameters = layers.reduce(0) { $0 + $1.parameters }
    trainableParameters = parameters
    measured = network.nodes.reduce(0) { $0 + $1.measuredCount }
    constants = network.nodes.filter { $0.kind != Constant.kind }
      .reduce(0) { $0 + $1.constantCount }
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
        "\(row.layer) (\(row.kind))", row.shape.isEmpty ? "?" : sizes(row.shape),
        row.parameters > 0
          ? String(row.parameters)
          : row.isShared ? "shared" : row.computed.isEmpty ? "--" : "computed",
        sizes(row.kernel),
        row.isComputed ? row.multiplyAdds == 0 ? "--" : String(row.multiplyAdds) : "?",
        row.isComputed ? sizes(row.receptiveField) : "?",
      ]
    }
    let missing = layers.count { !$0.isComputed }
    rows.append(["total", "", String(parameters), "", String(multiplyAdds), ""])
    return TextTable(rows, rightAligned: [2, 3, 4, 5], hasTotal: true).text
      + """

      Total params: \(parameters)
      Trainable params: \(trainableParameters)
      Non-trainable params: 0
      Measured while learning, not counted: \(measured)\(constants == 0 ? "" : "\nConstants, not counted: \(constants)")
      Total mult-adds: \(multiplyAdds) (products really added up: \(products))\(missing == 0 ? "" : ", without the \(missing) layers that are not computed")
      A picture's numbers: \(preprocessing)

      """ + notes.map { "Opened with \($0)\n" }.joined()
  }
}
