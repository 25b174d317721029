import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Testing

/// What a teacher says about `letters`, asked of the program. The shares are those of the same
/// network written in numpy, to a tenth of a percent.
struct LettersTests {
  private func shares(_ input: String, _ edits: String...) throws -> [Double] {
    var stage = try Stage(model: "letters", input: input, stepping: false)
    for text in edits { try stage.perform(text) }
    stage.meet([.about(stage.session.subject, .activation(8))])
    let scores = try #require(stage.scene.prediction().value).scores
    return scores.map { (Double($0.value) * 1000).rounded() / 10 }
  }

  @Test(arguments: [
    ("L", [96.5, 1.8, 1.8]), ("T", [0.1, 99.4, 0.4]), ("O", [0.4, 4.7, 94.9]),
  ])
  func `every letter is told`(input: String, expected: [Double]) throws {
    #expect(try shares(input) == expected)
  }

  @Test(arguments: [
    ("L", [97.6, 1.8, 0.7]), ("T", [7.6, 92.3, 0.1]), ("O", [76.6, 17.1, 6.3]),
  ])
  func `without right edges an O is an L`(input: String, expected: [Double]) throws {
    let blank = ["set edges.weight[1,0] = zero", "set edges.weight[1] = 0", "mute edges[1]"]
    for text in blank { #expect(try shares(input, text) == expected, "\(text)") }
    #expect(try shares(input, blank[0], "undo") == shares(input))
  }

  @Test(arguments: [
    ("L", [49.9, 49.9, 0.1]), ("T", [0.4, 99.2, 0.4]), ("O", [0.1, 99.2, 0.7]),
  ])
  func `without bottom edges an O is a T`(input: String, expected: [Double]) throws {
    #expect(try shares(input, "set edges.weight[3,0] = zero") == expected)
  }

  @Test func `moved two to the right the O is an L`() throws {
    #expect(try shares("O", "shift 0 2") == [76.6, 17.1, 6.3])
  }

  @Test func `it has 283 parameters and takes 5,562 multiply-adds`() throws {
    let network = Subject.sample.network
    #expect(network.graph.parameterCount == 283)
    #expect(network.nodes.map(\.parameterCount) == [0, 40, 0, 0, 222, 0, 0, 21, 0])
    #expect(network.graph.multiplyAdds == 5562)
    #expect(network.nodes.map(\.multiplyAdds) == [0, 3600, 0, 0, 1944, 0, 0, 18, 0])
  }

  @Test func `receptive fields grow from 3×3 over 4×4 to 8×8 and the whole`() throws {
    let network = Subject.sample.network
    #expect(network.graph.receptiveFields.map(\.height) == [1, 3, 3, 4, 8, 8, 12, 12, 12])
    #expect(
      network.graph.receptiveFields.map(\.width) == network.graph.receptiveFields.map(\.height))
    for (layer, size) in [(1, 3), (2, 3), (3, 4), (4, 8)] {
      let field = network.graph.receptiveField(
        of: Footprint([0, 1, 1], in: network.nodes[layer].shape), layer: layer)
      #expect(field[0]?.count == size * size)
    }
  }

  @Test func `a pixel in the middle is read by 36 of the 400 numbers of edges`() throws {
    var stage = try Stage(model: "letters", input: "O", stepping: false)
    try stage.perform("goto edges")
    try stage.perform("hand input")
    try stage.perform("point 5 5")
    let marks = Marks(stage.session, stage.interaction)
    #expect(marks.layers[1]?.count == 36)
    #expect(stage.session.network.nodes[1].shape.count == 400)
    try stage.perform("point 0 0")
    #expect(Marks(stage.session, stage.interaction).layers[1]?.count == 4)
  }

  @Test func `a kernel weight is used at every place of its map`() throws {
    var stage = try Stage(model: "letters", input: "O", stepping: false)
    try stage.perform("goto edges[2]")
    try stage.perform("hand kernel")
    let marks = Marks(stage.session, stage.interaction)
    #expect(marks.layers[1]?.count == 100)
    #expect(marks.input?.count == 100)
    #expect(marks.input?.range(1) == 0...9)
  }
}
