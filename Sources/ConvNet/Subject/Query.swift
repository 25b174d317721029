/// Everything that can be asked about a subject. Screens, goals, tests and `trace` ask the same
/// questions, and an answer is kept under the part of the subject it depends on.
public enum Query: Hashable, Sendable {
  /// A layer's output, with its statistics.
  case activation(Int)
  /// What is worth knowing about a layer's output, without the output: little to keep.
  case statistics(Int)
  /// A layer's weights after the edits.
  case weights(Int)
  /// What each input channel alone adds to one map of a conv, over the whole map, without bias:
  /// `[channels, height, width]`.
  case contributions(layer: Int, map: Int)
}

public enum Answer: Sendable {
  case activation(Activation)
  case statistics(Statistics)
  case weights(Parameters)
  case contributions(Activation)
}

/// A layer's output, and what its colour ranges and statistics are made of.
public struct Activation: Sendable {
  public let tensor: Tensor
  /// Of the whole layer.
  public let statistics: Statistics
  /// Of each channel; none where a channel is a single number.
  private let channels: [Statistics]

  public init(_ tensor: Tensor) {
    self.tensor = tensor
    let isVector = tensor.shape.count == tensor.shape.channels
    channels = isVector ? [] : Statistics.channels(of: tensor)
    statistics = isVector ? Statistics(tensor.elements) : Statistics(joining: channels)
  }

  /// Of one channel.
  public func statistics(ofChannel channel: Int) -> Statistics {
    channels.isEmpty ? Statistics(CollectionOfOne(tensor.elements[channel])) : channels[channel]
  }
  /// What it takes of memory.
  public var byteCount: Int {
    tensor.shape.count * MemoryLayout<Float>.stride
      + channels.count * MemoryLayout<Statistics>.stride
  }
}

extension Subject {
  /// The part of the subject that an answer depends on, and its key.
  public func part(for query: Query) -> Subject {
    switch query {
    case .activation(let layer), .statistics(let layer): reaching(layer)
    case .weights(let layer): weighing(layer)
    case .contributions(let layer, _): reaching(layer)
    }
  }

  /// - Parameter known: gives the answers that this one rests on.
  /// - Throws: what `known` and the checkpoint throw.
  public func answer(
    _ query: Query, known: (Query) throws(Cancelled) -> Answer, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Answer {
    switch query {
    case .weights(let layer): return .weights(weights(layer))
    case .statistics(let layer):
      guard case .activation(let activation) = try known(.activation(layer)) else {
        preconditionFailure("an answer has its query's kind")
      }
      return .statistics(activation.statistics)
    case .activation(0):
      return .activation(Activation(inputNumbers))
    case .activation(let layer):
      let node = network.nodes[layer]
      var inputs: [Tensor] = []
      for input in node.inputs { inputs.append(try Subject.tensor(known(.activation(input)))) }
      var output = try node.layer.forward(
        inputs, try Subject.weights(known(.weights(layer))), checkpoint)
      for map in muted(layer) { output.silence(map) }
      return .activation(Activation(output))
    case .contributions(let layer, let map):
      let node = network.nodes[layer]
      let input = try Subject.tensor(known(.activation(node.inputs[0])))
      let weights = try Subject.weights(known(.weights(layer)))
      let sums = try contributions(node, input, weights, map, checkpoint)
      return .contributions(Activation(sums))
    }
  }

  /// Runs the layer once for each channel, with all other channels of its input silent.
  private func contributions(
    _ node: Node, _ input: Tensor, _ weights: Parameters, _ map: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    guard let conv = node.layer.planarConv, let weight = weights["weight"] else {
      preconditionFailure("only a conv adds up channels")
    }
    // Each channel as a group of its own, of which nothing is added up.
    let (channels, first) = (conv.groupChannels, conv.firstChannel(of: map))
    let single = Conv(
      inputChannels: channels, outputChannels: channels, grid: conv.grid, groups: channels,
      bias: false)
    let cells = input.shape.count / input.shape.channels
    let taps = weight.shape.count / weight.shape.channels
    let read = input.elements[first * cells..<(first + channels) * cells]
    let filter = weight.elements[map * taps..<(map + 1) * taps]
    let shapes: (input: Shape, weight: Shape)
    do {
      shapes = (
        try Shape(checking: [channels] + input.shape.sizes.dropFirst()),
        try Shape(checking: [channels, 1] + conv.grid.kernelSize)
      )
    } catch { preconditionFailure("a part of a tensor fits where that does: \(error)") }
    return try single.forward(
      [Tensor(shapes.input, Array(read))], ["weight": Tensor(shapes.weight, Array(filter))],
      checkpoint)
  }

  private static func tensor(_ answer: Answer) -> Tensor {
    guard case .activation(let activation) = answer else {
      preconditionFailure("an answer has its query's kind")
    }
    return activation.tensor
  }
  private static func weights(_ answer: Answer) -> Parameters {
    guard case .weights(let weights) = answer else {
      preconditionFailure("an answer has its query's kind")
    }
    return weights
  }
}

extension Tensor {
  /// One channel, or with nil all, becomes zero.
  package mutating func silence(_ channel: Int?) {
    let cells = shape.count / shape.channels
    let range = channel.map { $0 * cells..<($0 + 1) * cells } ?? 0..<shape.count
    self = Tensor(
      shape, elements.enumerated().map { range.contains($0.offset) ? 0 : $0.element })
  }
}
