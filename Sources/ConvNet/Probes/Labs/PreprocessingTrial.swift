import Foundation

/// A way to prepare a picture's numbers that was tried: what the network reads then, what it says,
/// and how usual that is.
public struct PreprocessingTrial: Hashable, Sendable {
  public enum Way: Hashable, Sendable {
    case normalized(Normalization)
    /// The numbers of `[height, width, channels]` read as if they were `[channels, height, width]`: a
    /// mistake that is made, never wished for.
    case otherLayout(Normalization)
  }
  public let way: Way
  /// Whether the network at hand does it so.
  public let isInUse: Bool
  /// Mean and deviation of the numbers that the first layer reads.
  public let mean: Double
  public let deviation: Double
  /// How far what the first batch norm reads is from what it measured while it learned: per channel
  /// the distance of the means in deviations and the logarithm of the deviations' ratio, added up and
  /// averaged; nil where there is none.
  public let distance: Double?
  /// The class that is said, and its share of 1; nil where the network tells no classes apart.
  public let answer: Int?
  public let share: Double?
  /// The largest logit less the smallest.
  public let reach: Double?

  /// The reach of logits up to which an answer is a usual one.
  public static let usualReach = 30.0
  /// The sum of what is unusual; the smaller the better.
  public var score: Double {
    let excess = reach.map { max(0, log($0 / PreprocessingTrial.usualReach)) } ?? 0
    return (distance ?? 0) + (1 - (share ?? 1)) + excess
  }

  public var normalization: Normalization {
    switch way {
    case .normalized(let normalization), .otherLayout(let normalization): normalization
    }
  }
  public var isMistake: Bool { if case .otherLayout = way { true } else { false } }
}

/// Tries ways to prepare pictures, a pass each.
public struct PreprocessingPass: Sendable {
  private let network: Network
  private let pass: SubjectPass
  private let weights: [Parameters]
  /// The first batch norm, and what it reads.
  private let norm: (layer: Int, read: Int)?

  public init(_ subject: Subject, _ checkpoint: Checkpoint) throws(Cancelled) {
    network = subject.network
    pass = try SubjectPass(subject, checkpoint)
    weights = subject.network.nodes.indices.map(subject.weights)
    let nodes = subject.network.nodes
    norm = nodes.firstIndex { $0.layer is BatchNorm }.flatMap { layer in
      nodes[layer].inputs.first.map { (layer, $0) }
    }
  }

  /// - Parameter picture: fitted as the way wants it.
  public func trial(
    _ way: PreprocessingTrial.Way, _ picture: Picture, isInUse: Bool, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> PreprocessingTrial {
    let input = input(way, picture)
    let (numbers, last) = (Statistics(input.elements), network.last)
    var (read, output, logits): (Tensor?, Tensor?, Tensor?)
    // The numbers that a softmax makes shares of.
    let isShares = network.nodes[last].scores == .shares
    let before = isShares ? network.nodes[last].inputs.first : last
    try pass.run([0: input], pass.layers, checkpoint) { (index, tensor) in
      if index == norm?.read { read = tensor }
      if index == before { logits = tensor }
      if index == last { output = tensor }
    }
    let said = output.flatMap { answer($0, isShares: isShares) }
    let reach = logits.map { Statistics($0.elements) }
    return PreprocessingTrial(
      way: way, isInUse: isInUse, mean: numbers.mean, deviation: numbers.variance.squareRoot(),
      distance: read.flatMap(distance), answer: said?.index, share: said?.share,
      reach: said == nil ? nil : reach.map { Double($0.maximum) - Double($0.minimum) })
  }

  private func input(_ way: PreprocessingTrial.Way, _ picture: Picture) -> Tensor {
    switch way {
    case .normalized(let normalization): return normalization.applied(to: picture.pixels)
    case .otherLayout(let normalization):
      let last = normalization.laid(.channelsLast).applied(to: picture.pixels)
      return Tensor(picture.pixels.shape, last.elements)
    }
  }

  private func answer(_ output: Tensor, isShares: Bool) -> (index: Int, share: Double)? {
    let numbers = output.elements
    guard numbers.count > 1, numbers.count == output.shape.channels,
      numbers.allSatisfy(\.isFinite), let largest = numbers.max(),
      let index = numbers.firstIndex(of: largest)
    else { return nil }
    if isShares { return (index, Double(largest)) }
    guard network.nodes[network.last].scores == .logits else { return nil }
    let sum = numbers.reduce(0.0) { $0 + exp(Double($1) - Double(largest)) }
    return (index, 1 / sum)
  }

  private func distance(_ tensor: Tensor) -> Double? {
    guard let norm, let means = weights[norm.layer]["running_mean"]?.elements,
      let variances = weights[norm.layer]["running_var"]?.elements,
      tensor.shape.channels == means.count
    else { return nil }
    var (sum, count) = (0.0, 0)
    for channel in means.indices {
      let own = Statistics(tensor.map(channel))
      let usual = Double(variances[channel]).squareRoot()
      guard usual > 1e-6 else { continue }
      let ratio = max(own.variance.squareRoot(), 1e-6) / usual
      sum += abs(own.mean - Double(means[channel])) / usual + abs(log(ratio))
      count += 1
    }
    return count == 0 ? nil : sum / Double(count)
  }
}
