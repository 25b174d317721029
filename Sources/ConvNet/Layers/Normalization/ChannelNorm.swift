import ConvKernels

/// Channels are standardized group by group, each sample by itself, then every channel is scaled and
/// shifted by numbers of its own:
///
/// `y = (x − mean) / √(variance + ε) · weight + bias`
public protocol ChannelNorm: Layer {
  var channels: Int { get }
  /// Channels that are neighbours are standardized together, as many groups of the same size.
  var groups: Int { get }
  /// Keeps the root from being 0.
  var epsilon: Float { get }
}

extension ChannelNorm {
  /// Weight and bias; none where the number of channels is out of its range.
  public var parameters: [Parameter] {
    guard let shape = try? Self.checked([channels]) else { return [] }
    return [
      Parameter("weight", shape, constant: 1, isLearned: true),
      Parameter("bias", shape, constant: 0, isLearned: true),
    ]
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    let input = try Self.single(inputs)
    guard input.channels == channels else {
      throw .channels(kind: Self.kind, takes: channels, given: input)
    }
    guard groups > 0, channels % groups == 0 else {
      throw .hyperparameter(
        kind: Self.kind, name: "groups", value: groups,
        needs: "a divisor of its \(channels) channels")
    }
    return input
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    let (weight, bias) = (work["weight"], work["bias"])
    let (perGroup, cells) = (channels / groups, work.shape.count / channels)
    let grouped = Groups(Shape(groups, perGroup * cells), along: [1], work.checkpoint)
    let standardized = Standardized(epsilon: Double(epsilon))
    try grouped.eachGroup { (group) throws(Cancelled) in
      let (mean, factor) = try standardized.moments(group, grouped, work.input)
      for channel in group * perGroup..<(group + 1) * perGroup {
        try work.checkpoint.part(group, of: groups).stretches(of: cells) { stretch in
          let start = channel * cells + stretch.lowerBound
          standardize(
            work.input + start, work.output + start, stride: 1, count: stretch.count, mean: mean,
            factor: factor * Double(weight[channel]), shift: Double(bias[channel]))
        }
      }
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let perGroup = channels / groups
    let all = Region(
      .input(0),
      [Span(element[0] / perGroup * perGroup, count: perGroup)]
        + inputs[0].sizes.dropFirst().map(Span.all))
    func number(_ name: String) -> Region { Region(.parameter(name), at: [element[0]]) }
    return Explanation(
      Standardized(epsilon: Double(epsilon)).steps(element, of: all) + [
        Step(
          .sum(divisor: 1), [.step(2)], weight: number("weight"), bias: number("bias"),
          note: "scaled and shifted")
      ], walked: 3)
  }

  /// One product for each number: root and weight make a single factor.
  public func multiplyAdds(_ inputs: [Shape]) -> Int { inputs.first?.count ?? 0 }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    let rank = inputs[input].rank
    return AxisLink.reading(allAlong: Array(1..<rank), rank: rank)
  }
  public func links(ofParameter name: String, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.perMap
  }
  public func ladder(_ inputs: [Shape]) -> Ladder { Self.ladderOfNumbers(inputs, term: "term") }
}
