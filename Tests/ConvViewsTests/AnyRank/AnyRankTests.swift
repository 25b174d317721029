import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import Testing

@Suite("Tensors of any rank")
struct AnyRankTests {
  private func draw(_ stage: inout Stage, _ size: Size, _ glyphs: Glyphs = .ascii) -> Canvas {
    stage.canvas(size, Appearance(glyphs: glyphs))
  }

  @Test("Every layer, map, number and term has a place, a screen, and its way back")
  func places() throws {
    for kind in AnyRankNetwork.allCases {
      var stage = try kind.stage()
      for node in stage.session.network.nodes.dropFirst() {
        for offset in 0..<node.shape.count {
          let element = node.shape.element(at: offset)
          let place = Address(node.alias, nil, element)
          try stage.perform(.goto(place))
          #expect(stage.session.position.element == element, "\(kind) \(place.text)")
          guard offset % 7 == 0 else { continue }
          #expect(draw(&stage, Size(rows: 24, columns: 80)).size.rows == 24)
          guard node.ladder.has(.term) else { continue }
          let term = stage.session.position.termCount - 1
          try stage.perform(.goto(Address(node.alias, .term, element + [term])))
          _ = draw(&stage, Size(rows: 40, columns: 120), .halfBlocks)
        }
        for count in 0..<node.shape.rank {
          try stage.perform(.goto(Address(node.alias, nil, [Int](repeating: 0, count: count))))
          _ = draw(&stage, Size(rows: 24, columns: 80), .shades)
        }
      }
    }
  }

  @Test("A number of a volume is what its explanation adds up to, and what its place shows")
  func numbers() throws {
    var stage = try AnyRankNetwork.volumes.stage()
    let node = stage.session.network.nodes[1]
    stage.meet(
      stage.session.network.nodes.indices.map {
        .about(stage.session.subject, .activation($0))
      })
    for place in [[0, 0, 0, 0], [2, 1, 3, 4], [1, 2, 0, 3]] {
      let sum = node.explain(place).value(stage.scene.numbers(of: 1))
      let value = try #require(stage.scene.value(1, place).value)
      #expect(abs(Double(value) - sum) < 1e-4)
      try stage.perform(.goto(Address("conv", nil, place)))
      let written = "cell (\(place.dropFirst().map(String.init).joined(separator: ", ")))"
      #expect(stage.session.position.crumbs.last == written)
    }
  }

  @Test("A volume's maps are seen from the front, one map slice by slice, and the words say so")
  func slices() throws {
    var stage = try AnyRankNetwork.volumes.stage()
    try stage.perform("goto conv")
    let layer = draw(&stage, Size(rows: 24, columns: 80)).plainText
    #expect(layer.contains("their 3 slices seen from the front"))
    #expect(layer.contains("strongest of 3 slices"))
    try stage.perform("goto conv.term[1,2,0,3,0]")
    let text = draw(&stage, Size(rows: 40, columns: 120)).plainText
    #expect(text.contains("depth 2 of 4"))
    #expect(text.contains("weight[1,0,0,0,0]"))
  }

  @Test("The kernel of a volume is walked by slices, and its numbers are its own")
  func kernel() throws {
    var stage = try AnyRankNetwork.volumes.stage()
    try stage.perform("goto conv[1]")
    try stage.perform("hand kernel")
    try stage.perform("move 3 1")
    #expect(HandReach(stage.session, stage.interaction).number?.text == "conv.weight[1,0,1,1,1]")
    try stage.perform("move 1 0")
    #expect(HandReach(stage.session, stage.interaction).number?.text == "conv.bias[1]")
    _ = draw(&stage, Size(rows: 24, columns: 80))
    // The weights of rows are laid out by outputs, whatever the row.
    stage = try AnyRankNetwork.rows.stage()
    try stage.perform("goto lines[3,2]")
    try stage.perform("hand kernel")
    #expect(HandReach(stage.session, stage.interaction).number?.text == "lines.weight[2,0]")
    let marks = Marks(stage.session, stage.interaction)
    #expect(marks.layers[2]?.count == 5)
    #expect(marks.layers[2]?.contains([0, 2]) == true)
  }

  @Test("A constant is known before the pass has come to it, and is no input")
  func constant() throws {
    var stage = try AnyRankNetwork.volumes.stage(stepping: true)
    #expect(stage.scene.extent(of: 4).elements == 180)
    #expect(stage.scene.extent(of: 3).elements == 0)
    #expect(stage.session.network.nodes.filter(\.isInput).count == 1)
    try stage.perform("goto given[1,2,3,4]")
    let text = draw(&stage, Size(rows: 24, columns: 80)).plainText
    #expect(text.contains("value[1,2,3,4]"))
  }

  @Test("A random walk never meets a screen that can not be drawn", arguments: 1...4)
  func walk(seed: UInt64) throws {
    let commands = [
      "step", "step 7", "step 60", "back", "back 40", "row", "row -1", "zoom in", "zoom in",
      "zoom out", "first", "last", "stepping on", "stepping off", "hand output", "hand kernel",
      "hand input", "hand pass", "move 1 2", "move -1 5", "move 9 -3", "enter", "numbers", "run",
      "sort", "page", "view table", "escape", "size", "kernel 1", "nudge 0.5", "undo", "difference",
      "copy",
    ]
    let sizes = [
      Size(rows: 24, columns: 80), Size(rows: 40, columns: 120), Size(rows: 60, columns: 200),
      Size(rows: 10, columns: 40),
    ]
    for kind in AnyRankNetwork.allCases {
      var random = SeededGenerator(seed: seed)
      var stage = try kind.stage(stepping: true)
      for _ in 0..<250 {
        // What can not be done here changes nothing.
        _ = try? stage.perform(commands.randomElement(using: &random) ?? "step")
        #expect(stage.session.position.exists)
        let size = sizes.randomElement(using: &random) ?? sizes[0]
        let glyphs = Glyphs.allCases.randomElement(using: &random) ?? .ascii
        #expect(draw(&stage, size, glyphs).size == size)
      }
    }
  }

  @Test("Stepping counts every number of a volume once, and shows no later one")
  func stepping() throws {
    var stage = try AnyRankNetwork.volumes.stage(stepping: true)
    try stage.perform("goto conv[0,0,0,0]")
    stage.meet([.about(stage.session.subject, .activation(1))])
    let shape = stage.session.position.node.shape
    for known in 1..<shape.count {
      let reading = try #require(stage.scene.reading(1).value)
      #expect(reading[known - 1] != nil && reading[known] == nil)
      try stage.perform("step")
    }
  }
}
