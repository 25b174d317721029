import ConvData
import ConvNet
import Testing

struct ShippedNetworkTests {
  @Test(arguments: ShippedNetwork.catalog.map(\.name))
  func `a shipped network is read from its line, and all its weights are used`(
    _ name: String
  ) throws {
    let shipped = try ShippedNetwork.named(name)
    let network = try shipped.network()
    let wanted = network.nodes.flatMap { node in
      node.layer.parameters.map { ("\(node.alias).\($0.name)", $0.shape) }
    }
    #expect(Set(wanted.map(\.0)) == Set(shipped.weights.keys))
    for (name, shape) in wanted { #expect(shipped.weights[name]?.shape == shape) }
    #expect(NetworkLine.line(of: network) == shipped.line)
    #expect(shipped.labels.count == network.nodes[network.last].shape.count)
  }

  @Test(arguments: ShippedNetwork.catalog.map(\.name))
  func `every map has a name of its own`(_ name: String) throws {
    let shipped = try ShippedNetwork.named(name)
    let nodes = try shipped.network().nodes.dropFirst()
    for (layer, names) in shipped.mapNames {
      #expect(Set(names).count == nodes.first { $0.alias == layer }?.shape.channels)
    }
    #expect(nodes.allSatisfy { $0.kind != "conv" || shipped.mapNames[$0.alias] != nil })
  }

  @Test(arguments: ShippedNetwork.catalog.map(\.name))
  func `a shipped network reads all the pictures that it offers`(_ name: String) throws {
    let shipped = try ShippedNetwork.named(name)
    let input = try shipped.network().input.shape
    for picture in shipped.inputs {
      #expect(try #require(DrawnPictures.named(picture)).shape == input)
    }
  }

  @Test func `channels grow while height and width shrink in scenes`() throws {
    let network = try ShippedNetwork.named("scenes").network()
    let shapes = ["input", "pool1", "pool2", "pool3"].compactMap(network.index)
      .map { network.nodes[$0].shape }
    #expect(shapes == [Shape(1, 28, 28), Shape(10, 14, 14), Shape(12, 7, 7), Shape(16, 3, 3)])
  }
}

extension ShippedNetwork {
  static func named(_ name: String) throws -> ShippedNetwork {
    try #require(catalog.first { $0.name == name })
  }
  func network() throws -> Network {
    try NetworkLine.network(line, name: name, weights: weights, labels: labels, mapNames: mapNames)
  }
}
extension Network {
  /// The output of every layer, in order.
  func pass(_ pixels: Tensor) -> [Tensor] {
    nodes.dropFirst().reduce(into: [pixels]) { outputs, node in
      outputs.append(node.layer.forward(node.inputs.map { outputs[$0] }, node.weights))
    }
  }
  func output(of alias: String, _ pixels: Tensor) throws -> Tensor {
    pass(pixels)[try #require(index(of: alias))]
  }
}
extension Tensor {
  func isClose(to expected: [Double], within tolerance: Double) -> Bool {
    elements.count == expected.count
      && zip(elements, expected).allSatisfy { abs(Double($0) - $1) <= tolerance }
  }
}
