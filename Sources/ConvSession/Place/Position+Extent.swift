import ConvNet

/// The part of a layer that a pass has computed.
public struct Extent: Hashable, Sendable {
  /// The number of outputs that are complete, in the order they are computed.
  public var elements: Int
  /// The number of terms added to the output after them.
  public var terms: Int

  public init(elements: Int, terms: Int = 0) { (self.elements, self.terms) = (elements, terms) }
}

extension Position {
  /// The part of a layer that a pass at this place has computed: a number is known exactly if
  /// its last term is not later than the end of the place.
  public func extent(of layer: Int) -> Extent {
    let all = network.nodes[layer].shape.count
    // What is given is always known: the input, and what the graph holds ready.
    if layer < place.layer || network.nodes[layer].inputs.isEmpty { return Extent(elements: all) }
    if layer > place.layer { return Extent(elements: 0) }
    switch place.rung {
    case .network, .layer: return Extent(elements: all)
    case .map: return Extent(elements: (map + 1) * cellsPerMap)
    case .cell: return Extent(elements: place.element + 1)
    case .channel: return extent(terms: terms(ofChannel: channel).upperBound)
    case .term: return extent(terms: place.term + 1)
    }
  }

  private func extent(terms: Int) -> Extent {
    terms == termCount
      ? Extent(elements: place.element + 1) : Extent(elements: place.element, terms: terms)
  }
}

extension Position {
  /// Whether a layer's screen shows its channels one by one, and one can go into each.
  var hasParts: Bool { ladder.has(.map) || node.shape.rank == 1 }
  /// The map or the unit that the place is in.
  var part: Int { ladder.has(.map) ? map : node.shape.rank == 1 ? place.element : 0 }
}
