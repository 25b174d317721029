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

  /// The number at hand for a sentence: "cell (2, 0)", of a layer without maps "unit 3".
  public var numberWords: String { crumb(.cell) }

  private var termName: String {
    switch explanation.term(place.term) {
    case .product: "\(word(.term)) \(place.term)"
    case .bias: "bias"
    case .conclusion: "quotient"
    }
  }

  /// The name of the place for a sentence: "edges map 0 cell (2, 0)".
  public var unitName: String { crumbs.dropFirst().joined(separator: " ") }

  /// The position among the units of the parent, counted from the first as people count: places are
  /// counted from 0, so it is an ordinal, "21st of 100 cells", of layers "layer 3 of 8".
  public var progress: String {
    guard place.rung > .layer, place.layer > 0 else {
      let layers = network.last == 1 ? "1 layer" : "\(network.last) layers"
      return place.layer == 0 ? "input of \(layers)" : "layer \(place.layer) of \(network.last)"
    }
    func of(_ index: Int, _ count: Int, _ word: String) -> String {
      "\(Position.ordinal(index + 1)) of \(count) \(count == 1 ? word : Position.plural(word))"
    }
    switch place.rung {
    case .network, .layer: return ""
    case .map: return of(map, mapCount, word(.map))
    case .cell: return of(cell, cellsPerMap, word(.cell))
    case .channel:
      // What is added after the last channel is none.
      let channels = channelCount - (termCount - explanation.walkedStep.count)
      return channel < channels ? of(channel, channels, word(.channel)) : "after the last of them"
    case .term: return of(place.term, termCount, "term")
    }
  }

  private static func plural(_ word: String) -> String {
    word.hasSuffix("x") ? "\(word)es" : "\(word)s"
  }
  /// `1st`, `2nd`, `11th`.
  static func ordinal(_ number: Int) -> String {
    let isTeen = (11...13).contains(number % 100)
    let ending =
      switch number % 10 {
      case 1 where !isTeen: "st"
      case 2 where !isTeen: "nd"
      case 3 where !isTeen: "rd"
      default: "th"
      }
    return "\(number)\(ending)"
  }
}
