import ConvCanvas
import ConvNet
import ConvSession

/// The maps of a layer, the one that is missed most first: what the answers lose without it, how many
/// become others, and what those of each class lose.
struct KnockoutTable {
  let view: View
  let knockouts: Knockouts

  /// Columns of a class, of what is lost, and of how many become others.
  private static let cell = 6
  private static let lost = 9
  private static let flips = 9

  private var lab: KnockoutLab { view.interaction.knockout }
  private var chosen: Int? { lab.chosen(in: knockouts) }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let order = knockouts.order(by: chosen)
    let names = min(
      rect.columns / 4,
      order.map { Canvas.width(of: view.unitName(knockouts.layer, $0)) }.max() ?? 0)
    let start = rect.column + 7 + names + Self.lost + Self.flips + 2
    let classes = shownClasses((rect.column + rect.columns - start) / Self.cell)
    drawTitles(rect, names, start, classes, on: &painter)
    let sheet = Sheet(across: 1, down: rect.rows - 2)
    painter.sheet = sheet
    let at = lab.row(in: knockouts, view.network)
    let page = sheet.page(of: at, in: order.count)
    let reach = reach
    for (offset, rank) in page.enumerated() {
      let row = rect.row + 2 + offset
      draw(order[rank], isHere: rank == at, row, rect.column, names, on: &painter)
      painter.click(
        row, rect.column..<rect.column + rect.columns, .say(["knockout row \(rank - at)"]))
      for (place, index) in classes.enumerated() {
        draw(order[rank], index, row, start + place * Self.cell, reach, on: &painter)
      }
    }
  }

  /// As many as there is room for, the one that is chosen among them.
  private func shownClasses(_ room: Int) -> [Int] {
    let all = knockouts.classes
    // Of one class it would say again what all lose.
    guard all.count > 1 else { return [] }
    guard all.count > room else { return all }
    guard let chosen, let place = all.firstIndex(of: chosen) else {
      return Array(all.prefix(max(0, room)))
    }
    let first = min(max(0, place - room / 2), all.count - room)
    return Array(all[first..<first + max(0, room)])
  }

  private func drawTitles(
    _ rect: Rect, _ names: Int, _ start: Int, _ classes: [Int], on painter: inout Painter
  ) {
    let alias = view.network.nodes[knockouts.layer].alias
    let of = chosen.map { "those for \(view.network.label($0))" } ?? "all answers"
    painter.title(
      alias, "without one map: what \(of) lose", rect.row, rect.column,
      width: classes.isEmpty ? rect.columns : start - rect.column - 1)
    if !classes.isEmpty {
      painter.put(
        Painter.longest(["lost by answers of", "lost by"], in: classes.count * Self.cell),
        rect.row, start + 1, .label)
    }
    let column = rect.column + 7 + names
    painter.put(rightBefore: column + Self.lost, "lost", rect.row + 1, .label)
    painter.put(rightBefore: column + Self.lost + Self.flips, "others", rect.row + 1, .label)
    for (place, index) in classes.enumerated() {
      let label = ShortName.of(view.network.label(index), Self.cell - 1)
      painter.put(
        rightBefore: start + (place + 1) * Self.cell, label, rect.row + 1,
        index == chosen ? .here : .label, bold: index == chosen)
    }
  }

  private func draw(
    _ map: Int, isHere: Bool, _ row: Int, _ column: Int, _ names: Int, on painter: inout Painter
  ) {
    let ink: Ink = isHere ? .here : .text
    let effect = knockouts.effect(of: map, on: chosen)
    if isHere { painter.put("▸", row, column, .here, bold: true) }
    painter.put(rightBefore: column + 6, "\(map)", row, ink, bold: isHere)
    painter.put(
      ShortName.of(view.unitName(knockouts.layer, map), names), row, column + 7, ink, bold: isHere)
    painter.put(
      rightBefore: column + 7 + names + Self.lost,
      KnockoutTable.written(effect.drop, knockouts), row, ink, bold: isHere)
    painter.put(
      rightBefore: column + 7 + names + Self.lost + Self.flips, "\(effect.flips)/\(effect.count)",
      row, effect.flips > 0 ? .differs : ink, bold: isHere)
  }

  private func draw(
    _ map: Int, _ index: Int, _ row: Int, _ column: Int, _ reach: Double,
    on painter: inout Painter
  ) {
    let effect = knockouts.effect(of: map, on: index)
    let text =
      knockouts.areShares
      ? Numerals(decimals: 0).text(effect.drop * 100) : Numerals(decimals: 1).text(effect.drop)
    painter.putNumber(
      text, .of(Float(effect.drop), range: Float(reach)), row, column + 1, width: Self.cell - 1)
  }
  /// What the strongest colour stands for: all of a share, or the largest loss of a score.
  private var reach: Double {
    guard !knockouts.areShares else { return 1 }
    let maps = 0..<view.network.nodes[knockouts.layer].shape.channels
    return max(
      maps.map { knockouts.effect(of: $0).drop.magnitude }.max() ?? 1, .leastNormalMagnitude)
  }

  /// What is lost: a share in percent, or a score.
  static func written(_ drop: Double, _ knockouts: Knockouts) -> String {
    knockouts.areShares
      ? Numerals.percent(Float(drop)) : Numerals(decimals: 2).text(drop)
  }
}
