/// Where each layer holds what speaks for a class: its maps, each weighed by the mean of the gradient
/// that the class's score has there, added up, and what is below 0 left out (Selvaraju et al.,
/// "Grad-CAM", 2017).
public struct GradCamProbe: Probe {
  /// The class; nil: the one that is said.
  public let unit: Int?
  /// Whether the network's weights are taken in another order.
  public let isShuffled: Bool

  public init(_ unit: Int?, isShuffled: Bool = false) {
    (self.unit, self.isShuffled) = (unit, isShuffled)
  }

  public func part(of subject: Subject) -> Subject { subject.reaching(subject.network.scoreLayer) }
  public func obstacle(in network: Network) -> String? { network.classObstacle }
  public func words(in network: Network) -> String {
    unit.map { "Grad-CAM of \(network.label($0))" } ?? "Grad-CAM"
  }

  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> GradCam {
    let scores = subject.network.scoreLayer
    var (seen, outputs): (Subject, [Tensor]) = (subject, [])
    if isShuffled {
      seen = try subject.shufflingWeights(checkpoint)
      outputs = try Self.outputs(seen, checkpoint)
    } else {
      for layer in 0...scores {
        // What the scores do not rest on is not asked for.
        outputs.append(
          subject.network.graph.reaches(scores, from: layer)
            ? try known.answer(.activation(layer), of: subject).tensor : Tensor(Shape(1)))
      }
    }
    let gradients = ScoreGradients(seen, unit: try known.unit(unit, of: subject))
    var maps = [HeatMap?](repeating: nil, count: seen.network.nodes.count)
    try gradients.run(outputs, checkpoint) { layer, gradient in
      maps[layer] = GradCam.map(outputs[layer], gradient)
    }
    return GradCam(maps: maps, blocked: gradients.blocked)
  }

  private static func outputs(
    _ subject: Subject, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [Tensor] {
    let (network, scores) = (subject.network, subject.network.scoreLayer)
    let pass = try SubjectPass(subject, checkpoint)
    let wanted = pass.layers.filter { network.graph.reaches(scores, from: $0) }
    var outputs = [Tensor](repeating: Tensor(Shape(1)), count: scores + 1)
    try pass.run([0: subject.inputNumbers], wanted, checkpoint) {
      (layer, output) throws(Cancelled) in outputs[layer] = output
    }
    return outputs
  }
}

extension Probe where Self == GradCamProbe {
  public static func gradCam(_ unit: Int?, isShuffled: Bool = false) -> Self {
    Self(unit, isShuffled: isShuffled)
  }
}

/// A map for each layer of where it holds what speaks for a class.
public struct GradCam: Measured {
  /// Nil for a layer without maps, and where no gradient comes to it.
  public let maps: [HeatMap?]
  /// Why none comes, for the layers before what passes none back.
  public let blocked: [String?]

  public var byteCount: Int { maps.reduce(0) { $0 + ($1?.byteCount ?? 0) } }

  /// - Returns: nil for an output that is no stack of maps.
  static func map(_ output: Tensor, _ gradient: Tensor) -> HeatMap? {
    let shape = output.shape
    guard shape.rank == 3, shape.cells > 1 else { return nil }
    var sums = [Float](repeating: 0, count: shape.cells)
    for channel in 0..<shape.channels {
      let mean = gradient.map(channel).reduce(0.0) { $0 + Double($1) } / Double(shape.cells)
      let weight = Float(mean)
      for (cell, value) in output.map(channel).enumerated() { sums[cell] += weight * value }
    }
    return HeatMap(
      rows: shape.height, columns: shape.width, sums.map { $0 > 0 || $0.isNaN ? $0 : 0 })
  }
}

extension Network {
  /// The layers that a heatmap can be made of: the input, over which a patch is slid, and those with
  /// maps on the way to the scores.
  public var evidenceLayers: [Int] {
    nodes.indices.filter { layer in
      let shape = nodes[layer].shape
      return layer == 0
        || shape.rank == 3 && shape.cells > 1 && graph.reaches(scoreLayer, from: layer)
          && nodes[layer].layer.repeats == nil
    }
  }
}

extension Known {
  /// The class that is asked about: where none is named, the one that the network says.
  mutating func unit(_ unit: Int?, of subject: Subject) throws(Cancelled) -> Int {
    if let unit { return unit }
    let scores = try answer(.activation(subject.network.scoreLayer), of: subject).tensor.elements
    return scores.map(Double.init).leader
  }
}
