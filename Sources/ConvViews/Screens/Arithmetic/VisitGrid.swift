import ConvCanvas
import ConvNet
import ConvSession

/// The padded input as a map of how many windows read each number, or of how often each output of a
/// transposed convolution is added to.
struct VisitGrid {
  let view: View
  let arithmetic: WindowArithmetic

  /// Of larger maps the ends of one axis say it all.
  private static let mostNumbers = 1 << 17

  func draw(_ rect: Rect, on painter: inout Painter) {
    let columns = arithmetic.width
    let across = columns.visits
    let down = arithmetic.height?.visits ?? [1]
    let most = (across.max() ?? 1) * (down.max() ?? 1)
    guard rect.rows > 3, most > 0, down.count * across.count <= VisitGrid.mostNumbers else {
      return
    }
    let (rows, isTransposed) = (arithmetic.height, columns.isTransposed)
    let image = MapImage(
      rows: down.count, columns: across.count,
      tone: { row, column in
        let isInside = columns.isInside(column) && (rows?.isInside(row) ?? true)
        let visits = down[row] * across[column]
        guard isInside else { return .waiting }
        return visits == 0 && !isTransposed ? .notANumber : .signed(Float(visits) / Float(most))
      },
      number: { row, column in
        columns.isInside(column) && (rows?.isInside(row) ?? true)
          ? Float(down[row] * across[column]) : nil
      })
    var whole = image
    whole.numerals = Numerals(decimals: 0)
    let title =
      isTransposed ? "how often each output is added to" : "how many windows read each number"
    painter.title(
      title, "at most \(most), at the edges fewer", rect.row, rect.column, width: rect.columns)
    let placement = view.placement(
      whole, rect.rows - 1, rect.columns, numbers: across.count * 3 <= rect.columns)
    painter.draw(whole, placement, rect.row + 1, rect.column)
  }
}
