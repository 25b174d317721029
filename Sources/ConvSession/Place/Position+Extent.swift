import ConvNet

/// How far a pass has come in one layer.
public struct Extent: Hashable, Sendable {
  /// Outputs that are complete, in the order they are computed.
  public var elements: Int
  /// Terms of the output after them that have been added.
  public var terms: Int

  public init(elements: Int, terms: Int = 0) { (self.elements, self.terms) = (elements, terms) }
}

extension Position {
  /// What a pass that stands at the place has computed of a layer: a number is known exactly if
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
