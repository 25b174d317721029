import ConvNet
import ConvSession

/// The order of a forward pass, told by explanations alone and not by how places are walked.
struct PassOrder {
  let network: Network
  /// For each layer and output the last term.
  private let lastTerms: [[Int]]
  /// For each conv and output the last term of each channel.
  private let channelEnds: [[[Int: Int]]]

  init(network: Network) {
    self.network = network
    let layers = network.nodes.map { node in
      (0..<node.shape.count).map { offset -> [Term] in
        let explanation = node.explain(node.shape.element(at: offset))
        return (0..<explanation.termCount).map(explanation.term)
      }
    }
    lastTerms = layers.map { $0.map { $0.count - 1 } }
    channelEnds = layers.map { outputs in
      outputs.map { terms in
        terms.enumerated().reduce(into: [:]) { ends, term in
          if let channel = Self.channel(of: term.element) { ends[channel] = term.offset }
        }
      }
    }
  }

  /// When something is known: its layer, its output, its last term.
  struct Moment: Comparable {
    var layer: Int
    var element: Int
    var term: Int

    static func < (first: Moment, second: Moment) -> Bool {
      (first.layer, first.element, first.term) < (second.layer, second.element, second.term)
    }
  }

  func terms(_ layer: Int, _ element: Int) -> [Term] {
    let node = network.nodes[layer]
    let explanation = node.explain(node.shape.element(at: element))
    return (0..<explanation.termCount).map(explanation.term)
  }
  func value(_ layer: Int, _ element: Int) -> Moment {
    Moment(
      layer: layer, element: element, term: layer == 0 ? 0 : lastTerms[layer][element])
  }
  /// What one input channel adds to an output of a conv is known with its last product.
  func sum(_ layer: Int, _ element: Int, channel: Int) -> Moment {
    Moment(layer: layer, element: element, term: channelEnds[layer][element][channel] ?? 0)
  }
  private static func channel(of term: Term) -> Int? {
    guard case .product(_, _, let weight?) = term, weight.count > 2 else { return nil }
    return weight[1]
  }

  /// The end of a place, which contains all its parts.
  func end(of place: Place) -> Moment {
    let node = network.nodes[place.layer]
    let forever = Int.max
    var end = Moment(layer: place.layer, element: place.element, term: forever)
    switch place.rung {
    case .network, .layer: end.element = forever
    case .map:
      let cells = node.shape.sizes.dropFirst().reduce(1, *)
      end.element = place.element / cells * cells + cells - 1
    case .cell: break
    case .channel:
      let terms = terms(place.layer, place.element)
      let channel = Self.channel(of: terms[place.term])
      end.term = terms.lastIndex { Self.channel(of: $0) == channel } ?? 0
    case .term: end.term = place.term
    }
    return end
  }

  /// Every place of a walk from the input to the answer, with this rung wanted.
  func places(_ wanted: Rung) -> [Place] {
    network.nodes.enumerated().flatMap { layer, node -> [Place] in
      var place = Place(layer: layer, rung: wanted)
      let rungs = layer == 0 ? [] : node.ladder.rungs
      place.rung = wanted <= .layer ? wanted : rungs.last { $0 <= wanted } ?? .layer
      guard place.rung > .layer else { return [place] }
      return (0..<node.shape.count).flatMap { element -> [Place] in
        place.element = element
        return starts(place).map {
          place.term = $0
          return place
        }
      }
    }
  }
  /// The first terms of the parts of one output.
  private func starts(_ place: Place) -> [Int] {
    let node = network.nodes[place.layer]
    switch place.rung {
    case .network, .layer: return []
    case .map:
      let cells = node.shape.sizes.dropFirst().reduce(1, *)
      return place.element.isMultiple(of: cells) ? [0] : []
    case .cell: return [0]
    case .channel:
      let channels = terms(place.layer, place.element).map { Self.channel(of: $0) }
      return channels.indices.filter { $0 == 0 || channels[$0] != channels[$0 - 1] }
    case .term: return Array(terms(place.layer, place.element).indices)
    }
  }
}
