import ConvKernels

/// Batch normalization at inference, channel by channel, for every shape:
///
/// `y = (x − running_mean) / √(running_var + ε) · weight + bias`
///
/// The mean and the variance were measured while the network learned; weight and bias were
/// learned. PyTorch's `BatchNorm2d` and `BatchNorm1d` in `eval()`, ONNX's `BatchNormalization`
/// (Ioffe and Szegedy, "Batch Normalization", 2015).
public struct BatchNorm: WrittenLayer {
  public static let kind = "batchnorm"
  public static let usage = "batchnorm [eps N]"

  public let channels: Int
  /// Keeps the root from being 0.
  public let epsilon: Float

  public init(channels: Int, epsilon: Float = 1e-5) {
    (self.channels, self.epsilon) = (channels, epsilon)
  }

  public static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> BatchNorm {
    var epsilon: Float = 1e-5
    if words.take("eps") { epsilon = try words.decimal("eps", in: 0...1) }
    try words.end(usage)
    return BatchNorm(channels: input.channels, epsilon: epsilon)
  }
  public var line: String { epsilon == 1e-5 ? "" : "eps \(epsilon)" }

  /// Two that are learned and two that are measured; none where the number of channels is out of its range.
  public var parameters: [Parameter] {
    guard let shape = try? Self.checked([channels]) else { return [] }
    return [
      Parameter("weight", shape, constant: 1, isLearned: true),
      Parameter("bias", shape, constant: 0, isLearned: true),
      Parameter("running_mean", shape, constant: 0, isLearned: false),
      Parameter("running_var", shape, constant: 1, isLearned: false),
    ]
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    let input = try Self.single(inputs)
    guard input.channels == channels else {
      throw .channels(kind: Self.kind, takes: channels, given: input)
    }
    return input
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    let cells = work.shape.count / channels
    let (weight, bias) = (work["weight"], work["bias"])
    let (mean, variance) = (work["running_mean"], work["running_var"])
    try work.each(of: channels) { channel in
      let root = (variance[channel] + epsilon).squareRoot()
      normalize(
        work.input + channel * cells, work.output + channel * cells, count: cells,
        mean: mean[channel], scale: weight[channel] / root, shift: bias[channel])
    }
  }

  /// First x becomes how many deviations it is above the mean, then that is scaled and shifted.
  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    func number(_ name: String) -> Region { Region(.parameter(name), at: [element[0]]) }
    return Explanation(
      [
        Step(
          .function(.standardized(epsilon: Double(epsilon))),
          [Region(.input(0), at: element), number("running_mean"), number("running_var")],
          note: "deviations above the mean"),
        Step(
          .sum(divisor: 1), [.step(0)], weight: number("weight"), bias: number("bias"),
          note: "scaled and shifted"),
      ], walked: 1)
  }

  /// One product for each number: mean, root and weight make a single factor and a single addition.
  public func multiplyAdds(_ inputs: [Shape]) -> Int { inputs.first?.count ?? 0 }

  public func links(ofParameter name: String, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.perMap
  }
  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.aligned(inputs[input].rank)
  }
  public func ladder(_ inputs: [Shape]) -> Ladder { Self.ladderOfNumbers(inputs, term: "term") }
}
