import ConvKernels

/// The numbers of the last axes are normalized together, for each place on the axes before, then
/// every place in them is scaled (and shifted) by numbers of its own.
public protocol RowNorm: Layer {
  /// The sizes of the last axes.
  var normalizedShape: [Int] { get }
  /// Keeps the root from being 0.
  var epsilon: Float { get }
  var hasWeight: Bool { get }
  var hasBias: Bool { get }
  /// The mean that is taken from the numbers of a row, and the factor of the rest.
  func moments(
    _ row: UnsafePointer<Float>, count: Int
  ) -> (mean: Double, factor: Double)
  /// The steps from a number to the one that is scaled.
  func steps(_ element: [Int], of all: Region) -> [Step]
}

extension RowNorm {
  public var line: String {
    normalizedShape.map(String.init).joined(separator: "x")
      + (epsilon == 1e-5 ? "" : " eps \(epsilon)")
  }

  /// Weight and bias; none where the sizes are out of their range.
  public var parameters: [Parameter] {
    guard let shape = try? Self.checked(normalizedShape) else { return [] }
    return (hasWeight ? [Parameter("weight", shape, constant: 1, isLearned: true)] : [])
      + (hasBias ? [Parameter("bias", shape, constant: 0, isLearned: true)] : [])
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    let input = try Self.single(inputs)
    guard !normalizedShape.isEmpty,
      Array(input.sizes.suffix(normalizedShape.count)) == normalizedShape
    else { throw .lastSizes(kind: Self.kind, takes: normalizedShape, given: input) }
    return input
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    let count = normalizedShape.reduce(1, *)
    let (weight, bias) = (work.optional("weight"), work.optional("bias"))
    let rows = Groups(Shape(work.shape.count / count, count), along: [1], work.checkpoint)
    try rows.eachGroup { (row) throws(Cancelled) in
      let (source, target) = (work.input + row * count, work.output + row * count)
      let (mean, factor) = moments(source, count: count)
      try work.checkpoint.stretches(of: count) { stretch in
        for index in stretch {
          let value = (Double(source[index]) - mean) * factor
          target[index] = Float(value * Double(weight?[index] ?? 1) + Double(bias?[index] ?? 0))
        }
      }
    }
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let lead = inputs[0].rank - normalizedShape.count
    let all = Region(
      .input(0), element.prefix(lead).map { Span($0) } + normalizedShape.map(Span.all))
    var steps = steps(element, of: all)
    func number(_ name: String) -> Region {
      Region(.parameter(name), at: Array(element.dropFirst(lead)))
    }
    if hasWeight || hasBias {
      steps.append(
        Step(
          .sum(divisor: 1), [.step(steps.count - 1)], weight: hasWeight ? number("weight") : nil,
          bias: hasBias ? number("bias") : nil,
          note: hasBias ? "scaled and shifted" : "scaled"))
    }
    return Explanation(steps, walked: steps.count - 1)
  }

  /// One product for each number where they are scaled.
  public func multiplyAdds(_ inputs: [Shape]) -> Int { hasWeight ? inputs.first?.count ?? 0 : 0 }

  public func links(ofParameter name: String, _ inputs: [Shape]) -> [AxisLink]? {
    let lead = inputs[0].rank - normalizedShape.count
    return normalizedShape.indices.map { AxisLink([$0], from: [lead + $0]) }
  }
  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    let rank = inputs[input].rank
    return AxisLink.reading(allAlong: Array(rank - normalizedShape.count..<rank), rank: rank)
  }
  public func ladder(_ inputs: [Shape]) -> Ladder { Self.ladderOfNumbers(inputs, term: "term") }
}
