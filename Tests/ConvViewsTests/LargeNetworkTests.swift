import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import TestSupport
import Testing

@Suite("The funnel of a large network")
struct LargeNetworkTests {
  static func stage(_ network: Network, notes: [String] = [], stepping: Bool = false) -> Stage {
    let shape = network.input.shape
    let pixels = Tensor(shape, (0..<shape.count).map { Float($0 % 97) / 97 })
    return Stage(
      network, Picture(name: "dog.jpg", pixels: pixels, notes: notes), stepping: stepping)
  }

  @Test("shows the whole shape of a ResNet-50 at 80×24, its blocks folded")
  func resnet() throws {
    var stage = Self.stage(
      try LargeNetwork.resnet50(size: 64, thinning: 16), notes: ["640×480", "scaled to 64×64"])
    let text = stage.text()
    #expect(Snapshot.difference(text, "network-resnet50-80") == nil)
    for name in [">layer1", ">layer2", ">layer3", ">layer4", "43 layers"] {
      #expect(text.contains(name))
    }
    #expect(text.contains("H, W  64 > 32 > 16 > 8 > 4 > 2 > 1"))
  }

  @Test("joins neighbours of one size where a DenseNet-121's blocks do not fit by themselves")
  func densenet() throws {
    var stage = Self.stage(try LargeNetwork.densenet121(size: 64, thinning: 16))
    #expect(Snapshot.difference(stage.text(), "network-densenet121-80") == nil)
  }

  @Test("draws the skips of a U-Net around each other, and says what it answers with")
  func unet() throws {
    var stage = Self.stage(try LargeNetwork.unet(size: 32))
    let text = stage.text(40, 120)
    #expect(Snapshot.difference(text, "network-unet-120") == nil)
    #expect(text.contains("answers with"))
    #expect(text.contains("2x32x32"))
    // One arrow for each of the four skips.
    #expect(text.filter { $0 == "^" }.count == 4)
    #expect(!text.contains("more line"))
  }

  @Test("says how many lines found no room")
  func tooManyLines() throws {
    var stage = Self.stage(try LargeNetwork.unet(size: 32))
    try stage.perform("fold none")
    #expect(stage.text().contains("more lines"))
  }

