import ConvNet
import Testing

/// Footprints of layers that exchange, fold and mix axes, against what every output is explained
/// by, and against what changes.
@Suite struct FootprintLawTests {
  /// The layer as a network: its first input is the network's, the others are constants.
  private func network(_ pass: Pass) throws -> Network {
    var parts = pass.inputs.dropFirst().enumerated().map { index, tensor in
      Network.Part(
        "constant\(index)", Constant(tensor.shape), inputs: [], weights: ["value": tensor])
    }
    parts.append(
      .init(
        "layer", pass.layer, inputs: Array(pass.inputs.indices), weights: pass.parameters))
    return try Network(
      name: "one", input: pass.inputs.first?.shape ?? Shape(1), parts)
  }

  /// The same with every parameter of the layer computed by another one; nil where it has none.
  private func computing(_ pass: Pass) throws -> Network? {
    let names = pass.layer.parameters.map(\.name)
    guard let input = pass.inputs.first?.shape, !names.isEmpty else { return nil }
    let constants = pass.inputs.dropFirst() + names.compactMap { pass.parameters[$0] }
    var parts = constants.enumerated().map { index, tensor in
      Network.Part(
        "constant\(index)", Constant(tensor.shape), inputs: [], weights: ["value": tensor])
    }
    var layer = Network.Part("layer", pass.layer, inputs: Array(0...constants.count))
    layer.computed = names
    parts.append(layer)
    return try Network(name: "one", input: input, parts)
  }

  /// The places of an input that an output is explained by.
  private func places(_ node: Node, _ element: [Int], _ slot: Int) -> Set<[Int]> {
    var places: Set<[Int]> = []
    for step in node.explain(element).steps {
      for region in step.read + [step.weight, step.bias].compactMap({ $0 })
      where region.source == .input(slot) {
        places.formUnion((0..<region.count).map { region[$0] })
      }
    }
    return places.filter(node.inputShapes[slot].contains)
  }

  /// The smallest product of choices along the axes that holds all elements.
  private func product(_ elements: Set<[Int]>, _ shape: Shape) -> Footprint {
    Footprint(
      shape.sizes.enumerated().map { axis, size in
        (0..<size).map { position in elements.contains { $0[axis] == position } }
      })
  }

