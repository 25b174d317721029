import ConvNet
import ConvSession

/// Layers that share a stack of the funnel.
struct FunnelUnit: Hashable {
  /// In the order of the pass.
  let layers: [Int]
  /// The name of a folded block; nil where the layers stand there by their own names.
  let label: String?
  /// Columns of the longest name that is written whole.
  var nameWidth = FunnelUnit.nameWidths[0]

  /// Whether its layers have no names of their own, so that what they are is told instead.
  var isUnnamed = false

  /// The layer whose output leaves the stack.
  var last: Int { layers[layers.count - 1] }

  /// The layer on the front card where none of them is at hand: of single layers one with maps.
  func maps(_ network: Network) -> Int {
    label != nil ? last : layers.last { !network.nodes[$0].shape.isColumn } ?? last
  }

  /// Names one below the other, the shape last: `conv1`, `+ relu1`, `8×28×28`; of a folded block
  /// `▸layer1`, `12 layers`, `256×56×56`.
  func titles(_ network: Network, shown: Int) -> [String] {
    let shape = network.nodes[shown].shortShape
    guard let label else {
      return layers.enumerated().map {
        ($0.offset == 0 ? "" : "+ ")
          + ShortName.of(
            network.nodes[$0.element].alias, nameWidth - ($0.offset == 0 ? 0 : 2))
      } + [shape]
    }
    // Blocks that are called by their layers are told apart by the first.
    let isSpan = label.count > 11 && label.split(separator: "…").last.map { $0.count > 5 } ?? false
    let width = isSpan ? min(nameWidth - 1, 9) : nameWidth - 1
    return ["▸" + ShortName.span(label, width), contents(network), shape]
  }

  /// `36 layers`, and of layers without names what they are: `11 conv, 3 joins`.
  private func contents(_ network: Network) -> String {
    let all = "\(layers.count) layers"
    guard isUnnamed else { return all }
    let nodes = layers.map { network.nodes[$0] }
    let convs = nodes.count { LayerView.of($0).hasFilters }
    let joins = nodes.count { $0.inputs.count > 1 }
    guard convs > 0 else { return all }
    let joined = joins == 0 ? [] : ["\(convs) conv, \(joins) join\(joins == 1 ? "" : "s")"]
    return Painter.longest(joined + ["\(convs) conv", all], in: nameWidth)
  }

  /// From the most to the least.
  static let nameWidths = [17, 12, 9, 8]
}
