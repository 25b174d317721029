import Foundation

/// What becomes of a network whose weights have fewer bits.
public struct PrecisionReport: Hashable, Measured {
  public struct Row: Hashable, Sendable {
    public let layer: Int
    /// max|rounded − exact| / max|exact| of its weights.
    public let weights: Double
    /// The same of its output with its own weights rounded alone, and with all before it as well.
    public let alone: Double
    public let all: Double
  }
  public struct Answer: Hashable, Sendable {
    /// The unit that is the largest.
    public let index: Int
    public let value: Float
    /// Its share of 1, the softmax of logits; nil where the network gives no such.
    public let share: Double?
  }
  public let precision: Precision
  /// Of every layer that has weights.
  public let rows: [Row]
  /// The same of what the network puts out.
  public let last: Double
  /// nil where the network gives no list of numbers.
  public let exact: Answer?
  public let rounded: Answer?
  /// The layer up to which weights have to be rounded for the answer to flip; nil where it does not.
  public let flipsAt: Int?
  /// Weights that are rounded, and their bytes before and behind it.
  public let count: Int
  public var bytesBefore: Int { count * 4 }
  public var bytes: Int { (count * precision.bits + 7) / 8 }

  public var byteCount: Int { rows.count * MemoryLayout<Row>.stride }
  public var flips: Bool { exact?.index != rounded?.index }
}

/// Rounds the weights layer by layer and holds every output against the exact one.
struct PrecisionPass {
  private let subject: Subject
  private let precision: Precision
  private let checkpoint: Checkpoint
  private var network: Network { subject.network }

  init(_ subject: Subject, _ precision: Precision, _ checkpoint: Checkpoint) {
    (self.subject, self.precision, self.checkpoint) = (subject, precision, checkpoint)
  }

  /// - Parameter exact: the outputs of all layers; nil for those that can not be computed.
  func report(_ exact: [Activation?]) throws(Cancelled) -> PrecisionReport {
    var outputs: [Tensor?] = []
    var (rows, count) = ([PrecisionReport.Row](), 0)
    for (layer, node) in network.nodes.enumerated() {
      guard layer > 0, let own = exact[layer] else {
        outputs.append(exact[layer]?.tensor)
        continue
      }
      let part = checkpoint.part(layer, of: network.nodes.count)
      let (weights, difference, rounded) = rounded(layer)
      let packed = try node.pack(weights, part)
      func output(_ inputs: [Tensor]) throws(Cancelled) -> Tensor {
        try forward(layer, inputs, weights, packed, part)
      }
      let behind = try output(node.inputs.compactMap { outputs[$0] })
      outputs.append(behind)
      guard rounded > 0 else { continue }
      count += rounded
      let alone = try output(node.inputs.compactMap { exact[$0]?.tensor })
      rows.append(
        .init(
          layer: layer, weights: difference, alone: try error(alone, own),
          all: try error(behind, own)))
    }
    let last = network.last
    let (said, then) = (exact[last].map(\.tensor).flatMap(answer), outputs[last].flatMap(answer))
    let flips = said?.index != then?.index
    return PrecisionReport(
      precision: precision, rows: rows,
      last: try exact[last].flatMap { own in outputs[last].map { (own, $0) } }
        .map { (pair) throws(Cancelled) in try error(pair.1, pair.0) } ?? 0,
      exact: said, rounded: then,
      flipsAt: flips ? try flip(rows.map(\.layer), outputs, said) : nil, count: count)
  }

  private func error(_ output: Tensor, _ exact: Activation) throws(Cancelled) -> Double {
    try OutputError(
      output, exact.tensor, reach: Double(exact.statistics.reach), tolerance: 0, checkpoint
    ).share
  }
  private func answer(_ output: Tensor) -> PrecisionReport.Answer? {
    guard output.shape.count == output.shape.channels, output.shape.count > 1,
      output.elements.allSatisfy(\.isFinite),
      let largest = output.elements.max(),
      let index = output.elements.firstIndex(of: largest)
    else { return nil }
    var share: Double?
    switch network.nodes[network.last].scores {
    case .shares: share = Double(largest)
    case .logits:
      share = 1 / output.elements.reduce(0) { $0 + exp(Double($1) - Double(largest)) }
    case .values: break
    }
    return .init(index: index, value: largest, share: share)
  }

  /// A layer's weights with fewer bits, how far they are from the exact ones, and how many they are.
  private func rounded(_ layer: Int) -> (Parameters, difference: Double, count: Int) {
    let node = network.nodes[layer]
    var weights = subject.weights(layer)
    var (difference, count) = (0.0, 0)
    for parameter in node.parameters where precision.rounds(parameter.shape) {
      guard let exact = weights[parameter.name], exact.describedValue == nil else { continue }
      let rounded = precision.rounded(exact)
      weights[parameter.name] = rounded
      count += exact.shape.count
      let reach = Double(Statistics(exact.elements).reach)
      let most = zip(exact.elements, rounded.elements).reduce(0.0) {
        max($0, OutputError.distance($1.0, $1.1))
      }
      if reach > 0 { difference = max(difference, most / reach) }
    }
    return (weights, difference, count)
  }

  private func forward(
    _ layer: Int, _ inputs: [Tensor], _ weights: Parameters, _ packed: PackedWeights?,
    _ part: Checkpoint
  ) throws(Cancelled) -> Tensor {
    var output = try network.nodes[layer].forward(inputs, weights, packed: packed, part)
    for map in subject.muted(layer) { output.silence(map) }
    return output
  }

  /// Rounds up to one layer after the other, and lets exact weights go on from there.
  private func flip(
    _ layers: [Int], _ rounded: [Tensor?], _ said: PrecisionReport.Answer?
  ) throws(Cancelled) -> Int? {
    var exactPacked: [Int: PackedWeights] = [:]
    for (index, layer) in layers.enumerated() {
      let part = checkpoint.part(index, of: layers.count)
      var outputs = Array(rounded.prefix(layer + 1))
      for next in network.nodes.indices.dropFirst(layer + 1) {
        guard network.graph.obstacle(to: next) == nil else {
          outputs.append(nil)
          continue
        }
        let node = network.nodes[next]
        let weights = subject.weights(next)
        if exactPacked[next] == nil { exactPacked[next] = try node.pack(weights, part) }
        outputs.append(
          try forward(
            next, node.inputs.compactMap { outputs[$0] }, weights, exactPacked[next], part))
      }
      if outputs[network.last].flatMap(answer)?.index != said?.index { return layer }
    }
    return layers.last
  }
}

/// A subject whose weights have fewer bits.
public struct PrecisionProbe: Probe {
  public let precision: Precision

  public init(_ precision: Precision) { self.precision = precision }

  public func part(of subject: Subject) -> Subject { subject }
  public func obstacle(in network: Network) -> String? { network.graph.obstacle(to: network.last) }
  public func words(in network: Network) -> String {
    "\(network.name) with weights of \(precision.bits) bits"
  }

  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> PrecisionReport {
    var exact: [Activation?] = []
    for layer in subject.network.nodes.indices {
      let isComputed = subject.network.graph.obstacle(to: layer) == nil
      exact.append(isComputed ? try known.answer(.activation(layer), of: subject) : nil)
    }
    return try PrecisionPass(subject, precision, checkpoint).report(exact)
  }
}
