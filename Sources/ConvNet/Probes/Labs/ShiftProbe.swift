/// What all layers do while the picture is moved: how well their maps move along, how many of their
/// numbers change where they stand, and what the network answers.
public struct ShiftProbe: Probe {
  public let motion: PictureMotion

  public init(_ motion: PictureMotion) { self.motion = motion }

  public func part(of subject: Subject) -> Subject { subject }
  public func words(in network: Network) -> String { "the picture moved" }
  public func obstacle(in network: Network) -> String? {
    guard network.pictureShape.rank == 3, network.input.shape.rank == 3,
      network.input.shape == network.pictureShape
    else { return "Only a picture can be moved, and this network reads none." }
    guard network.last > 0 else { return "There is no layer that could move along." }
    return nil
  }

  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> ShiftCourse {
    let network = subject.network
    let picture = Pair(network.pictureShape.height, network.pictureShape.width)
    let amounts = motion.amounts(network.pictureShape)
    let pass = try SubjectPass(subject, checkpoint.part(0, of: amounts.count + 2))
    let layers = pass.layers
    let geometry = MapGeometry.all(of: network)
    var rest: [Int: Tensor] = [:]
    try pass.run(
      [0: subject.inputNumbers], layers, checkpoint.part(1, of: amounts.count + 2)
    ) { (layer, output) throws(Cancelled) in rest[layer] = output }
    var course = ShiftCourse(motion, amounts, layers: network.nodes.count)
    for (place, amount) in amounts.enumerated() {
      let checkpoint = checkpoint.part(place + 2, of: amounts.count + 2)
      let input = subject.moved(motion, amount).inputNumbers
      try pass.run([0: input], layers, checkpoint) { (layer, output) throws(Cancelled) in
        guard let before = rest[layer] else { return }
        let moved = geometry[layer].map { MovedMap($0, motion, amount, picture: picture) }
        course.layers[layer].append(try LayerShift(output, from: before, moved, checkpoint))
        if layer == network.last, output.shape.count <= ShiftCourse.mostScores {
          course.answers.append(output.elements)
        }
      }
    }
    return course
  }
}

extension Probe where Self == ShiftProbe {
  public static func shift(_ motion: PictureMotion) -> Self { Self(motion) }
}

/// What a layer does when the picture is moved.
public struct LayerShift: Hashable, Sendable {
  /// Σ |is − moved along| / Σ |moved along|, over all cells of which both are known; nil where the
  /// layer's numbers have no place, or all were 0.
  public let error: Double?
  /// The same over the cells whose fields read nothing beyond the picture.
  public let inside: Double?
  /// Numbers that are others than before where they stand.
  public let changed: Int
  public let count: Int

  /// - Parameter moved: where each cell came from; nil where the numbers have no place.
  init(
    _ now: Tensor, from before: Tensor, _ moved: MovedMap?, _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    let (new, old) = (now.elements, before.elements)
    var changed = 0
    try checkpoint.stretches(of: new.count) { stretch in
      for index in stretch where new[index] != old[index] { changed += 1 }
    }
    (self.changed, count) = (changed, new.count)
    guard let moved else {
      (error, inside) = (nil, nil)
      return
    }
    var sums = (difference: 0.0, size: 0.0, inner: 0.0, innerSize: 0.0)
    let cells = now.shape.cells
    for channel in 0..<now.shape.channels {
      let start = channel * cells
      try checkpoint.stretches(of: moved.cells.count, each: 4) { stretch in
        for place in stretch {
          let cell = moved.cells[place]
          let expected = cell.number(old, start)
          let difference = Double((new[start + cell.index] - expected).magnitude)
          sums.difference += difference
          sums.size += Double(expected.magnitude)
          guard cell.isInside else { continue }
          sums.inner += difference
          sums.innerSize += Double(expected.magnitude)
        }
      }
    }
    error = LayerShift.ratio(sums.difference, sums.size)
    inside = LayerShift.ratio(sums.inner, sums.innerSize)
  }

  private static func ratio(_ difference: Double, _ size: Double) -> Double? {
    size > 0 ? difference / size : nil
  }
}

/// What all layers and the answer do along a motion of the picture.
public struct ShiftCourse: Measured {
  /// The limit of scores that are kept of each amount.
  static let mostScores = 1 << 14

  public let motion: PictureMotion
  public let amounts: [Double]
  /// For each layer and each amount; empty for a layer that can not be computed.
  public internal(set) var layers: [[LayerShift]]
  /// The last layer's numbers at each amount; empty where it can not be computed.
  public internal(set) var answers: [[Float]] = []

  init(_ motion: PictureMotion, _ amounts: [Double], layers: Int) {
    (self.motion, self.amounts) = (motion, amounts)
    self.layers = [[LayerShift]](repeating: [], count: layers)
  }

  public var byteCount: Int {
    layers.reduce(0) { $0 + $1.count * MemoryLayout<LayerShift>.stride }
      + answers.reduce(0) { $0 + $1.count * MemoryLayout<Float>.stride }
  }
}
