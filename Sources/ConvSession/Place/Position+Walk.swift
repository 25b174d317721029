import ConvNet

/// Steps along a pass. Each returns nil where the pass has no such place.
extension Position {
  /// The place one unit of the rung on, in the next layer where this one ends.
  public func next() -> Place? { advanced(by: 1) }
  /// The place one unit back.
  public func previous() -> Place? { advanced(by: -1) }

  /// The place some units on, or back with a minus. Takes time by layers crossed, not by units.
  public func advanced(by count: Int) -> Place? {
    var position = self
    var left = count
    while left != 0 {
      let inside = left > 0 ? position.unitCount - 1 - position.unit : position.unit
      if left.magnitude <= inside { return position.place(ofUnit: position.unit + left) }
      left -= (inside + 1) * left.signum()
      let layer = position.place.layer + count.signum()
      guard let entered = position.entering(layer, atEnd: count < 0) else { return nil }
      position.place = entered
    }
    return position.place
  }

  /// The number of units of the rung in the layer, if every output has as many terms as this one.
  private var unitCount: Int {
    guard place.layer > 0 else { return 1 }
    switch place.rung {
    case .network, .layer: return 1
    case .map: return mapCount
    case .cell: return node.shape.count
    case .channel: return node.shape.count * channelCount
    case .term: return node.shape.count * termCount
    }
  }
  /// The index of the place among the units.
  private var unit: Int {
    guard place.layer > 0 else { return 0 }
    switch place.rung {
    case .network, .layer: return 0
    case .map: return map
    case .cell: return place.element
    case .channel: return place.element * channelCount + channel
    case .term: return place.element * termCount + place.term
    }
  }
  private func place(ofUnit unit: Int) -> Place {
    var place = place
    switch place.rung {
    case .network, .layer: (place.element, place.term) = (0, 0)
    case .map: (place.element, place.term) = (unit * cellsPerMap, 0)
    case .cell: (place.element, place.term) = (unit, 0)
    case .channel: return self.place(ofPart: unit, of: channelCount)
    case .term: return self.place(ofPart: unit, of: termCount)
    }
    return place
  }

  /// The place of a channel or term, counted as if every output had as many as this one. In an
  /// output that has more or fewer (a transposed convolution, neighbours at an edge) it is as many on
  /// from the first, or going back, from the last.
  private func place(ofPart unit: Int, of count: Int) -> Place {
    var other = self
    other.place.element = unit / count
    other.place.term = 0
    let isChannel = place.rung == .channel
    let there = isChannel ? other.channelCount : other.termCount
    let part = unit % count
    let index =
      other.place.element < place.element ? max(0, there - count + part) : min(part, there - 1)
    other.place.term = isChannel ? other.terms(ofChannel: index).lowerBound : index
    return other.place
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
      return end()
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
    case .channel:
      let there = Position(network, last)
      last.term = there.terms(ofChannel: there.channelCount - 1).lowerBound
    case .term:
      last.term =
        parent == .channel
        ? terms(ofChannel: channel).upperBound - 1 : Position(network, last).termCount - 1
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

  /// The place where running ends: the end of the parent, or from there the end of the pass.
  public func runEnd() -> Place { last() == place ? end() : last() }

  /// The place one rung down: the first part, or the last one visited.
  public func zoomedIn() -> Place? {
    guard let rung = ladder.finer(than: place.rung) else { return nil }
    var inside = place
    (inside.rung, inside.wanted) = (rung, rung)
    return inside
  }

  /// The place one rung up; nil at the network.
  public func zoomedOut() -> Place? {
    guard let rung = ladder.coarser(than: place.rung) else { return nil }
    var outside = place
    (outside.rung, outside.wanted) = (rung, rung)
    return outside
  }
}

extension Position {
  /// The same place in another network: the layer of the same name and kind, and in it the same
  /// indices. A place that does not exist there becomes the input.
  func place(in other: Network) -> Place {
    guard other != network else { return place }
    guard let layer = other.graph.index(of: node.alias), node.isAlike(other.nodes[layer])
    else { return Place() }
    var carried = place
    carried.layer = layer
    let shape = other.nodes[layer].shape
    if shape.contains(element) {
      carried.element = shape.offset(element)
    } else if place.rung <= .layer {
      (carried.element, carried.term) = (0, 0)
    } else {
      return Place()
    }
    if Position(other, carried).exists { return carried }
    carried.term = 0
    return place.rung < .channel && Position(other, carried).exists ? carried : Place()
  }
}

extension Node {
  /// Whether a place in it is one in another: of the same kind, or the same with kernels unshared.
  fileprivate func isAlike(_ other: Node) -> Bool {
    func kind(_ node: Node) -> String {
      (node.layer as? LocallyConnected)?.conv.kind ?? node.kind
    }
    // Windows can be made differently, such as a mean in place of the largest.
    return kind(self) == kind(other) || layer.window != nil && other.layer.window != nil
  }
}
