import ConvCanvas
import ConvNet
import ConvSession

/// How the inside of one kind of layer is drawn. A layer without a row here is drawn by its
/// explanation's terms, which every layer has.
struct LayerPanes: Sendable {
  let kinds: [String]
  /// One map with its input.
  let map: Screen.Draw
  /// One number and what it is made of.
  let cell: Screen.Draw

  static let catalog: [LayerPanes] = [
    .conv, .pooling, .globalPooling, .activation, .dense, .softmax, .flatten,
  ]

  static func of(_ node: Node) -> LayerPanes {
    catalog.first { $0.kinds.contains(node.kind) } ?? .terms
  }
}

extension Screen {
  static let map = Screen(.map, needs: Screen.needsAtHand) { painter, body in
    LayerPanes.of(painter.node).map(&painter, body)
  }
  static let cell = Screen(.cell, needs: Screen.needsAtHand) { painter, body in
    LayerPanes.of(painter.node).cell(&painter, body)
  }
}
