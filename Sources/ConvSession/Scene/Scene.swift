public import ConvNet

/// The visible state of a number.
public enum Shown<Value: Sendable>: Sendable {
  case value(Value)
  /// It lies later in the pass than the place.
  case hidden
  case computing
  case failed(String)

  public var value: Value? { if case .value(let value) = self { value } else { nil } }
  /// The known part of an answer.
  init(_ result: Result<Value, OpenFailure>?) {
    switch result {
    case .success(let value)?: self = .value(value)
    case .failure(let failure)?: self = .failed(failure.sentence)
    case nil: self = .computing
    }
  }
  /// Why there is none.
  public var failure: String? { if case .failed(let why) = self { why } else { nil } }
  public func map<Other>(_ transform: (Value) -> Other) -> Shown<Other> {
    switch self {
    case .value(let value): .value(transform(value))
    case .hidden: .hidden
    case .computing: .computing
    case .failed(let why): .failed(why)
    }
  }
}

/// The one way from a screen, a goal or the plain text to a number. Stepping hides here, so
/// everywhere at once.
public struct Scene: Sendable {
  public let session: Session
  private let results: Results
  public let surroundings: Surroundings

  public init(
    _ session: Session, _ results: Results, _ surroundings: Surroundings = Surroundings()
  ) {
    (self.session, self.results, self.surroundings) = (session, results, surroundings)
  }

  /// What is known of another subject, at the same place.
  public func of(_ other: Subject) -> Scene {
    Scene(session.looking(at: other), results, surroundings)
  }

  public var network: Network { session.network }
  public var position: Position { session.position }

  /// How far the pass has come in a layer.
  public func extent(of layer: Int) -> Extent {
    let all = Extent(elements: network.nodes[layer].shape.count)
    let extent = session.isStepping ? position.extent(of: layer) : all
    guard let asked = session.askedPlace, layer >= asked.layer else { return extent }
    // The pass stands just before what is asked.
    let limit = layer > asked.layer ? 0 : asked.element
    return extent.elements >= limit ? Extent(elements: limit) : extent
  }

  /// A layer's output as far as it is computed; hidden where nothing of it is.
  public func reading(_ layer: Int, of subject: Subject? = nil) -> Shown<Reading> {
    let extent = extent(of: layer)
    guard extent.elements > 0 || extent.terms > 0 else { return .hidden }
    return Shown(results[.activation(layer), of: subject ?? session.subject])
      .map { Reading($0, extent) }
  }

  /// The answer of a probe. What tells of a layer's output is hidden until all of it is computed.
  public func measured<P: Probe>(_ probe: P, of subject: Subject? = nil) -> Shown<P.Answer> {
    if let layer = probe.stage,
      extent(of: layer).elements < network.nodes[layer].shape.count
    {
      return .hidden
    }
    return Shown(results[probe, of: subject ?? session.subject])
  }

  /// The answer of a probe about a subject that is not the one at hand, of which nothing is hidden.
  public func answer<P: Probe>(_ probe: P, of subject: Subject) -> Shown<P.Answer> {
    Shown(results[probe, of: subject])
  }

  /// The statistics of a layer's whole output; hidden until all of it is computed.
  public func statistics(_ layer: Int) -> Shown<Statistics> {
    let shown = measured(.statistics(layer))
    guard case .computing = shown else { return shown }
    return measured(.activation(layer)).map(\.statistics)
  }

  /// One number of a layer's output.
  public func value(_ layer: Int, _ element: [Int], of subject: Subject? = nil) -> Shown<Float> {
    switch reading(layer, of: subject) {
    case .value(let reading):
      reading[element].map { .value($0) } ?? .hidden
    case .hidden: .hidden
    case .computing: .computing
    case .failed(let why): .failed(why)
    }
  }

