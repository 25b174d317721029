import ConvNet
import Testing

struct GraphTests {
  private let line = "input 1x8x8 > conv 2 3x3 > relu > flatten > dense 3"

  @Test func `graphs are equal whatever the weights and the names of classes`() throws {
    let network = try NetworkLine.network(line)
    let other = try NetworkLine.network(line, labels: ["a", "b", "c"], seed: 8)
    #expect(other != network && other.graph == network.graph)
    #expect(other.weights[1]["weight"] != network.weights[1]["weight"])
    let deeper = try NetworkLine.network("\(line) > softmax")
    #expect(deeper.graph != network.graph)
  }

  @Test func `weights stand beside the graph, a list of parameters for each layer`() throws {
    let network = try NetworkLine.network(line)
    #expect(network.weights.count == network.nodes.count)
    #expect(network.weights[0].isEmpty && network.weights[2].isEmpty)
    #expect(network.weights[4].keys.sorted() == ["bias", "weight"])
    #expect(network.graph.parameterCount == 20 + 3 * 72 + 3)
  }

  @Test func `other weights and labels leave the graph as it is`() throws {
    let network = try NetworkLine.network(line)
    let bias = Tensor(Shape(3), [1, 2, 3])
    let other = network.replacing(labels: ["x", "y", "z"], weights: ["dense1.bias": bias])
    #expect(other.graph == network.graph && other != network)
    #expect(other.weights[4]["bias"] == bias)
    #expect(other.weights[1] == network.weights[1])
  }
}
