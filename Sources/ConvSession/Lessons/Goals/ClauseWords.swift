public import ConvNet

/// A clause of a goal in a learner's words: what is looked at, what is wanted of it, and what it is
/// now.
public struct ClauseWords: Hashable, Sendable {
  /// `cell (4, 0)`, `its brightest place`, `the picture`.
  public let what: String
  /// `under 1`, `is 5`, `adds up to 49`.
  public let wanted: String
  /// What it is now, where that is known and can be said: `3`, `76.6 %`.
  public let now: String?
  /// The picture that it is measured on instead of the one at hand.
  public let picture: String?

  /// `on bars-level the brightest place of the map under 1`
  public var sentence: String {
    (picture.map { "on \($0) " } ?? "") + "\(what) \(wanted)"
  }

  public init(_ clause: Goal.Clause, in scene: Scene) {
    let measured: MeasureLeaf? =
      if case .measured(let leaf) = clause.left.expression { leaf } else { nil }
    picture = measured?.picture
    now = ClauseWords.now(clause.left, measured, in: scene)
    let wish = ClauseWords.wish(clause, measured?.what)
    switch measured?.what {
    case .answer: (what, wanted) = ("the answer", wish)
    case .share(let label): (what, wanted) = (label, wish)
    case .edits: (what, wanted) = ("changes of weights", wish)
    case .changed(let place):
      let name = PlaceWords(place, at: scene.position).text
      let isNone = clause.relation == .equal && clause.right.expression.isZero
      (what, wanted) = isNone ? (name, "as it was") : ("what changed in \(name)", wish)
    case .reduced(let reduction, let place):
      let name = PlaceWords(place, at: scene.position).text
      (what, wanted) = (reduction.words(of: name), reduction == .sum ? "adds up to \(wish)" : wish)
    case .shape, .axis, .parameters, .multiplyAdds, .lab, nil:
      (what, wanted) = (clause.left.text, wish)
    }
  }

  /// `under 1`, `above 90 %`, `L`: what the relation and the number beside it ask for.
  private static func wish(_ clause: Goal.Clause, _ what: MeasureLeaf.What?) -> String {
    let isSum = if case .reduced(.sum, _)? = what { true } else { false }
    let sign: String =
      switch clause.relation {
      case .less: isSum ? "less than " : "under "
      case .lessOrEqual: "at most "
      case .greater: isSum ? "more than " : "above "
      case .greaterOrEqual: "at least "
      case .equal, .near: isSum ? "" : "is "
      case .notEqual: isSum ? "something else than " : "is not "
      }
    return sign + wanted(clause.right, what)
  }

  private static func wanted(_ right: Measure, _ what: MeasureLeaf.What?) -> String {
    switch right.expression {
    case .text(let text): return text
    case .number(let number):
      if case .share? = what { return percent(number) }
      return plain(number)
    default: return right.text
    }
  }

  private static func now(
    _ measure: Measure, _ leaf: MeasureLeaf?, in scene: Scene
  ) -> String? {
    switch measure.value(in: scene) {
    case .number(let number):
      if case .share? = leaf?.what { return percent(number) }
      if case .changed? = leaf?.what { return nil }
      return plain(number)
    case .text(let text): return text
    case .sizes, nil: return nil
    }
  }

  private static func percent(_ share: Double) -> String {
    let tenths = (share * 1000).rounded() / 10
    guard tenths.isFinite else { return "\(share)" }
    return "\(tenths == tenths.rounded() ? "\(Int(tenths))" : "\(tenths)") %"
  }
  private static func plain(_ number: Double) -> String {
    let hundredths = (number * 100).rounded() / 100
    return Float(hundredths).commandText.replacing("-", with: "−")
  }
}

/// A place in a learner's words, as short as what is at hand allows.
struct PlaceWords {
  let text: String

  init(_ place: Address, at position: Position) {
    let indices = place.indices
    let network = position.network
    let shape = network.graph.index(of: place.alias).map { network.nodes[$0].shape }
    let isHere = place.alias == position.node.alias
    let there = isHere ? "" : " of \(place.alias)"
    let one = shape?.rank == 1 ? "unit" : "map"
    let isMapHere = isHere && one == "map" && indices.first == position.map
    let ofMap = (isMapHere ? "" : indices.first.map { " of \(one) \($0)" } ?? "") + there
    let spot = indices.dropFirst().map(String.init).joined(separator: ", ")
    switch (place.member, indices.count) {
    case (.weight?, 2) where one == "map": text = "the kernel" + ofMap
    case (.bias?, 1): text = "the bias" + ofMap
    case (nil, 0): text = place.alias == "input" ? "the picture" : place.alias
    case (nil, 3) where shape?.rank == 3:
      text = place.alias == "input" ? "pixel (\(spot))" : "cell (\(spot))" + ofMap
    case (nil, 2) where shape?.rank == 2 && place.alias != "input":
      text = "cell \(spot)" + ofMap
    case (nil, 1) where place.alias != "input":
      text = ofMap.isEmpty ? "the map" : "\(one) \(indices[0])" + there
    default: text = place.text
    }
  }
}

extension MeasureExpression {
  fileprivate var isZero: Bool { self == .number(0) }
}

extension MeasureReduction {
  fileprivate func words(of place: String) -> String {
    switch self {
    case .max: "largest of \(place)"
    case .min: "smallest of \(place)"
    case .sum, .only: place
    case .mean: "the mean of \(place)"
    case .count: "how many numbers of \(place) are not 0:"
    case .distinct: "how many different numbers \(place) has:"
    case .zeros: "how many numbers of \(place) are 0:"
    }
  }
}

extension Goal.Clause {
  /// Whether it contains the network's answer, which is not given away before it holds.
  public var namesTheAnswer: Bool {
    if case .measured(let leaf) = left.expression, case .answer = leaf.what { true } else { false }
  }
  /// The layer and the map of it that it looks at; nil where it looks at no map.
  public func map(in network: Network) -> (layer: Int, map: Int)? {
    guard case .measured(let leaf) = left.expression, case .reduced(_, let place) = leaf.what,
      place.member == nil, let map = place.indices.first,
      let layer = network.graph.index(of: place.alias)
    else { return nil }
    return (layer, map)
  }
}

extension Goal {
  /// The pictures that it is measured on besides the one at hand, each once.
  public var pictures: [String] {
    var names: [String] = []
    for leaf in clauses.flatMap({ $0.left.expression.leaves }) {
      if let name = leaf.picture, !names.contains(name) { names.append(name) }
    }
    return names
  }
}
