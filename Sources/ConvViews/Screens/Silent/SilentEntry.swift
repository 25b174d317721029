import ConvCanvas
import ConvNet
import ConvSession

/// One map of the list: its number and name, a bar and the share of its cells that are silent, and
/// whether an edit muted it.
struct SilentEntry {
  let view: View
  let maps: SilentMaps
  let width: Int
  /// Columns for names.
  private let names: Int
  private let hasMuted: Bool

  private static let bar = 12
  /// Columns of a share with the space before it.
  private static let share = 6
  private static let muted = " muted"
  /// Columns between entries.
  static let gap = 2

  /// - Parameter columns: the room that there is.
  init(view: View, maps: SilentMaps, columns: Int) {
    (self.view, self.maps) = (view, maps)
    hasMuted = maps.order.contains { view.isMutedAbove(maps.layer, $0) }
    let numbers = 7 + 1 + SilentEntry.bar + SilentEntry.share
    let rest = numbers + (hasMuted ? SilentEntry.muted.count : 0)
    let widest = maps.order.map { Canvas.width(of: view.unitName(maps.layer, $0)) }.max() ?? 0
    names = max(0, min(widest, columns - rest))
    width = rest + names
  }

  func draw(
    _ map: Int, isHere: Bool, _ row: Int, _ column: Int, on painter: inout Painter
  ) {
    let (count, cells) = (maps.shares.counts[map], maps.shares.cells)
    let ink: Ink = isHere ? .here : count == cells ? .differs : .text
    if isHere { painter.put("▸", row, column, .here, bold: true) }
    painter.put(rightBefore: column + 6, "\(map)", row, ink, bold: isHere || count == cells)
    painter.put(
      ShortName.of(view.unitName(maps.layer, map), names), row, column + 7, ink, bold: isHere)
    let start = column + 7 + names + 1
    // Only what is silent everywhere fills it.
    let most = count == cells ? 1 : 1 - 0.5 / Double(SilentEntry.bar)
    painter.bar(
      min(most, Double(count) / Double(cells)), row, start, width: SilentEntry.bar)
    let end = start + SilentEntry.bar + SilentEntry.share
    painter.put(
      rightBefore: end, Numerals.share(count, of: cells), row, ink, bold: isHere || count == cells)
    if view.isMutedAbove(maps.layer, map) { painter.put("muted", row, end + 1, .differs) }
  }
}