  @Test(
    "what is read of an input is what the outputs are explained by", arguments: LayerSample.table)
  func reads(sample: LayerSample) throws {
    var random = SeededGenerator(seed: 21)
    for _ in 0..<60 {
      let pass = try Pass(sample, &random)
      let network = try network(pass)
      let layer = network.last
      for slot in pass.inputs.indices {
        let element = pass.place(&random)
        let field = network.graph.receptiveField(
          of: Footprint(element, in: network.nodes[layer].shape), layer: layer)[slot]
        let places = places(network.nodes[layer], element, slot)
        guard !pass.layer.readsItself else {
          #expect(field == .all(pass.shapes[slot]))
          continue
        }
        #expect(
          field == product(places, pass.shapes[slot]),
          "\(sample.kind) \(pass.layer.line) of \(pass.shapes) at \(element), input \(slot)")
      }
    }
  }

  @Test("who reads a number is found among all outputs", arguments: LayerSample.table)
  func readers(sample: LayerSample) throws {
    var random = SeededGenerator(seed: 22)
    for _ in 0..<40 {
      let pass = try Pass(sample, &random)
      let network = try network(pass)
      let (layer, shape) = (network.last, pass.output.shape)
      for slot in pass.inputs.indices {
        let number = pass.shapes[slot].element(
          at: .random(in: 0..<pass.shapes[slot].count, using: &random))
        let reached = network.graph.reach(of: Footprint(number, in: pass.shapes[slot]), layer: slot)
        let readers = (0..<shape.count).map(shape.element).filter {
          places(network.nodes[layer], $0, slot).contains(number)
        }
        #expect(
          readers.allSatisfy { reached[layer]?.contains($0) ?? false },
          "\(sample.kind) \(pass.layer.line) of \(pass.shapes), \(number) of input \(slot)")
        // A number in two places of one product is read by more than a product of axes holds.
        guard pass.inputs.count == network.nodes[layer].inputs.count, !(pass.layer is MatMul),
          !pass.layer.readsItself
        else { continue }
        #expect(
          reached[layer] == product(Set(readers), shape),
          "\(sample.kind) \(pass.layer.line) of \(pass.shapes), \(number) of input \(slot)")
      }
    }
  }

  @Test(
    "a parameter that is computed is one more input, and gives the same numbers",
    arguments: LayerSample.table)
  func computedParameters(sample: LayerSample) throws {
    var random = SeededGenerator(seed: 23)
    for _ in 0..<12 {
      let pass = try Pass(sample, &random)
      guard let network = try computing(pass) else { return }
      let (node, layer) = (network.nodes[network.last], network.last)
      #expect(node.parameterCount == 0 && node.parameters.isEmpty)
      let outputs = RandomNetwork.run(network, pass.inputs[0])
      let isSame = zip(outputs[layer].elements, pass.output.elements).allSatisfy {
        $0 == $1 || $0.isNaN && $1.isNaN
      }
      #expect(isSame, "\(sample.kind)")
      let (element, words) = (pass.place(&random), "\(sample.kind) \(pass.layer.line)")
      let told = node.explain(element).value { source, place in
        guard case .input(let slot) = source else { return pass.number(source, place) }
        let tensor = outputs[node.inputs[slot]]
        return tensor.shape.contains(place) ? tensor[place] : nil
      }
      let before = pass.layer.explain(element, pass.shapes).value(pass.number)
      #expect(told == before || told.isNaN && before.isNaN, "\(words)")
      for slot in node.inputs.indices where !pass.layer.readsItself {
        let field = network.graph.receptiveField(
          of: Footprint(element, in: node.shape), layer: layer)[slot]
        #expect(
          field == product(places(node, element, slot), node.inputShapes[slot]),
          "\(words) of \(pass.shapes) at \(element), input \(slot)")
        let shape = node.inputShapes[slot]
        let number = shape.element(at: .random(in: 0..<shape.count, using: &random))
        let reached = network.graph.reach(of: Footprint(number, in: shape), layer: slot)[layer]
        let missed = (0..<node.shape.count).map(node.shape.element).filter {
          places(node, $0, slot).contains(number) && !(reached?.contains($0) ?? false)
        }
        #expect(missed.isEmpty, "\(words) of \(pass.shapes), \(number) of input \(slot)")
      }
    }
  }

  @Test("a changed number changes no more than its reach", arguments: 0..<60)
  func reach(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let network = try RandomNetwork.draw(&random)
    let shape = network.input.shape
    let still = RandomNetwork.run(network, .random(shape, &random))
    for offset in (0..<shape.count).shuffled(using: &random).prefix(6) {
      var numbers = still[0].elements
      numbers[offset] += 100
      let poked = RandomNetwork.run(network, Tensor(shape, numbers))
      let reached = network.graph.reach(
        of: Footprint(shape.element(at: offset), in: shape), layer: 0)
      for (layer, node) in network.nodes.enumerated() {
        let outside = (0..<node.shape.count).filter {
          poked[layer].elements[$0].bitPattern != still[layer].elements[$0].bitPattern
            && !(reached[layer]?.contains(node.shape.element(at: $0)) ?? false)
        }
        #expect(
          outside.isEmpty, "\(node.alias) \(node.layer.line) in \(RandomNetwork.words(network))")
      }
    }
  }

  @Test("nothing outside of its receptive field changes an output", arguments: 0..<60)
  func receptiveField(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(100 + seed))
    let network = try RandomNetwork.draw(&random)
    let (shape, output) = (network.input.shape, network.nodes[network.last].shape)
    let still = RandomNetwork.run(network, .random(shape, &random))
    for _ in 0..<6 {
      let place = Int.random(in: 0..<output.count, using: &random)
      let field = network.graph.receptiveField(
        of: Footprint(output.element(at: place), in: output), layer: network.last)[0]
      var numbers = still[0].elements
      for offset in 0..<shape.count where !(field?.contains(shape.element(at: offset)) ?? false) {
        numbers[offset] += 100
      }
      let poked = RandomNetwork.run(network, Tensor(shape, numbers))
      #expect(
        poked[network.last].elements[place].bitPattern
          == still[network.last].elements[place].bitPattern,
        "\(output.element(at: place)) of \(RandomNetwork.words(network))")
    }
  }
}