  @Test("folds by height and width where names say nothing")
  func stages() throws {
    var stage = Self.stage(try LargeNetwork.resnet50(size: 64, thinning: 16, isNamed: false))
    let text = stage.text()
    // By the first layer of each, which no other has.
    for size in [8, 4, 2] {
      let first = try #require(
        stage.session.network.graph.blocks.first {
          stage.session.network.nodes[$0.layers.lowerBound].shape.width == size
        })
      let alias = try #require(first.name.split(separator: ".").first)
      #expect(text.contains(">\(ShortName.of(String(alias), 9))"), "\(first.name)")
    }
  }

  @Test("opens and folds the block that holds the place")
  func turning() throws {
    var stage = Self.stage(try LargeNetwork.resnet50(size: 32, thinning: 16))
    try stage.perform("goto layer3_1", "view network")
    let folded = stage.text(40, 120)
    #expect(folded.contains(">layer3 "))
    // The block is marked with the layer at hand.
    #expect(folded.contains("layer3_1"))
    try stage.perform("fold")
    let open = stage.text(40, 120)
    #expect(open.contains(">layer3.0"))
    #expect(open.contains(">layer3.1"))
    #expect(!open.contains(">layer3 "))
    // Again opens what stands there, until the layer is by itself, then folds outwards.
    try stage.perform("fold")
    let layers = stage.text(40, 120)
    #expect(layers != open && !layers.contains(">layer3.0"))
    try stage.perform("fold")
    #expect(stage.text(40, 120) == open)
    try stage.perform("fold")
    #expect(stage.text(40, 120).contains(">layer3 "))
    try stage.perform("fold")
    #expect(stage.text(40, 120) == open)
    try stage.perform("fold layer3")
    #expect(stage.text(40, 120) != open)
    try stage.perform("fold fitting")
    #expect(stage.text(40, 120) == folded)
  }

  @Test("is seen to open and fold each time, also where stacks share a size at 80×24")
  func everyTurnIsSeen() throws {
    var stage = Self.stage(try LargeNetwork.resnet50(size: 64, thinning: 16))
    try stage.perform("goto layer3_1", "view network")
    var texts = [stage.text()]
    for _ in 0..<6 {
      try stage.perform("fold")
      texts.append(stage.text())
      #expect(texts[texts.count - 1] != texts[texts.count - 2])
    }
    #expect(texts[0].contains(">layer3 ") && texts[1].contains(">layer3.1"))
  }

  @Test("steps through a folded block layer by layer")
  func stepping() throws {
    var stage = Self.stage(try LargeNetwork.resnet50(size: 32, thinning: 16), stepping: true)
    for layer in 1...12 {
      try stage.perform("step")
      #expect(stage.session.place.layer == layer)
      let alias = stage.session.position.node.alias
      #expect(stage.text(40, 200).contains(alias))
    }
    // Nothing that comes later is known.
    #expect(stage.text().contains("?"))
  }

  @Test("gives percentages of logits, and says what was done to the picture")
  func classes() throws {
    var stage = Self.stage(
      try LargeNetwork.resnet50(size: 32, thinning: 16), notes: ["640×480", "scaled to 32×32"])
    let text = stage.text()
    #expect(text.contains("% softmax of logits"))
    #expect(text.contains("On the way in: /255, minus 0.485 0.456 0.406"))
    let best = try #require(stage.scene.prediction().value).best(5)
    for score in best { #expect(text.contains(score.label.prefix(12))) }
  }

  @Test("lists what a search finds while it is typed")
  func searching() throws {
    var stage = Self.stage(try LargeNetwork.resnet50(size: 32, thinning: 16))
    for key in ["/", "3", ".", "1"] { try press(key, &stage) }
    let text = stage.text()
    #expect(Snapshot.difference(text, "network-search-80") == nil)
    #expect(text.contains("/layer3/layer3.1/conv1/Conv"))
    #expect(text.contains("1 of 7"))
    for key in ["down", "enter"] { try press(key, &stage) }
    #expect(stage.session.position.node.alias == "layer3_1_relu")
  }
  private func press(_ key: String, _ stage: inout Stage) throws {
    for command in stage.interaction.press(key, in: stage.session) {
      try stage.perform(command)
      stage.interaction.prompt =
        command.hasPrefix("find") ? nil : stage.interaction.prompt
    }
  }

  @Test("draws every size, and leaves the row for messages free", arguments: [18, 24, 31, 40, 60])
  func sizes(rows: Int) throws {
    var stages = [
      Self.stage(try LargeNetwork.resnet50(size: 32, thinning: 32)),
      Self.stage(try LargeNetwork.unet(size: 32)),
    ]
    for index in stages.indices {
      for command in ["goto input", "step 20", "fold", "fold none", "fold all"] {
        try stages[index].perform(command)
        stages[index].interaction.screen = .network
        for columns in [60, 80, 120, 200] {
          let canvas = stages[index].canvas(rows, columns)
          let message = (0..<columns).map { String(canvas[rows - 2, $0].character) }.joined()
          #expect(message.allSatisfy { $0 == " " }, "\(columns)×\(rows) \(command)")
        }
      }
    }
  }

  @Test("draws layers of any rank, and joins of many inputs")
  func anyRank() throws {
    let input = Shape(4, 6, 6)
    let shapes = [Shape(2, 2, 6, 6), Shape(8, 18), Shape(144), Shape(4, 36, 1, 1), Shape(4, 6, 6)]
    var parts = shapes.enumerated().map {
      Network.Part("reshape\($0.offset)", Reshaped(shape: $0.element), inputs: [$0.offset])
    }
    for index in 0..<16 {
      parts.append(.init("relu\(index)", Pointwise(.relu), inputs: [5]))
    }
    parts.append(.init("concat", Concat(), inputs: Array(6..<22)))
    parts.append(.init("one", Reshaped(shape: Shape(64 * 36)), inputs: [22]))
    parts.append(
      .init(
        "single", Dense(inputUnits: 64 * 36, outputUnits: 1, bias: false), inputs: [23],
        weights: ["weight": Tensor(Shape(1, 64 * 36), repeating: 0.01)]))
    var stage = Self.stage(try Network(name: "ranks", input: input, parts))
    var seen = ""
    for layer in 0...24 {
      if layer > 0 { try stage.perform("step") }
      for size in [(24, 80), (40, 120), (60, 200)] {
        seen += stage.text(size.0, size.1)
      }
    }
    #expect(seen.contains("2x2x6x6"))
    #expect(seen.contains("joins 16"))
    #expect(seen.contains("relu0, relu1 and 14 more"))
    #expect(seen.contains("single"))
  }
}
