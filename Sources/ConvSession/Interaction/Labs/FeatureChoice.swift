public import ConvNet

/// What the learner looks at where it is seen what excites a map.
public struct FeatureChoice: Hashable, Sendable {
  /// A layer; nil: the one at hand.
  var layer: Int?
  var map = 0
  /// Which of the map's pictures, the strongest first.
  var rank = 0
  /// A folder of the learner's own pictures; nil: the examples of the network.
  var folder: String?
  /// The part of the search that was done when one last looked for something: its pictures are
  /// fetched first.
  var part = 1

  public init() {}
}

/// The same for the network at hand.
public struct Features: Sendable {
  public let layer: Int
  public let map: Int
  public let rank: Int
  /// Nil where nobody knows any pictures for the network.
  public let source: PictureSource?
  private let subject: Subject
  private let part: Int

  public init(_ session: Session, _ choice: FeatureChoice) {
    let network = session.network
    let layers = network.featureLayers
    let wanted = [choice.layer, session.place.layer].compactMap { $0 }
    layer = wanted.first(where: layers.contains) ?? layers.first ?? 0
    let maps = network.nodes[layer].shape.channels
    let isHere = choice.layer == nil && session.position.hasParts && layer == session.place.layer
    map = min(max(0, isHere && choice.map == 0 ? session.position.part : choice.map), maps - 1)
    rank = min(max(0, choice.rank), ExcitingInputs.kept - 1)
    (subject, part) = (session.subject, choice.part)
    if let folder = choice.folder {
      source = .folder(folder, network.pictureForm)
    } else {
      source = session.learning.data(for: network).map {
        .examples(ExamplesInquiry($0, for: network, seed: session.learning.recipe.seed))
      }
    }
  }

  /// The number of the map at hand that a picture excites.
  public func place(of entry: ExcitingInputs.Entry, in network: Network) -> Address {
    let node = network.nodes[layer]
    let cells = node.shape.count / node.shape.channels
    return Address(node.alias, nil, node.shape.element(at: map * cells + entry.cell))
  }
  /// The parts in which all pictures are looked at, the last of which has all.
  public var parts: [ExcitingInquiry] {
    source.map { ExcitingInquiry.parts(subject, $0) } ?? []
  }
  /// The pictures that were found until one last looked, and in the end all.
  public var pictures: [ExcitingPicturesInquiry] {
    let parts = parts
    guard let last = parts.last else { return [] }
    return [last, parts[min(max(1, part), parts.count) - 1]].map {
      ExcitingPicturesInquiry($0, layer: layer, map: map)
    }
  }
}

extension Network {
  /// The layers whose maps or units can be excited.
  public var featureLayers: [Int] {
    nodes.indices.filter {
      $0 > 0 && graph.obstacle(to: $0) == nil && graph.reaches($0, from: 0)
        && nodes[$0].layer.repeats == nil
    }
  }
}

extension Session {
  /// What the screen of features has to know: what fields are, and the parts in their order.
  public func featureNeeds(_ choice: FeatureChoice) -> [Need] {
    guard pictureIsSeen, !network.featureLayers.isEmpty else { return [] }
    let features = Features(self, choice)
    guard features.source != nil else { return [] }
    return [.about(subject, FieldsProbe(layer: features.layer))]
      + features.pictures.reversed().map { Need($0) }
  }
  /// Whether the network reads pictures, and what they come to may be seen.
  public var pictureIsSeen: Bool { network.pictureShape.rank == 3 && askedPlace == nil }
}

extension Scene {
  /// What excites the maps, as far as it is known.
  public func exciting(_ features: Features) -> Shown<ExcitingInputs> {
    for inquiry in features.parts.reversed() {
      let known = shown(inquiry)
      if case .computing = known { continue }
      return known
    }
    return .computing
  }
  /// The latest search whose pictures are there as well; nil until the first is.
  public func shownFeatures(_ features: Features) -> (ExcitingInputs, ExcitingPictures, Range<Int>)?
  {
    for inquiry in features.pictures {
      guard let pictures = shown(inquiry).value, let inputs = shown(inquiry.found).value else {
        continue
      }
      return (inputs, pictures, inquiry.maps)
    }
    return nil
  }
  /// The part of the search that is known; 1 where none is.
  func knownPart(_ features: Features) -> Int {
    let known = features.parts.last { if case .value = shown($0) { true } else { false } }
    return known?.part ?? 1
  }
  /// The classes of the pictures of a source, where it names them.
  public func className(_ label: Int, of source: PictureSource) -> String {
    let names: [String] =
      switch source {
      case .examples(let inquiry): shown(inquiry).value?.classes ?? []
      case .folder(let folder, _): shown(PictureListInquiry(folder)).value?.classes ?? []
      }
    return names.indices.contains(label) ? names[label] : network.label(label)
  }
}
