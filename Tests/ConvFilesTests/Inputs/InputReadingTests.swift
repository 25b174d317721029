import ConvFiles
import ConvNet
import Testing

/// What the axes of an input are follows from the graph, and from an array where one is given.
@Suite struct InputReadingTests {
  private func network(
    _ nodes: [WireMessage.Field], input: [Int?], _ more: [WireMessage.Field] = [],
    _ options: ImportOptions = ImportOptions()
  ) throws -> Network {
    let graph = nodes + [WireMessage.value(11, "x", input)] + more + [output]
    return try ModelFile.decode(WireMessage.model(graph).bytes, name: "m", options)
  }
  private let output = WireMessage.Field.message(12, WireMessage(.text(1, "y")))

  private func weights(_ name: String, _ sizes: [Int], _ floats: [Float]) -> WireMessage.Field {
    .message(5, .tensor(name, sizes, floats))
  }
  private func integers(_ name: String, _ numbers: [Int]) -> WireMessage.Field {
    let raw = numbers.flatMap { number in withUnsafeBytes(of: Int64(number)) { [UInt8]($0) } }
    return .message(5, .tensor(name, [numbers.count], type: 7, raw: raw))
  }

  /// The answer for an array that is given whole, in the file's shape.
  private func answer(_ network: Network, _ x: Tensor) throws -> TracedValue {
    let outputs = network.outputs(of: network.sample(filed: x.reshaped(network.filedSample)))
    let named = try #require(network.nodes.lastIndex { $0.original?.name == "y" })
    return try TracedValue(network.nodes[named], [outputs[named]], stacking: false)
  }
  private func given(
    _ sizes: [Int], isWhole: Bool = true, isBytes: Bool = false
  ) -> ImportOptions {
    var options = ImportOptions()
    options.arrayIsBytes = isBytes
    (options.arraySizes, options.readsWhole) = (sizes, isWhole)
    return options
  }
  private let rows = Tensor(Shape(3, 2), [1, 2, 3, 4, 5, 6])

  @Test("what mixes along the first axis takes it as data, as numpy does")
  func mixing() throws {
    // x · xᵀ of [[1 2] [3 4] [5 6]], by hand.
    let gram = try network(
      [
        WireMessage.node("Transpose", ["x"], "t"), WireMessage.node("MatMul", ["x", "t"], "y"),
      ], input: [3, 2])
    let product = try answer(gram, rows)
    #expect(product.sizes == [3, 3])
    #expect(product.numbers == [5, 11, 17, 11, 25, 39, 17, 39, 61])

    let slice = try network(
      [WireMessage.node("Slice", ["x", "from", "to", "from"], "y")], input: [3, 2],
      [integers("from", [0]), integers("to", [2])])
    #expect(try answer(slice, rows).sizes == [2, 2])
    #expect(try answer(slice, rows).numbers == [1, 2, 3, 4])

    let shares = try network(
      [WireMessage.node("Softmax", ["x"], "y", [.attribute("axis", 0)])], input: [3, 2])
    let softmax = try answer(shares, rows)
    #expect(softmax.sizes == [3, 2])
    // exp(k) / (1 + exp(2) + exp(4)) for k = 0, 2, 4.
    for (number, right) in zip(softmax.numbers, [0.01588, 0.01588, 0.11731, 0.11731]) {
      #expect(abs(number - Float(right)) < 1e-5)
    }
  }

  @Test("an axis that no node mixes counts samples, whatever the file declares")
  func samples() throws {
    let relu = try network([WireMessage.node("Relu", ["x"], "y")], input: [8, 3, 5, 5])
    #expect(relu.input.shape == Shape(3, 5, 5))
    #expect(relu.input.original?.isBatched == true)
  }

  @Test("rows of a picture and frames of a sound become pictures where the graph makes them so")
  func unsqueezed() throws {
    let picture = try network(
      [
        WireMessage.node("Reshape", ["x", "shape"], "r"),
        WireMessage.node("Conv", ["r", "k"], "y"),
      ], input: [3, 2],
      [integers("shape", [1, 1, 3, 2]), weights("k", [1, 1, 2, 2], [1, 0, 0, 10])])
    let value = try answer(picture, rows)
    #expect(value.sizes == [1, 1, 2, 1])
    #expect(value.numbers == [41, 63])
  }

