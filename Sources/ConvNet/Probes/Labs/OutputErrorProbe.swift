/// How far a layer's output is from that of a layer of another subject, of any network.
public struct OutputErrorProbe: Probe {
  public let layer: Int
  public let other: Int
  private let there: Subject
  private let tolerance: Double

  /// - Parameter tolerance: the largest max|here − there| / max|there| that agrees.
  public init(layer: Int, other: Int, of there: Subject, tolerance: Double) {
    (self.layer, self.other, self.tolerance) = (layer, other, tolerance)
    self.there = there.reaching(other)
  }

  public func part(of subject: Subject) -> Subject { subject.reaching(layer) }
  public func obstacle(in network: Network) -> String? {
    network.graph.obstacle(to: layer) ?? there.network.graph.obstacle(to: other)
  }
  public func words(in network: Network) -> String { network.nodes[layer].alias }

  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> OutputError {
    let ours = try known.answer(.activation(layer), of: subject).tensor
    let theirs = try known.answer(.activation(other), of: there)
    return try OutputError(
      ours, theirs.tensor, reach: Double(theirs.statistics.reach), tolerance: tolerance,
      checkpoint)
  }
}

/// How far numbers are from others of the same shape.
public struct OutputError: Hashable, Measured {
  /// The largest |here − there|; infinite where only one of two is a number.
  public let largest: Double
  /// The largest magnitude there.
  public let reach: Double
  /// The number that differs most.
  public let worst: TraceComparison.Difference
  /// The first number that differs by more than the tolerance.
  public let first: TraceComparison.Difference?

  /// max|here − there| / max|there|
  public var share: Double { largest == 0 ? 0 : reach == 0 ? .infinity : largest / reach }
  public var agrees: Bool { first == nil }
  public var byteCount: Int { 0 }

  /// - Precondition: both hold as many numbers.
  init(
    _ here: Tensor, _ there: Tensor, reach: Double, tolerance: Double, _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    precondition(here.shape == there.shape, "only outputs of one shape are compared")
    let (ours, theirs) = (here.elements, there.elements)
    var (most, worst, first) = (0.0, 0, Int?.none)
    try checkpoint.stretches(of: ours.count) { stretch in
      for index in stretch where ours[index] != theirs[index] {
        let distance = OutputError.distance(ours[index], theirs[index])
        if distance > most { (most, worst) = (distance, index) }
        if first == nil, distance > tolerance * reach { first = index }
      }
    }
    func difference(_ offset: Int) -> TraceComparison.Difference {
      .init(
        sample: 0, place: here.shape.element(at: offset), here: ours[offset],
        there: theirs[offset])
    }
    (largest, self.reach, self.worst) = (most, reach, difference(worst))
    self.first = first.map(difference)
  }

  /// |here − there|; 0 for two that are no numbers, infinite where one is.
  static func distance(_ here: Float, _ there: Float) -> Double {
    if here == there || here.isNaN && there.isNaN { return 0 }
    let distance = (Double(here) - Double(there)).magnitude
    return distance.isNaN ? .infinity : distance
  }
}
