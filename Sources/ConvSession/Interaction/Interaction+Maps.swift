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

  /// What `zoom in` means: where the pass stands on a layer, into the map that is at hand.
  public func aimed(_ command: Command, in session: Session, _ results: Results) -> Command {
    let position = session.position
    guard command == .walk(.zoomIn), session.place.rung == .layer, !position.node.isInput,
      position.hasParts
    else { return command }
    let map = map(MapRanking(Scene(session, results), by: order), in: position)
    return map == position.part ? command : .goto(Reference(position.node.alias, nil, [map]))
  }

  /// What has to be known for that: the order in which they stand.
  public func needs(aiming command: Command, in session: Session) -> [Need] {
    guard session.place.rung <= .layer, session.position.hasParts else { return [] }
    let isOrdered: Bool =
      switch command {
      case .look(.sort): hand == .output
      case .walk(.zoomIn), .look(.page), .look(.move), .look(.hand): order != .index
      default: false
      }
    return isOrdered ? [.about(session.subject, .activation(session.place.layer))] : []
  }

  /// The pointer goes a page on.
  mutating func turn(_ pages: Int, _ ranking: MapRanking, _ position: Position) {
    let rank = ranking.rank(of: map(ranking, in: position))
    point(at: ranking.maps[sheet.turned(rank, by: pages, in: ranking.maps.count)], position)
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
