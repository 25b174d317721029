import ConvCanvas
import ConvNet
import ConvSession

extension Screen {
  /// All layers, one a row, with what is worth knowing about each.
  static let table = Screen(
    .table, needs: { session, _ in session.needsOfTable },
    body: { TablePane(view: $0) })
}
