public import ConvNet

/// A second model held against the subject at hand: layers and weights, and where both look at
/// pictures of one size, the outputs of every pair of layers.
public struct ModelComparisonInquiry: Inquiry {
  public let subject: Subject
  public let other: Network
  /// The largest max|here − there| / max|there| that agrees; nil: what rounding usually leaves.
  public let tolerance: Double?
  /// Whether outputs are compared as well.
  public let looksAtOutputs: Bool

  public init(
    _ subject: Subject, beside other: Network, tolerance: Double? = nil, outputs: Bool = true
  ) {
    self.subject = outputs ? subject : ModelMatchProbe(other).part(of: subject)
    (self.other, self.tolerance, looksAtOutputs) = (other, tolerance, outputs)
  }

  public var words: String { "\(subject.network.name) beside \(other.name)" }

  public func answer(
    at desk: inout some Desk
  ) throws(Cancelled) -> Result<ModelComparison, OpenFailure> {
    let match = try desk.answer(ModelMatchProbe(other), of: subject)
    guard looksAtOutputs, let there = subject.seen(by: other) else {
      return .success(ModelComparison(match, []))
    }
    let (network, checkpoint) = (subject.network, desk.checkpoint)
    let usual = [
      TraceComparison(of: network, tolerance: tolerance),
      TraceComparison(of: other, tolerance: tolerance),
    ]
    var errors: [OutputError?] = []
    for (index, row) in match.rows.enumerated() {
      try checkpoint(Double(index) / Double(match.rows.count))
      guard let layer = row.here, let partner = row.there,
        network.nodes[layer].shape == other.nodes[partner].shape
      else {
        errors.append(nil)
        continue
      }
      let probe = OutputErrorProbe(
        layer: layer, other: partner, of: there,
        tolerance: max(usual[0].tolerance(of: layer), usual[1].tolerance(of: partner)))
      guard probe.obstacle(in: network) == nil else {
        errors.append(nil)
        continue
      }
      errors.append(try desk.answer(probe, of: subject))
    }
    return .success(ModelComparison(match, errors))
  }
}

/// What two models have in common, and where they differ.
public struct ModelComparison: Hashable, Measured {
  public let match: ModelMatch
  /// For each row of the match how far the outputs are apart; nil where they can not be compared,
  /// and empty where no picture went through both.
  public let errors: [OutputError?]

  init(_ match: ModelMatch, _ errors: [OutputError?]) {
    (self.match, self.errors) = (match, errors)
  }

  public var byteCount: Int { match.byteCount }
  public func error(_ row: Int) -> OutputError? { errors.indices.contains(row) ? errors[row] : nil }
  /// The row of the first output, in the order of the pass, that differs.
  public var firstDiffering: Int? { errors.firstIndex { $0?.agrees == false } }
  /// The first row that is of interest: a change, else an output that differs.
  public var firstChange: Int? {
    match.rows.firstIndex(where: \.isChanged) ?? firstDiffering
  }
  /// Whether anything differs: layers, weights, what lies beside them, or outputs.
  public var isSame: Bool { match.isSame && firstDiffering == nil }
}

extension Subject {
  /// The same picture before another network; nil where that looks at pictures of another size.
  public func seen(by other: Network) -> Subject? {
    guard other.pictureShape == network.pictureShape else { return nil }
    var subject = Subject(other, picture)
    subject.strokes = strokes
    return subject
  }
}

extension Scene {
  /// The second model held against the one at hand; hidden where there is none.
  public var modelComparison: Shown<ModelComparison> {
    guard let inquiry = ModelComparisonInquiry(session) else { return .hidden }
    return shown(inquiry)
  }
  /// An output of the second model for the picture at hand; nil where it is not known.
  public func outputBeside(_ layer: Int) -> Activation? {
    guard let beside = session.beside, let subject = session.subject.seen(by: beside) else {
      return nil
    }
    return shown(Measurement(.activation(layer), of: subject)).value
  }
  /// An output of the model at hand, whole.
  public func wholeOutput(_ layer: Int) -> Activation? {
    shown(Measurement(.activation(layer), of: session.subject)).value
  }
  /// The answer of the second model.
  public var predictionBeside: Prediction? {
    guard let beside = session.beside, let output = outputBeside(beside.last)?.tensor,
      output.shape.count == output.shape.channels, output.shape.count <= Scene.mostScores
    else { return nil }
    return Prediction(output.elements, of: beside)
  }
}

extension ModelComparisonInquiry {
  /// What is asked of the second model that is held; nil where there is none.
  public init?(_ session: Session) {
    guard let beside = session.beside else { return nil }
    self.init(session.subject, beside: beside)
  }
}
