/// A layer applied to every slice of the first axis by itself, with the same parameters: `[N, …]`
/// to `[N, …]`. What counts samples in a model file is an axis of its own where it is real data:
/// the frames of a film, the windows of a picture.
public struct Each<Inner: Layer>: Layer {
  public static var kind: String { "each" }
  /// Slices.
  public let count: Int
  public let inner: Inner

  public init(_ count: Int, _ inner: Inner) { (self.count, self.inner) = (count, inner) }

  public var kind: String { "each \(inner.kind)" }
  public var line: String {
    inner.line.isEmpty ? "of \(count)" : "of \(count): \(inner.line)"
  }
  public var parameters: [Parameter] { inner.parameters }
  public var obstacle: String? { inner.obstacle }
  public var readsItself: Bool { inner.readsItself }

  /// The shapes of one slice.
  /// - Throws: ``LayerError`` where there are not as many slices.
  private func slices(_ inputs: [Shape]) throws(LayerError) -> [Shape] {
    var slices: [Shape] = []
    for input in inputs {
      guard input.rank > 1, input[0] == count else {
        throw .move(.slices(kind: kind, count: count, given: input))
      }
      slices.append(try Self.checked(Array(input.sizes.dropFirst())))
    }
    return slices
  }
  func acceptedSlices(_ inputs: [Shape]) -> [Shape] {
    do { return try slices(inputs) } catch {
      preconditionFailure("slices of shapes that do not go together: \(error)")
    }
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    try LayerError.check(kind, "count", count, in: 1...Shape.largestCount)
    return try Self.checked([count] + inner.outputShape(slices(inputs)).sizes)
  }

  /// The slices are a batch of the layer.
  public func compute(_ work: LayerWork) throws(Cancelled) {
    let shapes = acceptedSlices(work.inputs.map(\.shape))
    guard let slice = try? inner.outputShape(shapes) else {
      preconditionFailure("slices of shapes that do not go together")
    }
    try inner.compute(work.reshaped(inputs: shapes, output: slice), samples: count)
  }
  public var repeats: Source? {
    if case .input? = inner.repeats { inner.repeats } else { nil }
  }

  /// The layer's own explanation, inside of one slice.
  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    var explanation = inner.explain(Array(element.dropFirst()), acceptedSlices(inputs))
    func shifted(_ region: Region) -> Region {
      guard case .input = region.source else { return region }
      return Region(region.source, [Span(element[0])] + region.axes)
    }
    for index in explanation.steps.indices {
      var step = explanation.steps[index]
      step.read = step.read.map(shifted)
      (step.weight, step.bias) = (step.weight.map(shifted), step.bias.map(shifted))
      explanation.steps[index] = step
    }
    return explanation
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    let shapes = acceptedSlices(inputs)
    guard let links = inner.links(input, shapes) else {
      guard let output = try? inner.outputShape(shapes) else { return nil }
      let rest = AxisLink(Array(1...shapes[input].rank), from: Array(1...output.rank))
      return [AxisLink([0], from: [0]), rest]
    }
    return [AxisLink([0], from: [0])]
      + links.map { AxisLink($0.inputs.map { $0 + 1 }, from: $0.outputs.map { $0 + 1 }) }
  }

  public func scratch(_ inputs: [Shape]) -> Int { inner.scratch(acceptedSlices(inputs)) }

  public func multiplyAdds(_ inputs: [Shape]) -> Int {
    guard let shapes = try? slices(inputs) else { return 0 }
    let (product, overflow) = inner.multiplyAdds(shapes).multipliedReportingOverflow(by: count)
    return overflow ? .max : product
  }

  /// A slice is walked cell by cell.
  public func ladder(_ inputs: [Shape]) -> Ladder {
    let inside = inner.ladder((try? slices(inputs)) ?? inputs)
    return Self.ladderOfNumbers(inputs, term: inside.has(.term) ? inside.word(.term) : nil)
  }
}

extension Layer {
  /// This layer for every slice of its inputs' first axis.
  public func each(_ count: Int) -> any Layer { Each(count, self) }
}
