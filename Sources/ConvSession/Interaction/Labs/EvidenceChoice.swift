public import ConvNet

/// What the learner has chosen where it is seen what speaks for a class.
public struct EvidenceChoice: Hashable, Sendable {
  /// The layer whose heatmap is seen; 0 for the patch that is slid over the input.
  var layer = 0
  /// A unit of the answer; nil: the one that is said.
  var unit: Int?
  /// The side of the patch that is slid; nil: as suits the picture.
  var side: Int?
  /// The pixel that the patch in hand lies around; nil: the middle.
  var pixel: Pair?
  /// The side of the patch in hand, where it was grown until the answer is another one.
  var grown: Int?
  var fill = PatchFill.mean

  public init() {}
}

/// The same for the network at hand: what was chosen for another one gives way.
public struct Evidence: Sendable {
  public let layer: Int
  /// The class that was chosen; nil: the one that is said.
  private let chosen: Int?
  public let side: Int
  /// The patch in hand.
  public let patch: Patch
  /// The pixel in its middle.
  public let pixel: Pair
  /// Whether it was grown until the answer is another one.
  public let isGrown: Bool
  public let fill: PatchFill
  private let network: Network

  /// - Returns: nil where nobody can ask, or the pass has not come to the answer.
  public init?(_ scene: Scene, _ choice: EvidenceChoice) {
    guard scene.network.classObstacle == nil, scene.hasAnswered else { return nil }
    self.init(scene.session, choice)
  }
  init(_ session: Session, _ choice: EvidenceChoice) {
    network = session.network
    let shape = network.pictureShape
    let count = network.nodes[network.scoreLayer].shape.count
    let layers = network.evidenceLayers
    layer = layers.contains(choice.layer) ? choice.layer : 0
    chosen = choice.unit.flatMap { (0..<count).contains($0) ? $0 : nil }
    let most = min(shape.height, shape.width)
    side = min(max(1, choice.side ?? PatchGrid.usualSide(shape)), most)
    let middle = Pair(shape.height / 2, shape.width / 2)
    let wanted = choice.pixel ?? middle
    pixel = Pair(
      min(max(0, wanted.height), shape.height - 1), min(max(0, wanted.width), shape.width - 1))
    (isGrown, fill) = (choice.grown != nil, choice.fill)
    patch = Patch(around: pixel, side: choice.grown ?? side)
  }

  /// The class that is asked about, where it is known which one is said.
  public func unit(_ scene: Scene) -> Int { chosen ?? scene.said ?? 0 }
  public var source: EvidenceSource { layer == 0 ? .patch(side: side) : .layer(layer) }
  /// The parts in which the patch is slid over the picture, the last of which has all.
  public var occlusion: [OcclusionProbe] {
    OcclusionProbe.parts(chosen, side: side, fill: fill, in: network)
  }
  public var deletion: DeletionProbe { DeletionProbe(chosen, source, fill: fill) }
  public var shuffled: ShuffledLikenessProbe { ShuffledLikenessProbe(chosen, source, fill: fill) }
  public var gradCam: GradCamProbe { GradCamProbe(chosen) }
  public var underPatch: PatchProbe { PatchProbe(patch, fill: fill) }
  public var flip: FlipProbe { FlipProbe(around: pixel, fill: fill) }
}

extension Session {
  /// What the screen of evidence has to know, the most wanted first.
  public func evidenceNeeds(_ choice: EvidenceChoice) -> [Need] {
    guard network.classObstacle == nil, !isStepping || place.layer == network.last,
      askedPlace == nil
    else { return [] }
    let answer = Need.about(subject, .activation(network.scoreLayer))
    let evidence = Evidence(self, choice)
    let heat: [Need] =
      evidence.layer == 0
      ? evidence.occlusion.map { .about(subject, $0) }
      : [.about(subject, evidence.gradCam)]
    return [answer, .about(subject, evidence.underPatch)] + heat
      + [
        .about(subject, evidence.deletion), .about(subject, evidence.shuffled),
        .about(subject, evidence.gradCam),
      ]
  }
}

extension Scene {
  /// Whether the pass has come to the answer, and no lesson asks for a number on the way.
  var hasAnswered: Bool {
    session.askedPlace == nil
      && extent(of: network.last).elements >= network.nodes[network.last].shape.count
  }

  /// The class that the network says; nil until that is known.
  public var said: Int? {
    guard hasAnswered, let scores = measured(.activation(network.scoreLayer)).value else {
      return nil
    }
    let numbers = scores.tensor.elements
    return numbers.indices.max { (numbers[$0], $1) < (numbers[$1], $0) }
  }

  /// The patch slid over the picture, as far as it has come.
  public func occlusion(_ evidence: Evidence) -> OcclusionMap? {
    evidence.occlusion.reversed().lazy.compactMap { measured($0).value }.first
  }
}
