import ConvNet

/// The hand, and where its pointer is.
extension Interaction {
  /// Takes something in hand; nil: the next thing that the layer has.
  mutating func take(_ wanted: Hand?, in scene: Scene) throws(CommandError) {
    let (session, position) = (scene.session, scene.position)
    let order = Hand.allCases.filter { $0 != .kernel || HandReach(session, self).kernel != nil }
    let current = order.firstIndex(of: hand) ?? 0
    let next = wanted ?? order[(current + 1) % order.count]
    guard order.contains(next) else {
      throw .no("kernel", ofLayer: position.place.layer, in: session.network)
    }
    (typed, isRunning, isHovering) = (nil, false, false)
    if next == .kernel, hand != .kernel { pointer.takeKernel(position) }
    if next == .output, position.place.rung >= .cell {
      let width = HandReach(session, self).size(.output)?.width ?? 1
      pointer.output = .init(position.cell / width, position.cell % width)
    }
    hand = next
    try pointAtMap(in: scene)
  }

  /// Moves the pointer; it stays on what the hand holds.
  mutating func movePointer(to spot: Pointer.Spot, in scene: Scene) throws(CommandError) {
    if hand == .pass { try take(.output, in: scene) }
    guard let size = HandReach(scene.session, self).size(hand) else { return }
    pointer[hand] = .init(
      min(max(spot.row, 0), size.height - 1), min(max(spot.column, 0), size.width - 1))
  }

  /// Follows the place after it has moved: a screen that was chosen gives way to the place's own.
  /// Lists about layers stay while one goes from layer to layer.
  public mutating func follow(_ session: Session, from before: Place? = nil) {
    let isAlong = before?.rung == session.place.rung && session.place.rung <= .layer
    // What is all about the place goes along wherever that goes.
    let goesAlong = before != nil && (screen == .field || screen == .matrix)
    if !isAlong || screen.map({ !ScreenName.stayingAlong.contains($0) }) ?? true, !goesAlong {
      screen = nil
    }
    (row, typed) = (nil, nil)
    folding.settle()
    keepMap(session, from: before)
    if hand == .kernel, HandReach(session, self).kernel == nil { hand = .pass }
  }
}

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
