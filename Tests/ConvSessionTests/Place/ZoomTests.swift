import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Testing

struct ZoomTests {
  private func place(_ commands: String...) throws -> [String] {
    var stage = try Sample.letters.stage()
    for text in commands { try stage.perform(text) }
    return stage.session.position.crumbs
  }

  @Test func `into leads to where one has been`() throws {
    #expect(
      try place("goto edges[2,5,7]", "zoom out", "zoom out", "zoom in", "zoom in")
        == ["network", "edges", "map 2", "cell (5, 7)"])
    #expect(
      try place("goto parts.term[1,2,0,31]", "zoom out", "zoom out", "zoom in", "zoom in").suffix(2)
        == ["channel 3", "product 31"])
  }

  @Test func `into a unit where one has not been leads to its first part`() throws {
    #expect(
      try place("goto edges[2,5,7]", "zoom out", "step", "zoom in").suffix(2)
        == ["map 3", "cell (0, 0)"])
    #expect(
      try place("goto parts.term[1,2,0,31]", "zoom out", "zoom out", "step", "zoom in").last
        == "channel 0")
  }

  @Test func `a network of one place goes down to a product and up again`() throws {
    let down = ["goto parts", "zoom in", "zoom in", "zoom in", "zoom in"]
    var stage = try Sample.letters.stage()
    for text in down { try stage.perform(text) }
    #expect(
      stage.session.position.crumbs
        == ["network", "parts", "map 0", "cell (0, 0)", "channel 0", "product 0"])
    #expect(stage.failure("zoom in") != nil)
    for _ in 0..<5 { try stage.perform("zoom out") }
    #expect(stage.session.position.crumbs == ["network", "parts"])
    #expect(stage.session.place.rung == .network)
    #expect(stage.failure("zoom out") == .wholeNetwork)
  }

  @Test func `between network and layer nothing is emptied`() throws {
    var stage = try Sample.letters.stage(stepping: true)
    stage.meetEverything()
    try stage.perform("step 3")
    let before = stage.session.network.nodes.indices.map { stage.scene.extent(of: $0) }
    try stage.perform("zoom in")
    #expect(stage.session.place.rung == .layer)
    #expect(stage.session.network.nodes.indices.map { stage.scene.extent(of: $0) } == before)
    try stage.perform("zoom in")
    #expect(stage.session.network.nodes.indices.map { stage.scene.extent(of: $0) } != before)
  }

  @Test func `first and last stay inside the parent`() throws {
    #expect(try place("goto edges[2,5,7]", "first").last == "cell (0, 0)")
    #expect(try place("goto edges[2,5,7]", "last").suffix(2) == ["map 2", "cell (9, 9)"])
    #expect(try place("goto edges[2]", "last").last == "map 3")
    #expect(try place("goto edges[2]", "first").last == "map 0")
    #expect(try place("goto edges", "last") == ["network", "softmax"])
    #expect(try place("goto edges", "first") == ["network", "input"])
    #expect(try place("goto parts.channel[2,1,1,2]", "last").last == "bias")
    #expect(
      try place("goto parts.channel[2,1,1,2]", "first").suffix(2) == ["cell (1, 1)", "channel 0"])
    #expect(
      try place("goto parts.term[2,1,1,20]", "last").suffix(2) == ["channel 2", "product 26"])
    #expect(
      try place("goto parts.term[2,1,1,20]", "first").suffix(2) == ["channel 2", "product 18"])
    #expect(try place("goto best.term[3,0,0,4]", "last").suffix(2) == ["map 3", "value 8"])
    #expect(try place("goto letter[1]", "last").last == "unit 2")
    #expect(try place("goto softmax.term[1,0]", "last").last == "quotient")
  }

  @Test func `a run goes to the end of the parent, then to the end of the pass`() throws {
    #expect(try place("goto edges[1,2,3]", "run") == ["network", "edges", "map 1", "cell (9, 9)"])
    #expect(try place("goto edges[1,2,3]", "run", "run") == ["network", "softmax", "unit 2"])
    #expect(try place("goto parts.term[0,0,0,3]", "run").suffix(2) == ["channel 0", "product 8"])
    #expect(try place("run") == ["network", "softmax"])
    #expect(try place("goto relu1[0,0,0]", "back 401", "run") == ["network", "softmax", "unit 2"])
  }

  @Test func `a row is a row of cells`() throws {
    #expect(try place("goto edges[1,2,3]", "row").last == "cell (3, 3)")
    #expect(try place("goto edges[1,2,3]", "row -2").last == "cell (0, 3)")
    #expect(try place("goto edges[1,9,3]", "row").suffix(2) == ["map 2", "cell (0, 3)"])
    var stage = try Sample.letters.stage()
    #expect(stage.failure("row") == .noRows)
  }

  @Test func `progress counts the units of the parent`() throws {
    var stage = try Sample.letters.stage()
    try stage.perform("goto edges[0,2,0]")
    #expect(stage.session.position.progress == "21st of 100 cells")
    try stage.perform("goto edges")
    #expect(stage.session.position.progress == "layer 1 of 8")
  }

  @Test(arguments: [
    ("letter.weight[2]", ["network", "letter", "unit 2"]),
    ("edges.bias[3]", ["network", "edges", "map 3"]),
    ("edges.weight[2,0,1,1]", ["network", "edges", "map 2"]),
    ("best[2]", ["network", "best", "map 2"]),
    ("best[2,0,0]", ["network", "best", "map 2"]), ("input[0,3]", ["network", "input"]),
    ("softmax[1]", ["network", "softmax", "unit 1"]),
  ])
  func `goto chooses the rung`(place: String, crumbs: [String]) throws {
    #expect(try self.place("goto \(place)") == crumbs)
  }
}
