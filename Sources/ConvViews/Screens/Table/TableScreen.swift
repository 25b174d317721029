import ConvCanvas
import ConvNet
import ConvSession

extension Screen {
  /// All layers, one a row, with what is worth knowing about each.
  static let table = Screen(
    .table, "all layers in a table: sizes, ranges, zeros, NaN and Inf",
    needs: { session, interaction in session.needsOfTable(interaction.row(in: session)) },
    body: { TablePane(view: $0) })
}
