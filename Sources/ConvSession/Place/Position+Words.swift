public import ConvNet

/// The names of a place, counted from 0.
extension Position {
  /// The word for a part at a rung: a conv's term is a "product".
  public func word(_ rung: Rung) -> String { rung <= .layer ? "layer" : ladder.word(rung) }

  /// One crumb for each rung down to the place: `network`, `edges`, `map 0`, `cell (2, 0)`.
  public var crumbs: [String] {
    var crumbs = ["network"]
    if place.rung >= .layer || place.layer > 0 { crumbs.append(node.alias) }
    for rung in ladder.rungs where rung <= place.rung { crumbs.append(crumb(rung)) }
    return crumbs
  }

  private func crumb(_ rung: Rung) -> String {
    let word = word(rung)
    switch rung {
    case .network, .layer: return node.alias
    case .map: return "\(word) \(map)"
    case .cell:
      guard node.shape.rank > 1, ladder.has(.map) else { return "\(word) \(place.element)" }
      if node.shape.rank == 2 { return "\(word) \(cell)" }
      // Of a volume (slice, row, column).
      return "\(word) (\(element.dropFirst().map(String.init).joined(separator: ", ")))"
    case .channel:
      let count = explanation.walkedStep.count / termsPerChannel
      return channel < count ? "\(word) \(channel)" : "bias"
    case .term: return termName
    }
  }

  private var termName: String {
    switch explanation.term(place.term) {
    case .product: "\(word(.term)) \(place.term)"
    case .bias: "bias"
    case .conclusion: "quotient"
    }
  }

  /// The name of the place for a sentence: "edges map 0 cell (2, 0)".
  public var unitName: String { crumbs.dropFirst().joined(separator: " ") }

  /// The position among the units of the parent: "cell 21 of 100".
  public var progress: String {
    guard place.rung > .layer, place.layer > 0 else {
      return "step \(place.layer) of \(network.last)"
    }
    switch place.rung {
    case .network, .layer: return ""
    case .map: return "\(word(.map)) \(map + 1) of \(mapCount)"
    case .cell: return "\(word(.cell)) \(cell + 1) of \(cellsPerMap)"
    case .channel: return "\(word(.channel)) \(channel + 1) of \(channelCount)"
    case .term: return "term \(place.term + 1) of \(termCount)"
    }
  }
}
