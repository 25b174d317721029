import ConvNet
import ConvSession

/// Layers that share a stack of the funnel.
struct FunnelUnit: Hashable {
  /// In the order of the pass.
  let layers: [Int]
  /// What a folded block is called; nil where the layers stand there by their own names.
  let label: String?
  /// Columns of the longest name that is written whole.
  var nameWidth = FunnelUnit.nameWidths[0]

  /// The layer whose output leaves the stack.
  var last: Int { layers[layers.count - 1] }

  /// Names one below the other, the shape last: `conv1`, `+ relu1`, `8×28×28`; of a folded block
  /// `▸layer1`, `12 layers`, `256×56×56`.
  func titles(_ network: Network, shown: Int) -> [String] {
    let shape = network.nodes[shown].shape.short
    guard let label else {
      return layers.enumerated().map {
        ($0.offset == 0 ? "" : "+ ")
          + FunnelUnit.end(
            network.nodes[$0.element].alias, nameWidth - ($0.offset == 0 ? 0 : 2))
      } + [shape]
    }
    return ["▸" + FunnelUnit.end(label, nameWidth - 1), "\(layers.count) layers", shape]
  }

  /// From the most to the least.
  static let nameWidths = [17, 12, 9]

  /// The end of a long name says more than its beginning.
  static func end(_ name: String, _ width: Int) -> String {
    name.count <= width ? name : "…" + name.suffix(max(0, width - 1))
  }
}
