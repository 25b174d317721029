import ConvNet
import Testing

struct ScoresTests {
  @Test(
    "The outputs of a last layer are told from how they are computed",
    arguments: [
      ("dense 3 > softmax", Scores.shares), ("dense 3", .logits),
      ("dense 3 > dropout 0.5", .logits),
      ("dense 3 > relu", .values), ("dense 3 > leakyrelu 0.1", .values),
      ("dense 3 > sigmoid", .values), ("dense 3 > tanh", .values), ("dense 3 > gelu", .values),
    ])
  func written(line: String, scores: Scores) throws {
    let network = try NetworkLine.network("input 1x2x2 > flatten > \(line)")
    #expect(network.nodes[network.last].scores == scores)
  }

  @Test("A softmax along any axis makes shares; its logarithm and a place do not")
  func alongAxes() throws {
    func scores(_ layer: any Layer) throws -> Scores {
      let network = try Network(
        name: "", input: Shape(3, 2, 2), [.init("a", layer, inputs: [0])])
      return network.nodes[1].scores
    }
    #expect(try scores(Softmax(axes: [0])) == .shares)
    #expect(try scores(Softmax(axes: [0], isLogarithm: true)) == .logits)
    #expect(try scores(ArgMax(axis: 0, keepsAxes: true)) == .values)
  }
}