  @Test("Squeeze without axes leaves out the one sample, too")
  func squeezed() throws {
    let network = try network(
      [
        WireMessage.node("Squeeze", ["x"], "s"),
        WireMessage.node("ArgMax", ["s"], "y", [.attribute("axis", 0)]),
      ], input: [1, 4, 1, 1])
    let value = try answer(network, Tensor(Shape(1, 4, 1, 1), [3, 1, 7, 2]))
    #expect(value.sizes == [1])
    #expect(value.numbers == [2])
  }

  @Test("an array fixes what the file leaves open, and a fixed size that the graph does not need")
  func arrays() throws {
    let nodes = [WireMessage.node("Conv", ["x", "k"], "y")]
    let kernel = weights("k", [1, 3, 3, 3], [Float](repeating: 1, count: 27))
    for declared in [[nil, 3, nil, nil], [1, 3, 32, 32]] as [[Int?]] {
      let network = try network(nodes, input: declared, [kernel], given([1, 3, 4, 6]))
      #expect(network.input.shape == Shape(3, 4, 6))
      let ones = Tensor(Shape(1, 3, 4, 6), [Float](repeating: 1, count: 72))
      #expect(try answer(network, ones).sizes == [1, 1, 2, 4])
      #expect(try answer(network, ones).numbers == [Float](repeating: 27, count: 8))
    }
    // One sample without its axis, and several: read whole, or one of them.
    #expect(
      try network(nodes, input: [nil, 3, nil, nil], [kernel], given([3, 4, 6])).input.shape
        == Shape(3, 4, 6))
    #expect(
      try network(nodes, input: [nil, 3, nil, nil], [kernel], given([2, 3, 4, 6])).input.shape
        == Shape(2, 3, 4, 6))
    #expect(
      try network(nodes, input: [nil, 3, nil, nil], [kernel], given([2, 3, 4, 6], isWhole: false))
        .input.shape == Shape(3, 4, 6))
    // What the graph can not take is refused, and is not scaled; rows of colours in bytes are a picture.
    for sizes in [[1, 4, 4, 6], [1, 32, 32, 3], [7, 3, 4, 6, 2], [20, 24, 3]] {
      #expect(throws: ModelError.self) {
        try network(nodes, input: [1, 3, 32, 32], [kernel], given(sizes))
      }
    }
    #expect(
      try network(nodes, input: [1, 3, 32, 32], [kernel], given([20, 24, 3], isBytes: true))
        .input.shape == Shape(3, 32, 32))
  }

  @Test("a file that declares whole numbers is given bytes, and such alone")
  func bytes() throws {
    let graph = [
      WireMessage.node("Cast", ["x"], "y", [.attribute("to", 1)]),
      WireMessage.value(11, "x", [nil, 1, 1, 2], type: 2), output,
    ]
    let network = try ModelFile.decode(WireMessage.model(graph).bytes, name: "m")
    #expect(network.normalization.scale == 1)
    let picture = Picture(name: "p", pixels: Tensor(Shape(1, 1, 2), [0.5, 1]))
    // 127.5 of a picture that was scaled is no byte.
    #expect(Subject(network, picture).inputNumbers.elements == [128, 255])
  }

  @Test("all axes can be said, or those of one sample")
  func said() throws {
    let nodes = [WireMessage.node("Relu", ["x"], "y")]
    for shape in [Shape(5, 6), Shape(1, 5, 6)] {
      let network = try network(
        nodes, input: [nil, nil, nil], [], ImportOptions(inputShape: shape))
      #expect(network.input.shape == Shape(5, 6))
    }
    #expect(throws: ModelError.self) {
      try network(nodes, input: [nil, nil, nil], [], ImportOptions(inputShape: Shape(5)))
    }
  }

  @Test("weights and shapes that come as inputs are what is computed with")
  func operands() throws {
    var options = given([1, 1, 3, 3])
    options.inputs = [
      "w": ArrayValue(Tensor(Shape(1, 1, 2, 2), [1, 2, 3, 4])),
      "b": ArrayValue(Tensor(Shape(1), [100])), "s": ArrayValue(Tensor(Shape(2), [2, 2])),
    ]
    let network = try network(
      [
        // A weight that is computed of what is given.
        WireMessage.node("Neg", ["w"], "n"), WireMessage.node("Conv", ["x", "n", "b"], "c"),
        WireMessage.node("Reshape", ["c", "s"], "y"),
      ], input: [nil, 1, nil, nil],
      [
        WireMessage.value(11, "w", [1, 1, 2, 2]), WireMessage.value(11, "b", [1]),
        WireMessage.value(11, "s", [2], type: 7),
      ], options)
    let x = Tensor(Shape(1, 1, 3, 3), [1, 0, 0, 0, 1, 0, 0, 0, 1])
    let value = try answer(network, x)
    #expect(value.sizes == [2, 2])
    // 100 − (1·1 + 4·1), 100 − 3, 100 − 2, 100 − 5.
    #expect(value.numbers == [95, 97, 98, 95])
  }

  @Test("what is read as a weight takes no picture, wherever it is declared")
  func weightFirst() throws {
    var options = given([1, 1, 2, 2])
    options.inputs = ["w": ArrayValue(Tensor(Shape(1, 1, 2, 2), [1, 2, 3, 4]))]
    let graph = [
      WireMessage.value(11, "w", [1, 1, 2, 2]), WireMessage.value(11, "x", [1, 1, 2, 2]),
      WireMessage.node("Conv", ["x", "w"], "y"), output,
    ]
    let network = try ModelFile.decode(WireMessage.model(graph).bytes, name: "m", options)
    #expect(network.inputName == "x")
    let value = try answer(network, Tensor(Shape(1, 1, 2, 2), [1, 0, 0, 10]))
    #expect(value.numbers == [41])
  }

  @Test("one number without axes has none, and is given one where the graph says so")
  func scalars() throws {
    let number = Tensor(try Shape(checking: []), [3])
    let square = try network(
      [WireMessage.node("Mul", ["x", "x"], "y")], input: [], [], given([]))
    #expect(square.input.original?.sizes == [])
    #expect(try answer(square, number).sizes == [])
    #expect(try answer(square, number).numbers == [9])

    // As onnxruntime 1.32: Gather of a scalar place, Unsqueeze and Expand give (1,).
    let place = WireMessage.tensor("p", [], type: 7, raw: [UInt8](repeating: 0, count: 8))
    let expanded = try network(
      [
        WireMessage.node("Gather", ["x", "p"], "g"),
        WireMessage.node("Unsqueeze", ["g", "a"], "u"),
        WireMessage.node("Expand", ["u", "s"], "e"),
        WireMessage.node("Slice", ["e", "a", "s", "a"], "y"),
      ], input: [nil], [.message(5, place), integers("a", [0]), integers("s", [1])],
      given([2]))
    let values = try answer(expanded, Tensor(Shape(2), [4, 5]))
    #expect(values.sizes == [1] && values.numbers == [4])
    #expect(expanded.nodes.compactMap(\.original?.sizes) == [[2], [], [1], [1], [1]])
  }

  @Test("an input's name that does not exist is answered with those that do")
  func names() throws {
    var options = ImportOptions()
    options.inputs = ["z": ArrayValue(rows)]
    #expect(throws: ModelError.noSuchInput("z", known: ["x"])) {
      try network([WireMessage.node("Relu", ["x"], "y")], input: [3, 2], [], options)
    }
    options.inputs = [:]
    options.needsAllInputs = true
    #expect(throws: ModelError.missingInputs(["x", "z"])) {
      try network(
        [WireMessage.node("Add", ["x", "z"], "y")], input: [3, 2],
        [WireMessage.value(11, "z", [3, 2])], options)
    }
  }

  @Test("inputs of another batch than the picture's are data")
  func batches() throws {
    var options = given([1, 2])
    options.inputs = ["z": ArrayValue(rows)]
    let network = try network(
      [
        WireMessage.node("Transpose", ["z"], "t"), WireMessage.node("MatMul", ["x", "t"], "y"),
      ], input: [nil, 2], [WireMessage.value(11, "z", [nil, 2])], options)
    let value = try answer(network, Tensor(Shape(1, 2), [1, 10]))
    #expect(value.sizes == [1, 3])
    #expect(value.numbers == [21, 43, 65])
  }

  @Test("channels last are seen through what changes numbers by themselves")
  func channelsLast() throws {
    let turn = WireMessage.node("Transpose", ["c"], "y", [.attribute("perm", [0, 3, 1, 2])])
    let cast = WireMessage.node("Mul", ["x", "half"], "c")
    for sizes in [[nil, 8, 6, 3], [nil, nil, nil, 3]] as [[Int?]] {
      let network = try network([cast, turn], input: sizes, [weights("half", [1], [0.5])])
      #expect(network.normalization.layout == .channelsLast)
      #expect(network.pictureShape.channels == 3)
      #expect(network.nodes.map(\.kind) == ["input", "mul", "transpose"])
    }
  }

  @Test("every value of the file has its name, and constants are values")
  func named() throws {
    let turn = WireMessage.node("Transpose", ["x"], "t", [.attribute("perm", [0, 3, 1, 2])])
    let network = try network(
      [turn, WireMessage.node("Shape", ["t"], "s"), WireMessage.node("Relu", ["t"], "y")],
      input: [nil, 8, 6, 3])
    #expect(network.names.others[0]?.map(\.name) == ["t"])
    #expect(network.names.others[0]?.first?.sizes == [1, 3, 8, 6])
    #expect(network.names.constants.map(\.name) == ["s"])
    #expect(network.names.constants.first?.numbers == [1, 3, 8, 6])
  }

  @Test("an array without numbers is a value")
  func empty() throws {
    var options = ImportOptions()
    (options.inputs, options.needsAllInputs) = (["x": ArrayValue(empty: [2, 0])], true)
    let network = try network(
      [WireMessage.node("ReduceSum", ["x", "axes"], "y", [.attribute("keepdims", 0)])],
      input: [2, nil], [integers("axes", [1])], options)
    #expect(network.names.constants.first?.numbers == [0, 0])
  }

  @Test("an input that makes weights alone, and nothing that is looked at, is not the picture")
  func weightsAsInputs() throws {
    func main(_ nodes: [WireMessage.Field], before: [WireMessage.Field] = []) throws -> String? {
      try network(before + nodes, input: [1, 1, 4, 4]).input.original?.name
    }
    func input(_ name: String, _ sizes: [Int]) -> WireMessage.Field {
      WireMessage.value(11, name, sizes)
    }
    let conv = WireMessage.node("Conv", ["x", "k"], "y")
    #expect(try main([conv], before: [input("k", [1, 1, 3, 3])]) == "x")
    // A code that becomes kernels, by layers of their own.
    let kernels = [
      WireMessage.node("Relu", ["z"], "r"), WireMessage.node("Reshape", ["r", "sizes"], "k"), conv,
      integers("sizes", [1, 1, 3, 3]),
    ]
    #expect(try main(kernels, before: [input("z", [1, 9])]) == "x")
    let product = WireMessage.node("MatMul", ["x", "m"], "y")
    #expect(try main([product], before: [input("m", [4, 2])]) == "x")
    // What numbers of the file are multiplied with is looked at, in whichever place.
    let turned = [
      WireMessage.node("MatMul", ["w", "x"], "t"), WireMessage.node("Add", ["t", "other"], "y"),
      weights("w", [1, 1, 2, 4], [1, 2, 3, 4, 5, 6, 7, 8]),
    ]
    let both = try network(turned, input: [1, 1, 4, 4], [input("other", [1, 1, 2, 4])])
    #expect(both.input.original?.name == "x")
    #expect(
      try main([WireMessage.node("Clip", ["x", "low"], "y")], before: [input("low", [])]) == "x")
  }

  @Test("a weight for which nothing is given is asked for")
  func missingWeight() throws {
    let network = try network(
      [
        WireMessage.value(11, "k", [1, 1, 3, 3]), WireMessage.node("Conv", ["x", "k"], "y"),
      ], input: [1, 1, 4, 4])
    let reason = network.graph.obstacle(to: network.last)
    #expect(reason?.contains("give --input k=FILE.npy") ?? false, "\(reason ?? "none")")
  }
}
