public import ConvNet

/// A place in a forward pass: a layer, and a part of it as deep as the rung. The indices deeper
/// than the rung are the last ones visited, where `zoom in` goes back to.
public struct Place: Hashable, Sendable {
  /// The node's index; 0 is the input.
  public var layer: Int
  /// How deep the place is. A place at a coarse rung contains all its parts.
  public var rung: Rung
  /// The rung that was chosen: layers that lack it are crossed at their next coarser one.
  public var wanted: Rung
  /// The output's row-major index in the layer.
  public var element: Int
  /// The term's index in the element's explanation.
  public var term: Int

  public init(layer: Int = 0, rung: Rung = .network, element: Int = 0, term: Int = 0) {
    (self.layer, self.rung, wanted) = (layer, rung, rung)
    (self.element, self.term) = (element, term)
  }
}

/// A place with the network it is in, which gives its names and where it ends.
public struct Position: Sendable {
  public let network: Network
  public var place: Place

  public init(_ network: Network, _ place: Place) { (self.network, self.place) = (network, place) }

  public var node: Node { network.nodes[place.layer] }
  public var ladder: Ladder { node.ladder }
  /// The number of outputs of one map, or of the whole layer where it has no maps.
  public var cellsPerMap: Int { ladder.has(.map) ? node.shape.cells : node.shape.count }
  public var mapCount: Int { node.shape.count / cellsPerMap }
  public var map: Int { place.element / cellsPerMap }
  /// The output's index in the map.
  public var cell: Int { place.element % cellsPerMap }
  /// The output's indices, one for each axis: `[map, row, column]` or `[unit]`.
  public var element: [Int] { node.shape.element(at: place.element) }
  public var explanation: Explanation { node.explain(element) }

  public var termCount: Int { explanation.termCount }
  public var termsPerChannel: Int { explanation.termsPerChannel }
  /// The number of channels, with the bias as one after the last.
  public var channelCount: Int {
    let count = explanation.walkedStep.count
    return count / termsPerChannel + termCount - count
  }
  public var channel: Int {
    let terms = explanation.walkedStep.count
    return place.term < terms
      ? place.term / termsPerChannel : terms / termsPerChannel + place.term - terms
  }
  /// The terms of a channel; those after the last channel are the bias's.
  public func terms(ofChannel channel: Int) -> Range<Int> {
    let terms = explanation.walkedStep.count
    let channels = terms / termsPerChannel
    return channel < channels
      ? channel * termsPerChannel..<(channel + 1) * termsPerChannel
      : terms + channel - channels..<terms + channel - channels + 1
  }

  /// Whether a place is one of this network's.
  public var exists: Bool {
    network.nodes.indices.contains(place.layer) && place.element < node.shape.count
      && ladder.reachable(place.rung) == place.rung && place.element >= 0
      && place.term >= 0 && place.term < max(1, termCount)
  }
}
