import ConvNet
import Testing

struct TraceComparisonTests {
  private func compared(
    _ name: String, _ reference: Tensor, _ original: OriginalValue? = nil,
    outputs: [Tensor]? = nil
  ) throws -> TraceComparison {
    let part = Network.Part(
      "a_0", Pointwise(.relu), inputs: [0], rawName: "/a/Relu", original: original)
    let network = try Network(name: "n", input: Shape(2, 1, 3), [part])
    var pass = ReferencePass(network, with: NamedTensors([(name, reference)]), tolerance: 1e-5)
    pass.add(1, outputs ?? [sample])
    return pass.comparison
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
    var pass = ReferencePass(
      network, with: NamedTensors([("conv2", theirs), ("conv22", theirs)]))
    for layer in pass.layers { pass.add(layer, [ours]) }
    let comparison = pass.comparison
    #expect(comparison.rows.map(\.agrees) == [false, true])
    #expect(comparison.tolerance(of: 20) == 1e-5)
    #expect(comparison.tolerance(of: 21) == 5e-4)
    #expect(comparison.worst?.layer == 2)
  }

  @Test func `what is computed in halves there agrees to their digits, from the first of them on`()
    throws
  {
    func part(_ name: String, _ input: Int, _ type: RealType?) -> Network.Part {
      let original = OriginalValue(
        name: name, sizes: [1, 2, 1, 3], isBatched: true, realType: type)
      return Network.Part(name, Pointwise(.relu), inputs: [input], original: original)
    }
    let network = try Network(
      name: "n", input: Shape(2, 1, 3),
      [part("a", 0, nil), part("h", 1, .float16), part("c", 2, nil)])
    var reference = sample
    reference[1, 0, 0] = 4.004
    var pass = ReferencePass(
      network, with: NamedTensors(["a", "h", "c"].map { ($0, reference) }))
    for layer in pass.layers { pass.add(layer, [sample]) }
    #expect(pass.comparison.rows.map(\.agrees) == [false, true, true])
    #expect(pass.comparison.halves == .init(first: 2, type: .float16))
    #expect(pass.comparison.tolerance(of: 3) == 1e-3)
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

  @Test func `of batches of two sizes the samples that both have are compared, and it is said`()
    throws
  {
    let batch = Tensor(Shape(3, 2, 1, 3), sample.elements + [9, 9, 9, 9, 9, 9, 7, 7, 7, 7, 7, 7])
    let more = try compared("a_0", batch)
    #expect(more.rows.map(\.agrees) == [true])
    #expect(more.counts?.there == 3 && more.counts?.here == 1)
    let fewer = try compared("a_0", sample, outputs: [sample, batch.sample(1), batch.sample(2)])
    #expect(fewer.rows.map(\.agrees) == [true])
    #expect(fewer.counts?.there == 1 && fewer.counts?.here == 3)
    #expect(try compared("a_0", sample).counts == nil)
  }

  @Test func `so are those of a batch that is one array`() throws {
    func value(_ name: String) -> OriginalValue {
      OriginalValue(name: name, sizes: [3, 2], isBatched: false)
    }
    let part = Network.Part("a", Pointwise(.relu), inputs: [0], original: value("y"))
    let network = try Network(name: "n", input: Shape(3, 2), original: value("x"), [part])
    let ours = Tensor(Shape(3, 2), [1, 2, 3, 4, 5, 6])
    for theirs in [Tensor(Shape(1, 2), [1, 2]), Tensor(Shape(2, 2), [1, 2, 3, 4])] {
      var pass = ReferencePass(network, with: NamedTensors([("y", theirs)]))
      pass.add(1, [ours])
      #expect(pass.comparison.rows.map(\.agrees) == [true])
      #expect(pass.comparison.counts?.there == theirs.shape[0] && pass.comparison.counts?.here == 3)
    }
  }

  /// `y` is the last of five steps, and the name of all of them as a module's.
  private func steps() throws -> Network {
    func value(_ name: String, _ sizes: [Int]) -> OriginalValue {
      OriginalValue(name: name, sizes: sizes, isBatched: false)
    }
    var parts = [
      Network.Part("a", Pointwise(.relu), inputs: [0], original: value("a", [5, 2])),
      Network.Part(
        "b", Reduction(.largest, axes: [0], keepsAxes: true), inputs: [1],
        original: value("b", [1, 2])),
    ]
    for index in parts.indices { parts[index].module = "gru" }
    return try Network(
      name: "n", input: Shape(5, 2), original: value("x", [5, 2]), parts)
  }

  @Test func `a layer of the array's shape is compared before one of which it has more samples`()
    throws
  {
    let network = try steps()
    let ours = Tensor(Shape(5, 2), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    let last = Tensor(Shape(1, 2), [9, 10])
    // The first of its rows are what the other layer gives.
    let wrong = Tensor(Shape(5, 2), [9, 10] + Array(ours.elements.dropFirst(2)))
    for (theirs, agrees) in [(ours, true), (wrong, false)] {
      var pass = ReferencePass(network, with: NamedTensors([("gru", theirs)]))
      for (layer, output) in [(1, ours), (2, last)] { pass.add(layer, [output]) }
      let comparison = pass.comparison
      #expect(comparison.rows.map(\.layer) == [1] && comparison.rows.map(\.agrees) == [agrees])
      #expect(comparison.counts == nil && comparison.choices.isEmpty)
    }
  }

  @Test func `of values of several numbers of samples none is compared in part`() throws {
    let network = try NetworkLine.network("input 2x1x3 > relu > relu")
    let batch = Tensor(Shape(3, 2, 1, 3), sample.elements + sample.elements + sample.elements)
    for other in [sample, Tensor(Shape(2, 2, 1, 3), sample.elements + sample.elements)] {
      var pass = ReferencePass(
        network, with: NamedTensors([("relu1", batch), ("relu2", other)]))
      for layer in pass.layers { pass.add(layer, [sample]) }
      #expect(pass.comparison.first?.unfit == [3, 2, 1, 3])
      #expect(pass.comparison.counts == nil)
    }
  }

  /// A convolution, a ReLU that the program uses twice, and a module that reshapes and adds up.
  private func modules() throws -> (network: Network, outputs: [Tensor]) {
    var parts = try NetworkLine.network(
      "input 1x2x2 > conv 1 3x3 pad 1 nobias > relu > a: conv 1 1x1 nobias > b: relu > r: flatten "
        + "> d: dense 2 nobias"
    ).parts
    for (index, module) in ["bn", "act", "c", "act", "fc", "fc"].enumerated() {
      parts[index].module = module
    }
    let network = try Network(name: "n", input: Shape(1, 2, 2), parts)
    var outputs: [Tensor] = []
    ForwardPass(network).run([Tensor(Shape(1, 2, 2), [1, -2, 3, -4])]) { outputs += $1 }
    return (network, outputs)
  }

  @Test func `a module's value is that of the last layer in it`() throws {
    let (network, outputs) = try modules()
    var pass = ReferencePass(
      network, with: NamedTensors([("fc", outputs[6]), ("act", outputs[4])]))
    for layer in pass.layers { pass.add(layer, [outputs[layer]]) }
    #expect(pass.comparison.rows.map(\.layer) == [4, 6])
    #expect(pass.comparison.first == nil && pass.comparison.choices.isEmpty)
  }

  @Test func `where it is another of its layers, that one is taken and said`() throws {
    let (network, outputs) = try modules()
    var pass = ReferencePass(network, with: NamedTensors([("act", outputs[2])]))
    for layer in pass.layers { pass.add(layer, [outputs[layer]]) }
    #expect(pass.comparison.rows.map(\.layer) == [2] && pass.comparison.first == nil)
    #expect(pass.comparison.choices.map(\.layers) == [[4, 2]])
    #expect(pass.comparison.choices.map(\.chosen) == [2])
  }

  @Test func `a convolution with a folded norm is held against the norm`() throws {
    let (network, outputs) = try modules()
    var before = outputs[1]
    before[0, 0, 0] += 1
    // By the module's name, and where a file has none for it by its place and its numbers.
    for name in ["bn", "some.norm"] {
      var pass = ReferencePass(
        network, with: NamedTensors([("conv1", before), (name, outputs[1])]))
      for layer in pass.layers { pass.add(layer, [outputs[layer]]) }
      #expect(pass.comparison.rows.map(\.name) == [name] && pass.comparison.first == nil)
      #expect(pass.comparison.superseded.map(\.by) == [name])
    }
    // Nothing else gives these numbers: they differ.
    var pass = ReferencePass(network, with: NamedTensors([("conv1", before), ("bn", before)]))
    for layer in pass.layers { pass.add(layer, [outputs[layer]]) }
    #expect(pass.comparison.first?.layer == 1)
  }
}

extension Tensor {
  /// One sample of several.
  fileprivate func sample(_ index: Int) -> Tensor {
    let size = shape.count / shape[0]
    do {
      return Tensor(
        try Shape(checking: Array(shape.sizes.dropFirst())),
        Array(elements[index * size..<(index + 1) * size]))
    } catch { preconditionFailure("\(error)") }
  }
}

extension Network {
  fileprivate var parts: [Part] {
    zip(nodes, weights).dropFirst().map { node, weights in
      Part(node.alias, node.layer, inputs: node.inputs, weights: weights)
    }
  }
}