  /// A layer's weights after the edits, which are never hidden, and with them those that other
  /// layers compute, once all of them are there.
  public func weights(_ layer: Int, of subject: Subject? = nil) -> Shown<Parameters> {
    let subject = subject ?? session.subject
    let own: Shown<Parameters> =
      subject.weightsAtHand(layer).map { .value($0) }
      ?? Shown(results[.weights(layer), of: subject]).map(\.parameters)
    let node = subject.network.nodes[layer]
    if node.computed.isEmpty { return own }
    return own.map { own in
      var all = own
      for name in node.computed {
        guard let slot = node.input(ofParameter: name) else { continue }
        all[name] = reading(node.inputs[slot], of: subject).value?.tensor
      }
      return all
    }
  }

  /// The sums that each input channel alone adds to a map, as far as it has been added.
  public func contributions(_ layer: Int, map: Int) -> Shown<Reading> {
    let cells = network.nodes[layer].shape.cells
    let extent = extent(of: layer)
    let complete = min(max(0, extent.elements - map * cells), cells)
    // Of the cell that is being made, the channels that have been added.
    var added = 0
    if extent.terms > 0, extent.elements / cells == map, layer == session.place.layer {
      added = extent.terms / position.termsPerChannel
    }
    guard complete > 0 || added > 0 else { return .hidden }
    return Shown(results[.contributions(layer: layer, map: map), of: session.subject])
      .map { sums in
        let channels = 0..<sums.tensor.shape.channels
        return Reading(sums, known: channels.map { complete + ($0 < added ? 1 : 0) })
      }
  }

  /// Numbers for an explanation of one of a layer's outputs: nil outside a tensor, and where
  /// nothing is known yet.
  public func numbers(of layer: Int, in subject: Subject? = nil) -> (Source, [Int]) -> Float? {
    let node = network.nodes[layer]
    let inputs = node.inputs.map { reading($0, of: subject).value }
    let weights = weights(layer, of: subject).value
    return { source, place in
      switch source {
      case .input(let slot): inputs[slot]?[place]
      case .parameter(let name):
        weights?[name].flatMap { $0.shape.contains(place) ? $0[place] : nil }
      case .step, .gradient: nil
      case .output: reading(layer, of: subject).value?[place]
      }
    }
  }

  /// The moment of learning that the weights are from, with what came of its run until then.
  public var learned: Shown<LearnedMoment> {
    guard let moment = session.subject.origin.moment else { return .hidden }
    return Shown(results[MomentInquiry(moment)])
  }
  func shown<I: Inquiry>(_ inquiry: I) -> Shown<I.Answer> { Shown(results[inquiry]) }

  /// The latest moment that was seen of the run at hand, as long as it is known.
  public var farthest: LearnedMoment? {
    session.subject.origin.moment.flatMap { farthest(of: $0.run) }
  }
  /// The same of any run that was begun.
  public func farthest(of run: LearningRun) -> LearnedMoment? {
    try? results[MomentInquiry(run, step: session.learning.reached(of: run))]?.get()
  }
  /// A later moment of the run at hand that is known already, the next one.
  public func nextMoment(after step: Int, of run: LearningRun) -> Int? {
    let next = (step / run.stride + 1) * run.stride
    guard case .success? = results[MomentInquiry(run, step: next)] else { return nil }
    return next
  }
  /// Why the run at hand goes no further; nil where it does, or that is not known.
  public var learningFailure: OpenFailure? {
    guard let moment = session.subject.origin.moment else { return nil }
    return results.failure(after: moment.step, of: moment.run)
  }

  /// A shipped picture that was made to fit the network's input; nil where it is not there yet.
  public func picture(_ name: String) -> Picture? {
    try? results[PictureInquiry(name, network.pictureForm)]?.get()
  }

  /// The outputs at hand held against those in a file.
  public func comparison(with path: String) -> Shown<TraceComparison> {
    Shown(results[ComparisonInquiry(path, session.subject)])
  }

  /// The change of a layer's output since a subject; nil where nothing did, or where it is not
  /// known.
  public func change(of layer: Int, from before: Subject) -> LayerChange? {
    guard let probe = ChangeProbe(layer: layer, from: before, to: session.subject),
      extent(of: layer).elements >= network.nodes[layer].shape.count
    else { return nil }
    return measured(probe).value
  }

  public func has(_ need: Need) -> Bool { results.has(need) }
}
