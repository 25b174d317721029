import ConvNet
import Testing

struct TracedValueTests {
  private func node(_ original: OriginalValue?) throws -> Node {
    let part = Network.Part("a", Pointwise(.relu), inputs: [0], original: original)
    return try Network(name: "n", input: Shape(2, 1, 3), [part]).nodes[1]
  }
  private let sample = Tensor(Shape(2, 1, 3), [1, 2, 3, 4, 5, 6])

  @Test func `a batched value bears its name and an axis that counts samples`() throws {
    let original = OriginalValue(name: "/a/out", sizes: [1, 2, 1, 3], isBatched: true)
    let value = try TracedValue(node(original), [sample, sample], stacking: false)
    #expect(value.name == "/a/out" && value.sizes == [2, 2, 1, 3])
    #expect(value.numbers == sample.elements + sample.elements)
  }

  @Test func `a value whose axes are turned is written as in the file`() throws {
    let original = OriginalValue(
      name: "x", sizes: [1, 1, 3, 2], isBatched: true, element: .integer, permutation: [2, 0, 1])
    let value = try TracedValue(node(original), [sample], stacking: false)
    #expect(value.sizes == [1, 1, 3, 2] && value.element == .integer)
    #expect(value.numbers == [1, 4, 2, 5, 3, 6])
  }

  @Test func `a value that is one for the batch has to agree over its samples`() throws {
    let node = try node(OriginalValue(name: "x", sizes: [6], isBatched: false))
    #expect(try TracedValue(node, [sample, sample], stacking: true).sizes == [6])
    var other = sample
    other[0, 0, 0] = 9
    #expect(throws: TraceError.samplesDiffer(layer: "a", sample: 1)) {
      try TracedValue(node, [sample, other], stacking: true)
    }
  }

  @Test func `without a file only an array of samples has such an axis`() throws {
    #expect(try TracedValue(node(nil), [sample], stacking: false).sizes == [2, 1, 3])
    #expect(try TracedValue(node(nil), [sample], stacking: true).sizes == [1, 2, 1, 3])
  }

  @Test func `a pass of several samples gives each what it gives alone`() throws {
    let network = try NetworkLine.network("input 1x4x4 > conv 2 3x3 > relu > flatten > dense 3")
    var random = SeededGenerator(seed: 2)
    let inputs = (0..<3).map { _ in
      Tensor(Shape(1, 4, 4), (0..<16).map { _ in Float.random(in: -1...1, using: &random) })
    }
    var visited: [Int] = []
    ForwardPass(network).run(inputs) { index, outputs in
      visited.append(index)
      for (input, output) in zip(inputs, outputs) {
        ForwardPass(network).run([input]) { if $0 == index { #expect($1 == [output]) } }
      }
    }
    #expect(visited == Array(0...4))
  }
}

struct TraceComparisonTests {
  private func compared(
    _ name: String, _ reference: Tensor, _ original: OriginalValue? = nil,
    outputs: [Tensor]? = nil
  ) throws -> TraceComparison {
    let part = Network.Part(
      "a_0", Pointwise(.relu), inputs: [0], rawName: "/a/Relu", original: original)
    let network = try Network(name: "n", input: Shape(2, 1, 3), [part])
    var comparison = TraceComparison(
      network, with: NamedTensors([(name, reference)]), tolerance: 1e-5)
    comparison.add(1, network.nodes[1], outputs ?? [sample])
    return comparison
  }
  private let sample = Tensor(Shape(2, 1, 3), [1, 2, 3, 4, 5, 8])

  @Test(arguments: ["a_0", "/a/Relu", "a.0"])
  func `a layer is found by each of its names, with an axis of one or without`(name: String) throws
  {
    for shape in [Shape(2, 1, 3), Shape(1, 2, 1, 3)] {
      let comparison = try compared(name, sample.reshaped(shape))
      #expect(comparison.rows.count == 1 && comparison.first == nil)
      #expect(comparison.unmatched.isEmpty)
    }
    #expect(try compared("other", sample).unmatched == ["other"])
  }

  @Test func `the first number beyond the tolerance is named, against the largest of the layer`()
    throws
  {
    var reference = sample
    reference[0, 0, 1] = 2 + 4e-5
    reference[1, 0, 0] = 4.5
    reference[1, 0, 1] = 7
    let row = try #require(try compared("a_0", reference).first)
    #expect(row.error == 0.25)
    #expect(row.first == .init(sample: 0, place: [1, 0, 0], here: 4, there: 4.5))
  }

  @Test func `rounding adds up behind many convolutions, and not before`() throws {
    let line = "input 1x3x3" + String(repeating: " > conv 2 3x3 pad 1", count: 22)
    let network = try NetworkLine.network(line)
    let ours = Tensor(Shape(2, 3, 3), repeating: 1)
    var theirs = ours
    theirs[1, 2, 2] = 1 + 2e-4
    var comparison = TraceComparison(
      network, with: NamedTensors([("conv2", theirs), ("conv22", theirs)]))
    for layer in comparison.layers { comparison.add(layer, network.nodes[layer], [ours]) }
    #expect(comparison.rows.map(\.agrees) == [false, true])
    #expect(comparison.tolerance(of: 20) == 1e-5)
    #expect(comparison.tolerance(of: 21) == 5e-4)
    #expect(comparison.worst?.layer == 2)
  }

  @Test func `NaN agrees with NaN and with nothing else`() throws {
    var reference = sample
    reference[0, 0, 2] = .nan
    #expect(try compared("a_0", reference).first?.first?.place == [0, 0, 2])
    #expect(try compared("a_0", reference, outputs: [reference]).first == nil)
  }

  @Test func `axes in the file's order are turned, other shapes do not fit`() throws {
    let original = OriginalValue(
      name: "x", sizes: [1, 1, 3, 2], isBatched: true, permutation: [2, 0, 1])
    let turned = Tensor(Shape(1, 1, 3, 2), [1, 4, 2, 5, 3, 8])
    #expect(try compared("x", turned, original).first == nil)
    #expect(try compared("x", sample, original).first == nil)
    #expect(try compared("x", Tensor(Shape(3, 1, 2)), original).first?.unfit == [3, 1, 2])
  }

  @Test func `samples are compared one by one`() throws {
    var second = sample
    second[0, 0, 0] = 0
    let reference = Tensor(Shape(2, 2, 1, 3), sample.elements + sample.elements)
    let row = try compared("a_0", reference, outputs: [sample, second]).first
    #expect(row?.first == .init(sample: 1, place: [0, 0, 0], here: 0, there: 1))
  }
}
