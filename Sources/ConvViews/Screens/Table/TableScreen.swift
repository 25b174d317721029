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
