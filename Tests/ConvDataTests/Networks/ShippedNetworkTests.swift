import ConvData
import ConvNet
import Testing

struct ShippedNetworkTests {
  @Test(arguments: ShippedNetwork.made.map(\.name))
  func `a shipped network is read from its line, and all its weights are used`(
    _ name: String
  ) throws {
    let shipped = try ShippedNetwork.named(name)
    let network = try #require(shipped.network)
    guard case .line(let line) = shipped.plan else { return }
    let wanted = network.nodes.flatMap { node in
      node.layer.parameters.map { ("\(node.alias).\($0.name)", $0.shape) }
    }
    #expect(Set(wanted.map(\.0)) == Set(shipped.weights.keys))
    for (name, shape) in wanted { #expect(shipped.weights[name]?.shape == shape) }
    #expect(NetworkLine.line(of: network) == line)
    #expect(shipped.labels.count == network.nodes[network.last].shape.count)
  }

  @Test(arguments: ShippedNetwork.made.map(\.name))
  func `every map has a name of its own`(_ name: String) throws {
    let shipped = try ShippedNetwork.named(name)
    let nodes = try #require(shipped.network).nodes.dropFirst()
    for (layer, names) in shipped.mapNames {
      #expect(Set(names).count == nodes.first { $0.alias == layer }?.shape.channels)
    }
    guard case .line = shipped.plan else { return }
    #expect(nodes.allSatisfy { $0.kind != "conv" || shipped.mapNames[$0.alias] != nil })
  }

  @Test(arguments: ShippedNetwork.made.map(\.name))
  func `a shipped network reads all the pictures that it offers`(_ name: String) throws {
    let shipped = try ShippedNetwork.named(name)
    let input = try #require(shipped.network).input.shape
    for picture in shipped.inputs {
      #expect(try #require(DrawnPictures.named(picture)).shape == input)
    }
  }

  @Test(arguments: [("residual", "add"), ("branches", "concat")])
  func `a graph that ships is untrained, says so, and comes together`(
    _ name: String, _ join: String
  ) throws {
    let shipped = try ShippedNetwork.named(name)
    let network = try #require(shipped.network)
    #expect(shipped.summary.hasPrefix("Untrained"))
    #expect(shipped.labels.count == network.nodes[network.last].shape.count)
    #expect(NetworkLine.line(of: network) == nil)
    let node = network.nodes[try #require(network.graph.index(of: join))]
    #expect(node.inputs.count == 2)
    let picture = try #require(DrawnPictures.named(shipped.inputs[0]))
    let outputs = network.pass(picture.pixels)
    let joined = outputs[try #require(network.graph.index(of: join))]
    let inputs = node.inputs.map { outputs[$0] }
    #expect(joined == node.layer.forward(inputs, [:]))
    #expect(abs(try #require(outputs.last).elements.reduce(0, +) - 1) < 1e-5)
  }

  @Test func `channels grow while height and width shrink in scenes`() throws {
    let network = try #require(ShippedNetwork.named("scenes").network)
    let shapes = ["input", "pool1", "pool2", "pool3"].compactMap(network.graph.index)
      .map { network.nodes[$0].shape }
    #expect(shapes == [Shape(1, 28, 28), Shape(10, 14, 14), Shape(12, 7, 7), Shape(16, 3, 3)])
  }
}

extension ShippedNetwork {
  /// Those that need no file.
  static var made: [ShippedNetwork] { catalog.filter { $0.network != nil } }

  static func named(_ name: String) throws -> ShippedNetwork {
    try #require(catalog.first { $0.name == name })
  }
}
extension Network {
  /// The output of every layer, in order.
  func pass(_ pixels: Tensor) -> [Tensor] {
    zip(nodes, weights).dropFirst().reduce(into: [pixels]) { outputs, part in
      let (node, weights) = part
      outputs.append(node.layer.forward(node.inputs.map { outputs[$0] }, weights))
    }
  }
  func output(of alias: String, _ pixels: Tensor) throws -> Tensor {
    pass(pixels)[try #require(graph.index(of: alias))]
  }
}
extension Tensor {
  func isClose(to expected: [Double], within tolerance: Double) -> Bool {
    elements.count == expected.count
      && zip(elements, expected).allSatisfy { abs(Double($0) - $1) <= tolerance }
  }
}
