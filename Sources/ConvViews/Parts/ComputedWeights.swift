import ConvCanvas
import ConvNet
import ConvSession

/// Words on weights that other layers compute: they are no parameters of the network, change with
/// the input, and can not be edited.
extension Network {
  /// A sentence on the layers that compute weights of this one; empty where none does.
  func computedWords(_ layer: Int) -> [Words] {
    let node = nodes[layer]
    let makers = node.computed.compactMap { name in
      node.input(ofParameter: name).map { (name, maker: nodes[node.inputs[$0]].alias) }
    }
    guard let first = makers.first else { return [] }
    let what = Network.listed(makers.map { Network.parameterWord($0.0) })
    let isOne = Set(makers.map(\.maker)).count == 1
    let who = isOne ? first.maker : Network.listed(makers.map(\.maker))
    return ["\(bold: who) compute\(isOne ? "s" : "") its \(what), anew for each input."]
  }

  private static func parameterWord(_ name: String) -> String {
    switch name {
    case "weight": "weights"
    case "bias": "biases"
    case "running_mean": "mean"
    case "running_var": "variance"
    default: name
    }
  }
  private static func listed(_ names: [String]) -> String {
    names.count < 2
      ? names.joined() : names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  }
}

extension Node {
  /// The numbers that other layers compute for it.
  var computedCount: Int { inputShapes.suffix(computed.count).reduce(0) { $0 + $1.count } }
  /// Whether it multiplies with no numbers but what it works on.
  var hasNoWeights: Bool { parameterCount == 0 && computed.isEmpty }
}

extension View {
  /// The place of some of the layer's weights, `weight[1,0]`; where another layer computes them that
  /// layer's, `reshape1[1,0]`.
  func weightName(_ indices: [Int]) -> String {
    let maker = node.input(ofParameter: "weight").map { network.nodes[node.inputs[$0]].alias }
    return Address(maker ?? "weight", nil, indices).text
  }
}
