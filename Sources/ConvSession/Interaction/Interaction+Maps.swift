import ConvNet

/// Which of a layer's maps or units is at hand on its screen.
extension Interaction {
  /// The one that was pointed at or come out of; else where one has been, and of sorted ones the
  /// first.
  public func map(_ ranking: MapRanking, in position: Position) -> Int {
    let seen = ranking.order == .index ? position.part : ranking.maps.first
    return min(max(0, pointer.map ?? seen ?? 0), max(0, ranking.maps.count - 1))
  }

  /// The same where the pointer is on it, so that no order has to be known.
  public func pointedMap(in position: Position) -> Int {
    min(max(0, pointer.map ?? position.part), max(0, position.node.shape.channels - 1))
  }

  /// The maps in the order in which they stand.
  /// - Throws: `notYet` where the order follows from numbers that are not known.
  func ranking(in scene: Scene) throws(CommandError) -> MapRanking {
    let need = Need.about(scene.session.subject, .activation(scene.session.place.layer))
    if order != .index, !scene.has(need) { throw .notYet(need) }
    return MapRanking(scene, by: order)
  }

  /// Puts the pointer of a hand on the output on the map at hand, where all maps are seen.
  mutating func pointAtMap(in scene: Scene) throws(CommandError) {
    let position = scene.position
    guard hand == .output, position.place.rung <= .layer, position.hasParts else { return }
    point(at: map(try ranking(in: scene), in: position), position)
  }

  mutating func point(at map: Int, _ position: Position) {
    pointer.map = map
    if !position.ladder.has(.map) { pointer.output = Pointer.Spot(map, 0) }
  }

  /// Keeps what is at hand where one comes out of it, and forgets it where one goes elsewhere.
  mutating func keepMap(_ session: Session, from before: Place?) {
    guard let before, before.layer == session.place.layer else {
      pointer.map = nil
      return
    }
    if before.rung > .layer, session.place.rung <= .layer {
      pointer.map = session.position.hasParts ? session.position.part : nil
    }
  }
}

extension Position {
  /// Whether a layer's screen shows its channels one by one, and one can go into each.
  var hasParts: Bool { ladder.has(.map) || node.shape.rank == 1 }
  /// The map or the unit that the place is in.
  var part: Int { ladder.has(.map) ? map : node.shape.rank == 1 ? place.element : 0 }
}
