import ConvCanvas
import ConvNet
import ConvSession

extension Screen {
  /// All layers, one a row, with what is worth knowing about each.
  static let table = Screen(
    .table, "all layers in a table: sizes, ranges, zeros, NaN and Inf",
    needs: { session, _ in session.needsOfTable },
    body: { TablePane(view: $0) })
}

extension Session {
  /// What the columns show of every layer that the pass has come through.
  fileprivate var needsOfTable: [Need] {
    network.nodes.indices.filter { layer in
      !isStepping || position.extent(of: layer).elements >= network.nodes[layer].shape.count
    }.flatMap { layer in
      [.about(subject, .statistics(layer))]
        + TableColumn.catalog.compactMap { $0.need(layer, subject) }
    }
  }
}
