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

  mutating func moveRow(by count: Int, in scene: Scene) {
    let session = scene.session
    guard screen == .reference else {
      row = min(max(0, row(in: session) + count), session.network.last)
      return
    }
    guard let comparison = comparison(in: scene), !comparison.rows.isEmpty else { return }
    row = min(max(0, row(in: comparison) + count), comparison.rows.count - 1)
  }

  /// To the layer of the row, or to the first of its numbers that differs.
  mutating func enterRow(in scene: Scene) -> Command? {
    let session = scene.session
    var place = Address(session.network.nodes[row(in: session)].alias)
    if screen == .reference {
      guard let comparison = comparison(in: scene), !comparison.rows.isEmpty else {
        return nil
      }
      let entry = comparison.rows[row(in: comparison)]
      let alias = session.network.nodes[entry.layer].alias
      place = entry.first.map { Address(alias, nil, $0.place) } ?? Address(alias)
    }
    (screen, row) = (nil, nil)
    return place.text == session.network.nodes[session.place.layer].alias
      ? nil : .goto(place)
  }

  private func comparison(in scene: Scene) -> TraceComparison? {
    referenceFile.flatMap { scene.comparison(with: $0).value }
  }
}
