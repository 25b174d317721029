/// What a heatmap claims speaks for a class.
public enum EvidenceSource: Hashable, Sendable {
  /// A patch of this side was slid over the picture.
  case patch(side: Int)
  /// Grad-CAM of a layer.
  case layer(Int)

  /// Its heatmap; nil where it has none.
  func heat(
    _ unit: Int?, _ fill: PatchFill, isShuffled: Bool, _ subject: Subject, _ known: inout some Known
  ) throws(Cancelled) -> HeatMap? {
    switch self {
    case .patch(let side):
      try known.answer(
        .occlusion(
          unit, side: side, fill: fill, isShuffled: isShuffled, in: subject.network), of: subject
      ).heat
    case .layer(let layer):
      try known.answer(.gradCam(unit, isShuffled: isShuffled), of: subject).maps[layer]
    }
  }
}

/// Whether a heatmap is right about what matters: pixels are hidden, those that it holds for the most
/// important first, and the share of the class is followed; beside it the same in random order
/// (Petsiuk et al., "RISE", 2018).
public struct DeletionProbe: Probe {
  /// The class; nil: the one that is said.
  public let unit: Int?
  public let source: EvidenceSource
  public let fill: PatchFill

  public init(_ unit: Int?, _ source: EvidenceSource, fill: PatchFill) {
    (self.unit, self.source, self.fill) = (unit, source, fill)
  }

  /// Steps from the whole picture to none of it.
  public static let steps = 20
  /// Random orders that the mean is taken of, fewer where a pass takes long.
  private static func orders(_ network: Network) -> Int {
    network.graph.multiplyAdds > 100_000_000 ? 1 : 5
  }

  public func part(of subject: Subject) -> Subject { subject.reaching(subject.network.scoreLayer) }
  public func obstacle(in network: Network) -> String? { network.classObstacle }
  public func words(in network: Network) -> String { "deletion curve" }

  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Deletion {
    let heat = try source.heat(unit, fill, isShuffled: false, subject, &known)
    guard let heat else { return Deletion(curve: [], random: []) }
    let unit = try known.unit(unit, of: subject)
    let shape = subject.pixels.shape
    let order = heat.resized(rows: shape.height, columns: shape.width).order(seed: 1)
    let pass = try ScoredPass(subject, checkpoint)
    let hidden = HiddenPixels(subject.pixels, fill)
    let orders = Self.orders(subject.network)
    func curve(_ order: [Int], _ run: Int) throws(Cancelled) -> [Double] {
      var curve: [Double] = []
      let part = checkpoint.part(run, of: orders + 1)
      for step in 0...Self.steps {
        let count = order.count * step / Self.steps
        curve.append(
          try pass.shares(
            hidden.without(order[..<count]), part.part(step, of: Self.steps + 1))[unit])
      }
      return curve
    }
    let own = try curve(order, 0)
    var random = [Double](repeating: 0, count: own.count)
    for run in 1...orders {
      var generator = SeededGenerator(seed: UInt64(run))
      let found = try curve(order.shuffled(using: &generator), run)
      random = zip(random, found).map { $0 + $1 / Double(orders) }
    }
    return Deletion(curve: own, random: random)
  }
}

/// The share of a class while more and more of the picture is hidden.
public struct Deletion: Measured {
  /// After each step, the most important pixels first; empty where there is no heatmap.
  public let curve: [Double]
  /// The same in random order.
  public let random: [Double]

  /// The area below a curve, of 1: small where little has to be hidden.
  public static func area(_ curve: [Double]) -> Double {
    guard curve.count > 1 else { return .nan }
    return zip(curve, curve.dropFirst()).reduce(0) { $0 + ($1.0 + $1.1) / 2 }
      / Double(curve.count - 1)
  }
  public var byteCount: Int { (curve.count + random.count) * MemoryLayout<Double>.stride }
}
