public import ConvNet

/// What becomes of the answers to a set of inputs while one map of a layer after another is silent.
public struct KnockoutInquiry: Inquiry {
  /// The inputs that are tried.
  private enum Inputs: Hashable {
    case examples(LearningData, seed: UInt64)
    case pictures([String])
    /// The picture at hand alone.
    case picture
  }
  private let subject: Subject
  private let layer: Int
  private let inputs: Inputs

  /// - Returns: nil where the layer has no maps or units to be silenced, or there is no answer.
  public init?(_ session: Session, layer: Int) {
    let network = session.network
    guard layer > 0, layer < network.last, network.nodes[layer].shape.channels > 1,
      network.graph.obstacle(to: network.last) == nil, network.pictureShape.rank == 3,
      network.graph.reaches(network.last, from: layer),
      network.nodes[network.last].shape.count == network.nodes[network.last].shape.channels
    else { return nil }
    let names = Shipped.pictureNames(for: network)
    var subject = session.subject
    if let data = session.learning.data(for: network) {
      inputs = .examples(data, seed: session.learning.recipe.seed)
    } else if Shipped.names.contains(network.name), !names.isEmpty {
      inputs = .pictures(names)
    } else {
      inputs = .picture
    }
    if inputs != .picture { (subject.picture, subject.strokes) = (.none, []) }
    (self.subject, self.layer) = (subject, layer)
  }

  public var words: String { "answers without maps of \(subject.network.nodes[layer].alias)" }
  public var progress: PassProgress? {
    PassProgress(
      layer: subject.network.nodes[layer].alias, index: layer, last: subject.network.last, share: 0)
  }

  /// So many multiply-adds are spent at most, and so many inputs tried.
  private static let most = (work: 30_000_000_000, inputs: 120)

  private var count: Int {
    let maps = subject.network.nodes[layer].shape.channels
    let cost = max(1, Knockout.cost(of: layer, in: subject.network)) * maps
    return max(1, min(Self.most.inputs, Self.most.work / cost))
  }

  public func answer(
    at desk: inout some Desk
  ) throws(Cancelled) -> Result<Knockouts, OpenFailure> {
    let network = subject.network
    var samples: [Tensor] = []
    switch inputs {
    case .picture: samples = [subject.inputNumbers]
    case .pictures(let names):
      for name in names.prefix(count) {
        switch try desk.answer(PictureInquiry(name, network.pictureForm)) {
        case .success(let picture):
          var other = subject
          other.picture = picture
          samples.append(other.inputNumbers)
        case .failure(let failure): return .failure(failure)
        }
      }
    case .examples(let data, let seed):
      switch try desk.answer(ExamplesInquiry(data, for: network, seed: seed)) {
      case .success(let split):
        samples = (0..<min(count, split.validation.count)).map {
          split.validation.example($0).input
        }
      case .failure(let failure): return .failure(failure)
      }
      guard samples.allSatisfy({ $0.shape == network.input.shape }), !samples.isEmpty else {
        return .failure(
          OpenFailure(sentence: "the examples of \(data.name) do not fit \(network.name)"))
      }
    }
    let knockout = try Knockout(subject, layer: layer, desk.checkpoint)
    var found = Knockouts(layer: layer, maps: network.nodes[layer].shape.channels, inputWords)
    for (place, sample) in samples.enumerated() {
      let answers = try knockout.answers(sample, desk.checkpoint.part(place, of: samples.count))
      found.add(Prediction(answers.whole, of: network), answers.without, network)
    }
    return .success(found)
  }

  private var inputWords: String {
    switch inputs {
    case .examples(let data, _): "examples of \(data.name)"
    case .pictures: "pictures"
    case .picture: "picture"
    }
  }
}

/// How much each map of a layer matters, for all answers and for those of each class.
public struct Knockouts: Measured {
  /// What silencing a map did to the inputs of one class, or of all.
  public struct Effect: Hashable, Sendable {
    /// Inputs whose answer became another.
    public fileprivate(set) var flips = 0
    public fileprivate(set) var count = 0
    fileprivate var sum = 0.0

    /// How much of its share the answer lost in the mean; below 0 where it gained. Where there are no
    /// shares, of its score.
    public var drop: Double { count > 0 ? sum / Double(count) : 0 }

    fileprivate mutating func add(_ lost: Double, flips: Bool) {
      count += 1
      sum += lost.isFinite ? lost : 0
      self.flips += flips ? 1 : 0
    }
  }
  public let layer: Int
  /// What was tried: "examples of digits".
  public let inputs: String
  /// Inputs that were tried.
  public private(set) var count = 0
  /// Whether what is lost are shares of 1, not scores.
  public private(set) var areShares = true
  /// The classes that were answered before anything was silent, in their order.
  public private(set) var classes: [Int] = []
  private var whole: [Effect]
  private var byClass: [Int: [Effect]] = [:]

  init(layer: Int, maps: Int, _ inputs: String) {
    (self.layer, self.inputs) = (layer, inputs)
    whole = [Effect](repeating: Effect(), count: maps)
  }

  mutating func add(_ before: Prediction, _ without: [[Float]], _ network: Network) {
    guard let best = before.best else { return }
    count += 1
    if !classes.contains(best.index) {
      classes.append(best.index)
      classes.sort()
    }
    func size(_ prediction: Prediction, _ value: Float) -> Double {
      Double(prediction.share(value) ?? value)
    }
    if before.share(best.value) == nil { areShares = false }
    let share = size(before, best.value)
    for (map, scores) in without.enumerated() {
      let now = Prediction(scores, of: network)
      let lost = share - size(now, scores[best.index])
      let flips = now.best?.index != best.index
      whole[map].add(lost, flips: flips)
      byClass[best.index, default: [Effect](repeating: Effect(), count: whole.count)][map]
        .add(lost, flips: flips)
    }
  }

  /// - Parameter class: nil for all inputs.
  public func effect(of map: Int, on class: Int? = nil) -> Effect {
    `class`.map { byClass[$0]?[map] ?? Effect() } ?? whole[map]
  }
  /// The maps, the one that matters most first: whose silence takes most of the answers' shares.
  public func order(by class: Int? = nil) -> [Int] {
    whole.indices.sorted { one, other in
      let (first, second) = (effect(of: one, on: `class`), effect(of: other, on: `class`))
      return (second.drop, one) < (first.drop, other)
    }
  }
  /// The class whose answers miss a map most.
  public func mostHit(by map: Int) -> Int? {
    classes.max { effect(of: map, on: $0).drop < effect(of: map, on: $1).drop }
  }

  public var byteCount: Int {
    (1 + byClass.count) * whole.count * MemoryLayout<Effect>.stride
  }
}

extension Scene {
  /// What silencing each map of a layer does; hidden where nothing can be silenced there.
  public func knockouts(_ layer: Int) -> Shown<Knockouts> {
    guard let inquiry = KnockoutInquiry(session, layer: layer) else { return .hidden }
    return shown(inquiry)
  }
}
