/// Two convolutions made into one: its kernels, and what it computes beside what the two compute with
/// and without the activation between them.
public struct CollapseProbe: Probe {
  public let pair: LinearPair

  public init(_ pair: LinearPair) { self.pair = pair }

  public var stage: Int? { pair.second }
  public func part(of subject: Subject) -> Subject { subject.reaching(pair.second) }
  public func obstacle(in network: Network) -> String? {
    if let obstacle = network.graph.obstacle(to: pair.second) { return obstacle }
    guard let first = network.nodes[pair.first].layer.planarConv,
      let second = network.nodes[pair.second].layer.planarConv,
      let one = pair.composed(first, second)
    else { return "the one kernel of both would have more weights than are laid out" }
    let shape = network.nodes[pair.second].shape
    let work = one.multiplyAdds([network.nodes[pair.first].inputShapes[0]])
    return shape.count < 1 << 22 && work < 1 << 32
      ? nil : "the one convolution of both would take too long to compute"
  }
  public func words(in network: Network) -> String {
    "\(network.nodes[pair.first].alias) and \(network.nodes[pair.second].alias) made into one"
  }

  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Collapse {
    let nodes = subject.network.nodes
    guard let first = nodes[pair.first].layer.planarConv,
      let second = nodes[pair.second].layer.planarConv, let conv = pair.composed(first, second)
    else { preconditionFailure("only two convolutions are made into one") }
    let input = try known.answer(.activation(nodes[pair.first].inputs[0]), of: subject).tensor
    let firstWeights = try known.answer(.weights(pair.first), of: subject).parameters
    let secondWeights = try known.answer(.weights(pair.second), of: subject).parameters
    let weights = try compose(first, firstWeights, second, secondWeights, conv, checkpoint)
    let middle = try first.forward([input], firstWeights, checkpoint)
    let two = try second.forward([middle], secondWeights, checkpoint)
    let one = try conv.forward([input], weights, checkpoint)
    var bent = middle
    for layer in pair.between {
      bent = try nodes[layer].layer.forward([bent], [:], checkpoint)
    }
    let curved = try second.forward([bent], secondWeights, checkpoint)
    return Collapse(conv: conv, weights: weights, one: one, two: two, curved: curved)
  }

  /// `weight[o, i, p] = Σ over m, k: second[o, m, k] · first[m, i, p − k · stride]`, and of the biases the
  /// second's, and the first's as the second weighs it; in double precision.
  private func compose(
    _ first: Conv, _ firstWeights: Parameters, _ second: Conv, _ secondWeights: Parameters,
    _ one: Conv, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Parameters {
    guard let inner = firstWeights["weight"], let outer = secondWeights["weight"] else {
      return [:]
    }
    let (inputs, middles) = (first.inputChannels, first.outputChannels)
    let (a, b) = (first.grid, second.grid)
    let strides = (a.stride.count > 1 ? a.stride[0] : 1, a.stride[a.stride.count - 1])
    let (height, width) = (one.grid.height, one.grid.width)
    let (innerNumbers, outerNumbers) = (inner.elements, outer.elements)
    var sums = [Double](repeating: 0, count: one.outputChannels * inputs * height * width)
    var biases = [Double](repeating: 0, count: one.outputChannels)
    for output in 0..<one.outputChannels {
      try checkpoint(Double(output) / Double(one.outputChannels))
      biases[output] = Double(secondWeights["bias"]?.elements[output] ?? 0)
      for middle in 0..<middles {
        for tap in 0..<b.height * b.width {
          let weight = Double(outerNumbers[(output * middles + middle) * b.height * b.width + tap])
          guard weight != 0 else { continue }
          biases[output] += weight * Double(firstWeights["bias"]?.elements[middle] ?? 0)
          let (top, left) = (tap / b.width * strides.0, tap % b.width * strides.1)
          for channel in 0..<inputs {
            let from = (middle * inputs + channel) * a.height * a.width
            let to = (output * inputs + channel) * height * width
            for row in 0..<a.height {
              for column in 0..<a.width {
                sums[to + (top + row) * width + left + column] +=
                  weight * Double(innerNumbers[from + row * a.width + column])
              }
            }
          }
        }
      }
    }
    let shapes = one.parameters.map(\.shape)
    return [
      "weight": Tensor(shapes[0], sums.map(Float.init)),
      "bias": Tensor(shapes[1], biases.map(Float.init)),
    ]
  }
}

/// What came of two convolutions that were made into one.
public struct Collapse: Measured {
  public let conv: Conv
  public let weights: Parameters
  /// What the one computes, what the two do without anything between them, and with what stands there.
  public let one: Tensor
  public let two: Tensor
  public let curved: Tensor

  /// The largest number of the one, and of all three.
  public let reach: Float
  public let reachOfAll: Float
  private let differences: (straight: Float, curved: Float)

  init(conv: Conv, weights: Parameters, one: Tensor, two: Tensor, curved: Tensor) {
    (self.conv, self.weights, self.one, self.two, self.curved) = (conv, weights, one, two, curved)
    let reaches = [one, two, curved].map { Statistics($0.elements).reach }
    (reach, reachOfAll) = (reaches[0], reaches.max() ?? 0)
    func difference(_ other: Tensor) -> Float {
      zip(one.elements, other.elements).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
    }
    differences = (difference(two), difference(curved))
  }

  public var byteCount: Int {
    one.byteCount * 3 + weights.values.reduce(0) { $0 + $1.byteCount }
  }
  /// The largest difference between the one and the two, without and with what stands between.
  public func largestDifference(isCurved: Bool) -> Float {
    isCurved ? differences.curved : differences.straight
  }
}
