import ConvKernels

/// Every number divided by a power of what the channels around it hold at the same place:
///
/// `y[c] = x[c] / (bias + alpha / size · Σ over j of x[j]²)^beta`, j from c − ⌊(size − 1) / 2⌋ to
/// c + ⌈(size − 1) / 2⌉ as far as there are channels.
///
/// Krizhevsky et al., "ImageNet Classification with Deep Convolutional Neural Networks", 2012,
/// section 3.3. ONNX's `LRN`; PyTorch's `LocalResponseNorm` for odd sizes.
public struct LocalResponseNorm: Layer {
  public static let kind = "lrn"

  public let size: Int
  public let alpha: Float
  public let beta: Float
  public let bias: Float

  public init(size: Int, alpha: Float = 1e-4, beta: Float = 0.75, bias: Float = 1) {
    (self.size, self.alpha, self.beta, self.bias) = (size, alpha, beta, bias)
  }

  public var line: String { "\(size) alpha \(alpha) beta \(beta) bias \(bias)" }

  var factor: Float { alpha / Float(size) }
  /// The channels around one of so many.
  func neighbours(_ channel: Int, of channels: Int) -> Range<Int> {
    max(0, channel - (size - 1) / 2)..<min(channels, channel + size / 2 + 1)
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    try LayerError.check(Self.kind, "size", size, in: GridWindow.sizes)
    return try Self.single(inputs)
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    let channels = work.shape.channels
    let cells = work.shape.count / channels
    try work.each(of: channels) { (channel) throws(Cancelled) in
      // The output first holds the sums of squares.
      let target = work.output + channel * cells
      target.update(repeating: 0, count: cells)
      let neighbours = neighbours(channel, of: channels)
      let checkpoint = work.checkpoint.part(channel, of: channels)
      try checkpoint.stretches(of: neighbours.count, each: cells) { stretch in
        for neighbour in neighbours.dropFirst(stretch.lowerBound).prefix(stretch.count) {
          addSquares(work.input + neighbour * cells, to: target, count: cells)
        }
      }
      divideByPowers(
        work.input + channel * cells, target, count: cells, factor: factor, offset: bias,
        exponent: beta)
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let around = neighbours(element[0], of: inputs[0].channels)
    let place = element.dropFirst().map { Span($0) }
    return Explanation([
      Step(
        .sum(divisor: 1),
        [Region(.input(0), [Span(around.lowerBound, count: around.count)] + place)],
        transform: .elementary(.square), note: "sum of squares over the channels around it"),
      Step(
        .function(
          .scaledPower(
            factor: Double(factor), offset: Double(bias), exponent: Double(beta))),
        [.step(0)], note: "what it is divided by"),
      Step(
        .function(.quotient), [Region(.input(0), at: element), .step(1)], note: "the quotient"),
    ])
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    AxisLink.aligned(inputs[input].rank)
  }
  public func ladder(_ inputs: [Shape]) -> Ladder { Self.ladderOfNumbers(inputs, term: "term") }
}
