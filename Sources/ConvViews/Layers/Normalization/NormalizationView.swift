import ConvCanvas
import ConvNet
import ConvSession

extension LayerView {
  static let normalization = LayerView(
    isFor: { $0.layer is BatchNorm },
    story: { facts in
      [
        "\(bold: facts.name) brought every map to the same measure:",
        "\("less its mean, by its deviation, then scaled and shifted.", .grid)",
        facts.node.computed.isEmpty
          ? "Two weights for each map: \(Numerals.count(facts.node.parameterCount))."
          : "\(facts.node.parameterWords).",
      ]
    },
    map: { BatchNormPane($0) }, staysInPlace: true,
    wayBack: { "\($0.alias) passes back what comes to a map, times its scale by its deviation." })

  /// Layers that measure numbers anew for each picture, by rows or by groups of maps.
  static let rowNormalization = LayerView(
    isFor: { $0.layer is any RowNorm || $0.layer is any ChannelNorm },
    story: { facts in
      let group: String =
        switch facts.node.layer {
        case let norm as any RowNorm: Numerals.count(norm.normalizedShape.reduce(1, *))
        case let norm as any ChannelNorm:
          Numerals.count(facts.shape.count / max(1, norm.groups))
        default: "some"
        }
      let weights =
        facts.node.hasNoWeights
        ? "No weight was needed." : "\(facts.node.parameterWords)."
      let measure =
        facts.node.layer is RMSNorm
        ? "divided by the root of the mean of their squares"
        : "less their mean, by their deviation, measured anew each time"
      return [
        "\(bold: facts.name) brought every \(group) numbers that belong together to the same measure:",
        "\("\(measure).", .grid)", Words(stringLiteral: weights),
      ]
    })
}
