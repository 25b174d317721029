import ConvCanvas
import ConvNet
import ConvSession

extension Screen {
  /// How much of each map of the layer at hand is silent.
  static let silent = Screen(
    ScreenName("silent"), "how much of each map is silent, and which maps are dead",
    needs: { session, _ in
      session.needsAtHand + [.about(session.subject, .silentShares(session.place.layer))]
    }, body: { SilentPane(view: $0) })
}

/// The maps of the layer at hand as bars, the most silent first.
struct SilentPane: Pane {
  let view: View

  static let least = Size(rows: 8, columns: 46)
  /// Columns of an entry and the space behind it.
  private static let entry = 46
  private static let bar = 12

  private var shares: SilentShares? {
    scene.measured(.silentShares(session.place.layer)).value
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let words = Rect(
      row: rect.row + rect.rows - 4, column: rect.column, rows: 4, columns: rect.columns)
    painter.put(self.words, in: words)
    painter.put(
      "silent cells of \(node.alias), map by map", rect.row, rect.column, .text, bold: true)
    guard let shares, shares.cells > 1 else { return }
    let order = shares.counts.indices.sorted {
      (shares.counts[$1], $0) < (shares.counts[$0], $1)
    }
    let rows = rect.rows - 6
    let shown = order.prefix(rows * max(1, rect.columns / Self.entry))
    for (index, map) in shown.enumerated() {
      draw(
        map, shares, rect.row + 1 + index % rows,
        rect.column + index / rows * Self.entry, on: &painter)
    }
    guard shown.count < order.count else { return }
    painter.put(
      "\(order.count - shown.count) more, less silent", rect.row + 1 + rows, rect.column, .faint)
  }

  private func draw(
    _ map: Int, _ shares: SilentShares, _ row: Int, _ column: Int, on painter: inout Painter
  ) {
    let count = shares.counts[map]
    let isDead = count == shares.cells
    painter.put(rightBefore: column + 4, "\(map)", row, isDead ? .channels : .label, bold: isDead)
    painter.put(
      ShortName.of(view.unitName(session.place.layer, map), 20), row, column + 5,
      isDead ? .channels : .text)
    painter.bar(
      Double(count) / Double(shares.cells), row, column + 26, width: Self.bar, isNegative: false)
    painter.put(
      rightBefore: column + 26 + Self.bar + 6, Numerals.share(count, of: shares.cells), row, .text,
      bold: isDead)
  }

  var words: [Words] {
    guard let shares else { return ["Its numbers are not all there yet."] }
    guard shares.cells > 1 else {
      return ["\(bold: node.alias) has no maps: each of its outputs is one number."]
    }
    let dead = shares.dead
    let all = shares.counts.count
    let silent = shares.counts.reduce(0, +)
    let maps = all == 1 ? "Its one map" : "Its \(Numerals.count(all)) maps"
    return [
      "\(maps) hold \(Numerals.count(all * shares.cells)) numbers; \(bold: Numerals.share(silent, of: all * shares.cells)) are exactly 0.",
      dead.isEmpty
        ? "No map is silent everywhere."
        : "\("\(Numerals.count(dead.count)) silent everywhere", .channels): dead for this input, \(dead.prefix(6).map(String.init).joined(separator: ", "))\(dead.count > 6 ? ", …" : "").",
      "Try another \(here: ":input"): a map that is dead for all of them finds nothing here.",
    ]
  }
}
