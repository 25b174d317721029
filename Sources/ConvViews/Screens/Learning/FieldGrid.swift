import ConvCanvas
import ConvNet
import ConvSession

/// Equal fields for pictures of one size, as large as they all find room: in numbers where that is
/// possible; of too many the first ones.
struct FieldGrid {
  let placement: Placement
  let across: Int
  /// Of a field, its caption included.
  let rows: Int
  let columns: Int
  /// How many find room.
  let count: Int
  let hasCaptions: Bool

  private static let gap = 1

  /// - Parameter mayReduce: whether numbers are taken together rather than pictures left out.
  init?(
    _ count: Int, _ image: MapImage, in room: Rect, _ view: View, hasCaptions: Bool, numbers: Bool,
    mayReduce: Bool = false
  ) {
    self.hasCaptions = hasCaptions
    let caption = hasCaptions ? 1 : 0
    var best: (placement: Placement, across: Int, worth: Int)?
    for across in 1...max(1, count) {
      let down = (count + across - 1) / across
      let rows = room.rows / down - caption
      let columns = (room.columns + Self.gap) / across - Self.gap
      guard rows > 0, columns > 0 else { continue }
      let placement = view.placement(image, rows, columns, numbers: numbers)
      guard mayReduce || placement.block == 1, placement.rows <= rows, placement.columns <= columns
      else {
        continue
      }
      let worth = placement.rows * placement.columns + (placement.isNumbers ? 1_000_000 : 0)
      if worth > best?.worth ?? 0 { best = (placement, across, worth) }
    }
    if let best {
      (placement, across, self.count) = (best.placement, best.across, count)
    } else {
      let placement = view.placement(
        image, room.rows - caption, room.columns, numbers: false, scale: 1)
      guard placement.rows <= room.rows - caption, placement.columns <= room.columns else {
        return nil
      }
      self.placement = placement
      across = max(1, (room.columns + Self.gap) / (placement.columns + Self.gap))
      self.count = min(count, across * max(1, room.rows / (placement.rows + caption)))
    }
    let field = (room.columns + Self.gap) / across - Self.gap
    columns = hasCaptions ? field : min(field, placement.columns + 2)
    rows = placement.rows + caption
  }

  func place(_ index: Int, in room: Rect) -> (row: Int, column: Int) {
    let down = (count + across - 1) / across
    let gap = room.rows >= down * (rows + 1) ? 1 : 0
    return (
      room.row + index / across * (rows + gap),
      room.column + index % across * (columns + Self.gap)
    )
  }
}
