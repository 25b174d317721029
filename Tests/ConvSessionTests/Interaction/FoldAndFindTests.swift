import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Testing

struct FoldAndFindTests {
  private static func stage(_ names: [(alias: String, raw: String)]) throws -> Stage {
    let shape = Shape(1, 4, 4)
    let network = try Network(
      name: "names", input: shape,
      names.enumerated().map {
        Network.Part(
          $0.element.alias, Pointwise(.relu), inputs: [$0.offset], rawName: $0.element.raw)
      })
    let picture = Picture(name: "zeros", pixels: Tensor(shape))
    return Stage(Session(Subject(network, picture), stepping: false))
  }
  private static let names = [
    ("stem", "/conv1/Conv"), ("conv10", "/layer1/layer1.0/first/Conv"),
    ("conv1", "/layer1/layer1.0/second/Conv"), ("tail", "/layer2/layer2.0/first/Conv"),
    ("end", "/layer2/layer2.0/second/Conv"),
  ]

  @Test(arguments: [
    ("conv1", ["conv1", "conv10", "stem"]), ("CONV10", ["conv10"]),
    ("second", ["conv1", "end"]), ("layer2.0", ["tail", "end"]),
    ("/conv1/Conv", ["stem"]), ("relu", ["stem", "conv10", "conv1", "tail", "end"]),
    ("xyz", []), ("", []),
  ])
  func `a layer is found by its alias, where it came from and its kind`(
    text: String, found: [String]
  ) throws {
    let network = try Self.stage(Self.names).session.network
    #expect(network.layers(matching: text).map { network.nodes[$0].alias } == found)
  }

  @Test func `find goes to the best of them`() throws {
    var stage = try Self.stage(Self.names)
    try stage.perform("find SECOND")
    #expect(stage.session.position.node.alias == "conv1")
    #expect(throws: CommandError.self) { try stage.perform("find xyz") }
  }

  @Test func `blocks are folded and opened by the place or their names, and nothing is recorded`()
    throws
  {
    var stage = try Self.stage(Self.names)
    let network = stage.session.network
    #expect(stage.interaction.folding.start(of: network) == .fitting)
    try stage.perform("goto conv1")
    let history = stage.session.history
    // Where nothing is seen of it, it says so and does nothing.
    #expect(throws: CommandError.self) { try stage.perform("fold") }
    #expect(throws: CommandError.self) { try stage.perform("fold next") }
    try stage.perform("view network")
    try stage.perform("fold")
    try stage.perform("fold layer2")
    let second = try #require(network.graph.blocks.firstIndex { $0.name == "layer2" })
    #expect(stage.interaction.folding.turns(of: network) == [.layer(3), .block(second)])
    try stage.perform("fold none")
    #expect(stage.interaction.folding.start(of: network) == .none)
    #expect(stage.interaction.folding.turns(of: network).isEmpty)
    #expect(stage.session.history == history)
  }

  @Test func `F opens all, folds all, and folds as fits, and says which`() throws {
    var stage = try Self.stage(Self.names)
    let network = stage.session.network
    for start in [Folding.Start.none, .all, .fitting] {
      for command in stage.interaction.press("F", in: stage.session) {
        try stage.perform(command)
      }
      #expect(stage.interaction.folding.start(of: network) == start)
      #expect(stage.interaction.message?.text.isEmpty == false)
    }
  }

  @Test func `folding again goes on only while the place stays`() throws {
    var stage = try Self.stage(Self.names)
    let network = stage.session.network
    try stage.perform("step 3")
    try stage.perform("fold")
    try stage.perform("fold")
    #expect(stage.interaction.folding.turns(of: network) == [.layer(3), .again(3)])
    try stage.perform("step")
    try stage.perform("back")
    try stage.perform("fold")
    #expect(stage.interaction.folding.turns(of: network).last == .layer(3))
  }

  @Test func `another network begins with what fits`() throws {
    var stage = try Self.stage(Self.names)
    try stage.perform("fold all")
    let other = try Self.stage([("a", "/x/a"), ("b", "/x/b"), ("c", "/y/c")]).session.network
    #expect(stage.interaction.folding.start(of: stage.session.network) == .all)
    #expect(stage.interaction.folding.start(of: other) == .fitting)
  }

  @Test func `what can not be folded says why and changes nothing`() throws {
    var stage = try Self.stage(Self.names)
    let before = stage.interaction.folding
    #expect(throws: CommandError.self) { try stage.perform("fold") }
    #expect(throws: CommandError.self) { try stage.perform("fold nowhere") }
    #expect(stage.interaction.folding == before)
    var plain = try Self.stage([("a", "a"), ("b", "b")])
    #expect(throws: CommandError.self) { try plain.perform("fold all") }
  }

  @Test func `a network without a softmax gives the shares of its logits`() throws {
    let stage = try Stage(model: "input 1x2x2 > flatten > dense 3", input: nil, stepping: false)
    var met = stage
    met.meet([.about(met.session.subject, .activation(2))])
    let prediction = try #require(met.scene.prediction().value)
    #expect(prediction.areLogits && !prediction.areShares)
    let shares = prediction.scores.compactMap { prediction.share($0.value) }
    #expect((shares.reduce(0, +) - 1).magnitude < 1e-6)
    // The logarithm of a ratio of shares is a difference of logits.
    let difference = prediction.scores[0].value - prediction.scores[1].value
    #expect((shares[0] / shares[1] / Float.exp(difference) - 1).magnitude < 1e-4)
  }
}

extension Float {
  fileprivate static func exp(_ value: Float) -> Float {
    (1...20).reversed().reduce(1) { 1 + value / Float($1) * $0 }
  }
}
