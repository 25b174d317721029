public import ConvNet

/// Lists that take the whole screen, with a cursor of their own: the table of all layers, and the
/// values of another program.
extension Interaction {
  /// Whether the keys that go up and down move a list's cursor.
  var isOnRows: Bool { hand == .pass && Keymap.lists.contains(screen) }

  /// The row of the table that its cursor is on: a layer.
  public func row(in session: Session) -> Int {
    min(row ?? session.place.layer, session.network.last)
  }

  /// The row of another program's values that the cursor is on: at first the first that differs.
  public func row(in comparison: TraceComparison) -> Int {
    let first = comparison.rows.firstIndex { !$0.agrees } ?? 0
    return max(0, min(row ?? first, comparison.rows.count - 1))
  }

  mutating func moveRow(by count: Int, _ session: Session, _ results: Results) {
    guard screen == .reference else {
      row = min(max(0, row(in: session) + count), session.network.last)
      return
    }
    guard let comparison = comparison(session, results), !comparison.rows.isEmpty else { return }
    row = min(max(0, row(in: comparison) + count), comparison.rows.count - 1)
  }

  /// To the layer of the row, or to the first of its numbers that differs.
  mutating func enterRow(_ session: Session, _ results: Results) -> Command? {
    var place = Reference(session.network.nodes[row(in: session)].alias)
    if screen == .reference {
      guard let comparison = comparison(session, results), !comparison.rows.isEmpty else {
        return nil
      }
      let entry = comparison.rows[row(in: comparison)]
      let alias = session.network.nodes[entry.layer].alias
      place = entry.first.map { Reference(alias, nil, $0.place) } ?? Reference(alias)
    }
    (screen, row) = (nil, nil)
    return place.text == session.network.nodes[session.place.layer].alias ? nil : .goto(place)
  }

  private func comparison(_ session: Session, _ results: Results) -> TraceComparison? {
    guard let reference else { return nil }
    return Scene(session, results).comparison(with: reference).value
  }
}
