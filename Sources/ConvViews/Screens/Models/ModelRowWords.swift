import ConvCanvas
package import ConvNet
import ConvSession

/// What a row of two models says of its layer, at several lengths.
package struct ModelRowWords {
  let row: ModelMatch.Row
  let here: Network
  let there: Network

  package init(row: ModelMatch.Row, here: Network, there: Network) {
    (self.row, self.here, self.there) = (row, here, there)
  }

  var alias: String {
    row.here.map { here.nodes[$0].alias } ?? row.there.map { there.nodes[$0].alias } ?? ""
  }
  var isSame: Bool { !row.isChanged }

  /// The longest first.
  package var texts: [String] {
    switch row.change {
    case .same: return ["same"]
    case .rounded: return ["same up to rounding", "up to rounding", "same"]
    case .replaced:
      return ["\(kind(row.here, here)) here, \(kind(row.there, there)) there", "other kind"]
    case .alone: return row.there == nil ? ["only here"] : ["only there"]
    case .settings: return [settings, "other settings", "settings"].filter { !$0.isEmpty }
    case .folded(let fold):
      let side = fold.isHere ? "there" : "here"
      let norm = (fold.isHere ? here : there).nodes[fold.norm].alias
      return fold.isExact
        ? ["\(norm) folded into \(layerName(fold)) \(side)", "\(norm) folded \(side)", "folded"]
        : [
          "\(norm) folded \(side), other weights", "folded, other weights", "folded, ≠",
        ]
    case .weights(let differences):
      let changed = differences.reduce(0) { $0 + $1.changed }
      let count = weightCount
      let share = "\(Numerals.count(changed)) of \(Numerals.count(count)) weights differ"
      let largest = differences.map(\.share).max() ?? 0
      return [
        "\(share), by up to \(ModelRowWords.percent(largest))", share,
        "\(Numerals.short(changed)) weights differ", "weights differ", "weights",
      ]
    }
  }

  private func layerName(_ fold: FoldedNorm) -> String {
    (fold.isHere ? here : there).nodes[fold.layer].alias
  }
  private func kind(_ layer: Int?, _ network: Network) -> String {
    layer.map { network.nodes[$0].kind } ?? ""
  }
  private var weightCount: Int {
    row.here.map { layer in
      here.nodes[layer].parameters.reduce(0) { $0 + $1.shape.count }
    } ?? 0
  }
  /// `8 3x3 pad 1 here, 8 3x3 there`, or the two shapes.
  private var settings: String {
    guard let layer = row.here, let partner = row.there else { return "" }
    let (node, other) = (here.nodes[layer], there.nodes[partner])
    if node.layer.line != other.layer.line {
      let (one, two) = (node.layer.line, other.layer.line)
      return "\(one.isEmpty ? "plain" : one) here, \(two.isEmpty ? "plain" : two) there"
    }
    return "\(node.shape) here, \(other.shape) there"
  }

  /// A share of 1 of any size, `0.3 %`, `1.2e−6`.
  package static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "∞" }
    return share >= 0.001
      ? "\(Numerals(decimals: 1).text(share * 100)) %" : Numerals.compact(share, isWhole: false)
  }
}
