/// What the classes get where a patch hides a part of the picture.
public struct PatchProbe: Probe {
  public let patch: Patch
  public let fill: PatchFill

  public init(_ patch: Patch, fill: PatchFill) { (self.patch, self.fill) = (patch, fill) }

  public func part(of subject: Subject) -> Subject { subject.reaching(subject.network.scoreLayer) }
  public func obstacle(in network: Network) -> String? { network.classObstacle }
  public func words(in network: Network) -> String { "the answer under the patch" }

  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> PatchAnswer {
    let pass = try ScoredPass(subject, checkpoint)
    let pixels = subject.pixels
    return PatchAnswer(
      before: try pass.shares(pixels, checkpoint),
      after: try pass.shares(HiddenPixels(pixels, fill).under(patch), checkpoint))
  }
}

/// The shares of all classes without and with a patch.
public struct PatchAnswer: Measured {
  public let before: [Double]
  public let after: [Double]

  /// The class that is said without it, and with it.
  public var said: (before: Int, after: Int) { (before.leader, after.leader) }
  public var byteCount: Int { (before.count + after.count) * MemoryLayout<Double>.stride }
}

/// How large a patch around a pixel has to be for the answer to be another one.
public struct FlipProbe: Probe {
  public let center: Pair
  public let fill: PatchFill

  public init(around center: Pair, fill: PatchFill) { (self.center, self.fill) = (center, fill) }

  /// Sizes that are tried at most.
  private static let mostSizes = 40

  public func part(of subject: Subject) -> Subject { subject.reaching(subject.network.scoreLayer) }
  public func obstacle(in network: Network) -> String? { network.classObstacle }
  public func words(in network: Network) -> String { "a patch that grows" }

  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Flip {
    let pass = try ScoredPass(subject, checkpoint)
    let pixels = subject.pixels
    let (height, width) = (pixels.shape.height, pixels.shape.width)
    // A patch that reaches from the pixel to the farthest border hides everything.
    let most =
      2 * max(center.height, height - 1 - center.height, center.width, width - 1 - center.width)
      + 1
    // Odd sides have the pixel in their middle.
    let step = 2 * max(1, (most + 2 * Self.mostSizes - 1) / (2 * Self.mostSizes))
    let hidden = HiddenPixels(pixels, fill)
    let before = try pass.shares(pixels, checkpoint)
    for side in stride(from: 1, through: most + step, by: step) {
      let after = try pass.shares(
        hidden.under(Patch(around: center, side: side)),
        checkpoint.part(side, of: most + step + 1))
      if after.leader != before.leader {
        return Flip(side: side, said: after.leader, tried: side)
      }
    }
    return Flip(side: nil, said: before.leader, tried: most)
  }
}

/// The smallest patch tried that makes the answer another one.
public struct Flip: Measured {
  /// Nil where even a patch over everything does not.
  public let side: Int?
  /// The class that is said then.
  public let said: Int
  /// The largest side that was tried.
  public let tried: Int
  public var byteCount: Int { 0 }
}
