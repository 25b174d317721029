public import ConvNet

/// Lists that take the whole screen, with a cursor of their own: the table of all layers, the values
/// of another program, and silent maps.
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

  /// The row of the silent maps that the cursor is on: at first the most silent.
  public func row(in maps: SilentMaps) -> Int {
    max(0, min(row ?? 0, maps.order.count - 1))
  }

  /// - Throws: `notYet` where the list follows from numbers that are not known.
  private func silentMaps(in scene: Scene) throws(CommandError) -> SilentMaps? {
    for need in SilentMaps.needs(scene.session) where !scene.has(need) { throw .notYet(need) }
    return SilentMaps(scene)
  }

  mutating func moveRow(by count: Int, in scene: Scene) throws(CommandError) {
    let session = scene.session
    if let rows = try labRows(in: scene) {
      let (last, at) = (max(0, rows.count - 1), row ?? rows.start)
      row = min(max(0, min(at, last) + count), last)
      models.map = nil
      return
    }
    if screen == .silent {
      guard let maps = try silentMaps(in: scene) else { return }
      row = min(max(0, row(in: maps) + count), maps.order.count - 1)
      return
    }
    if screen == .confusion {
      guard let confusion = try confusion(in: scene) else { return }
      row = max(
        0, min(row(in: confusion) + count, confusion.answers(in: cell(in: confusion)).count - 1))
      return
    }
    guard screen == .reference else {
      row = min(max(0, row(in: session) + count), session.network.last)
      return
    }
    guard let comparison = comparison(in: scene), !comparison.rows.isEmpty else { return }
    row = min(max(0, row(in: comparison) + count), comparison.rows.count - 1)
  }

  /// To the layer of the row, to the first of its numbers that differs, or to the silent map.
  mutating func enterRow(in scene: Scene) throws(CommandError) -> Command? {
    let session = scene.session
    if try labRows(in: scene) != nil { return try enterLabRow(in: scene) }
    if screen == .confusion {
      guard let confusion = try confusion(in: scene) else { return nil }
      let answers = confusion.answers(in: cell(in: confusion))
      guard !answers.isEmpty else { throw .unavailable("there is no picture here") }
      let example = answers[row(in: confusion)].index
      leave(to: nil)
      return Command(OpenExample(example))
    }
    var place = Address(session.network.nodes[row(in: session)].alias)
    if screen == .silent {
      guard let maps = try silentMaps(in: scene) else { return nil }
      let map = maps.order[row(in: maps)]
      place = Address(session.network.nodes[maps.layer].alias, nil, [map])
    }
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
