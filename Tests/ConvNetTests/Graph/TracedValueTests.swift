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

  @Test func `halves and doubles have the file's type, and are said to be beyond its range`() throws
  {
    func value(_ type: RealType, _ number: Float) throws -> TracedValue {
      let original = OriginalValue(
        name: "h", sizes: [1, 2, 1, 3], isBatched: true, realType: type)
      var numbers = sample
      numbers[0, 0, 1] = number
      return try TracedValue(node(original), [numbers], stacking: false)
    }
    #expect(try value(.float16, 65504).typeWord == "float16")
    #expect(try !value(.float16, 65504).isBeyondRange)
    #expect(try value(.float16, 80000).isBeyondRange)
    #expect(try value(.float64, 80000).typeWord == "float64")
    #expect(try !value(.float64, 80000).isBeyondRange)
    #expect(try value(.float64, .infinity).isBeyondRange)
  }

  @Test func `whole numbers have the file's type, and are said to be rounded beyond 2^24`() throws {
    let original = OriginalValue(
      name: "q", sizes: [1, 2, 1, 3], isBatched: true, element: .integer, integerType: .uint8)
    let value = try TracedValue(node(original), [sample], stacking: false)
    #expect(value.typeWord == "uint8" && !value.mayBeRounded)
    var large = sample
    large[0, 0, 1] = 0x1p24 + 2
    #expect(try TracedValue(node(original), [large], stacking: false).mayBeRounded)
    #expect(try TracedValue(node(nil), [large], stacking: false).typeWord == nil)
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
