import ConvNet

/// Steps along a pass. Each returns nil where the pass has no such place.
extension Position {
  /// One unit of the rung on, into the next layer where this one ends.
  public func next() -> Place? {
    var next = place
    let count = node.shape.count
    switch place.layer == 0 ? .layer : place.rung {
    case .network, .layer: return entering(place.layer + 1)
    case .map:
      (next.element, next.term) = ((map + 1) * cellsPerMap, 0)
    case .cell:
      (next.element, next.term) = (place.element + 1, 0)
    case .channel:
      let end = terms(ofChannel: channel).upperBound
      (next.element, next.term) = end < termCount ? (place.element, end) : (place.element + 1, 0)
    case .term:
      let end = place.term + 1
      (next.element, next.term) = end < termCount ? (place.element, end) : (place.element + 1, 0)
    }
    return next.element < count ? next : entering(place.layer + 1)
  }

  /// One unit back.
  public func previous() -> Place? {
    var before = place
    switch place.layer == 0 ? .layer : place.rung {
    case .network, .layer: return entering(place.layer - 1, atEnd: true)
    case .map: (before.element, before.term) = ((map - 1) * cellsPerMap, 0)
    case .cell: (before.element, before.term) = (place.element - 1, 0)
    case .channel:
      let start = terms(ofChannel: channel).lowerBound
      (before.element, before.term) =
        start > 0
        ? (place.element, terms(ofChannel: channel - 1).lowerBound)
        : (place.element - 1, terms(ofChannel: channelCount - 1).lowerBound)
    case .term:
      (before.element, before.term) =
        place.term > 0 ? (place.element, place.term - 1) : (place.element - 1, termCount - 1)
    }
    return before.element >= 0 ? before : entering(place.layer - 1, atEnd: true)
  }

  /// The first or last unit of a layer at the wanted rung.
  private func entering(_ layer: Int, atEnd: Bool = false) -> Place? {
    guard network.nodes.indices.contains(layer) else { return nil }
    var entered = place
    (entered.layer, entered.element, entered.term) = (layer, 0, 0)
    entered.rung = network.nodes[layer].ladder.reachable(place.wanted)
    guard atEnd else { return entered }
    return Position(network, entered).lastInside(.layer)
  }

  /// The first unit inside the parent.
  public func first() -> Place {
    guard let parent = ladder.coarser(than: place.rung), place.rung > .layer else {
      return entering(0) ?? place
    }
    var first = place
    first.term = parent == .channel ? terms(ofChannel: channel).lowerBound : 0
    if parent < .cell { first.element = parent == .map ? map * cellsPerMap : 0 }
    return first
  }

  /// The last unit inside the parent.
  public func last() -> Place {
    guard let parent = ladder.coarser(than: place.rung), place.rung > .layer else {
      return entering(network.last) ?? place
    }
    return lastInside(parent)
  }

  /// The last unit of the place's rung inside the coarser part it is in.
  private func lastInside(_ parent: Rung) -> Place {
    var last = place
    guard place.layer > 0, place.rung > .layer else { return last }
    if parent == .layer { last.element = node.shape.count - 1 }
    if parent == .map { last.element = (map + 1) * cellsPerMap - 1 }
    switch place.rung {
    case .network, .layer, .cell: last.term = 0
    case .map: (last.element, last.term) = (last.element / cellsPerMap * cellsPerMap, 0)
    case .channel: last.term = terms(ofChannel: channelCount - 1).lowerBound
    case .term:
      last.term =
        parent == .channel ? terms(ofChannel: channel).upperBound - 1 : termCount - 1
    }
    return last
  }

  /// The last place of the whole pass at the wanted rung.
  public func end() -> Place {
    var end = place
    (end.layer, end.element, end.term) = (network.last, 0, 0)
    end.rung = network.nodes[network.last].ladder.reachable(place.wanted)
    return Position(network, end).lastInside(.layer)
  }

  /// Where running comes to: the end of the parent, or from there the end of the pass.
  public func runEnd() -> Place { last() == place ? end() : last() }

  /// One rung down: to the first part, or to where one has been.
  public func zoomedIn() -> Place? {
    guard let rung = ladder.finer(than: place.rung) else { return nil }
    var inside = place
    (inside.rung, inside.wanted) = (rung, rung)
    return inside
  }

  /// One rung up; nil at the network.
  public func zoomedOut() -> Place? {
    guard let rung = ladder.coarser(than: place.rung) else { return nil }
    var outside = place
    (outside.rung, outside.wanted) = (rung, rung)
    return outside
  }
}
