import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Testing

struct MeasureTests {
  private static func letters(
    _ input: String = "O", _ commands: String...
  ) throws -> Stage {
    var stage = try Stage(model: "letters", input: input, stepping: false)
    for command in commands { try stage.perform(command) }
    return stage
  }

  @Test(arguments: [
    ("3", 3), ("−3", -3), ("-3 + 2 * 4", 5), ("(1 + 2) * 3 - 1", 8), ("abs(-2.5)", 2.5),
    ("edges[0,4,2]", -4), ("abs(edges[0,4,2])", 4), ("edges.weight[0,0,1,2]", 1),
    ("edges.bias[2]", -1), ("sum(edges.weight[0,0])", 0), ("zeros(edges.weight[0,0])", 3),
    ("count(edges.weight[0,0])", 6), ("max(edges.weight)", 1), ("min(edges.bias)", -1),
    ("mean(edges.bias)", -1), ("max(edges[0])", 2), ("channels(edges)", 4),
    ("height(edges)", 10), ("width(letter)", 1), ("parameters(edges)", 40),
    ("multiplyadds(edges)", 3600), ("multiplyadds(input)", 0), ("edits", 0),
    ("changed(edges)", 0), ("max(input)", 1), ("field(edges)", 3), ("field(parts)", 8),
    ("distinct(edges.weight[0,0])", 3), ("learned", 0),
  ])
  func `a measure of the letters is a number`(text: String, number: Double) throws {
    var stage = try MeasureTests.letters()
    #expect(try stage.measure(text) == number)
  }

  @Test
  func `counts over the network add up the layers`() throws {
    var stage = try MeasureTests.letters()
    let network = stage.session.network
    #expect(try stage.measure("parameters") == Double(network.graph.parameterCount))
    #expect(try stage.measure("multiplyadds") == Double(network.graph.multiplyAdds))
  }

  @Test
  func `another picture is measured without the strokes of this one`() throws {
    var stage = try MeasureTests.letters("O", "paint 0 0 1")
    let there = try stage.measure("max(edges[0] on bars-upright)")
    var other = try MeasureTests.letters("bars-upright")
    #expect(try there == other.measure("max(edges[0])"))
    #expect(try stage.measure("sum(input)") != stage.measure("sum(input on O)"))
    #expect(try stage.measure("edges[0,4,2] on O") == -4)
  }

  @Test
  func `another picture is needed before what is asked about it`() throws {
    let stage = try MeasureTests.letters()
    let session = stage.session
    let measure = try Measure(parsing: "max(edges[0] on T)")
    let picture = Need(PictureInquiry("T", session.network.pictureForm))
    #expect(measure.needs(in: session, stage.results) == [picture])
    var met = stage
    met.meet(picture)
    let needs = measure.needs(in: session, met.results)
    #expect(needs.count == 2 && needs.first == picture)
    #expect(measure.number(in: met.scene) == nil)
  }

  @Test
  func `changes of weights and of the picture are counted against what was opened`() throws {
    var stage = try MeasureTests.letters(
      "O", "paint 0 0 1", "set edges.weight[0,0] = zero", "mute edges[3]")
    #expect(try stage.measure("edits") == 2)
    #expect(try stage.measure("changed(edges.weight)") == 6)
    var opened = try MeasureTests.letters("O")
    #expect(try stage.measure("changed(edges[3])") == opened.measure("count(edges[3])"))
    #expect(try stage.measure("changed(edges)") ?? 0 > 100)
    // The corner lies in one window alone.
    #expect(try stage.measure("changed(edges[1])") == 1)
    #expect(try stage.measure("changed(input)") == 1)
    #expect(try stage.measure("changed(input on T)") == 0)
  }

  @Test
  func `what stepping hides is not measured`() throws {
    var stage = try MeasureTests.letters("O", "goto edges[0,4,2]", "stepping on")
    #expect(try stage.measure("edges[0,4,2]") == -4)
    #expect(try stage.measure("edges[0,4,3]") == nil)
    #expect(try stage.measure("max(edges[0])") == nil)
    #expect(try stage.measure("share(\"O\")") == nil)
    #expect(try stage.measure("sum(edges.weight[0,0])") == 0)
  }

  @Test
  func `shares of the labels add up to one`() throws {
    var stage = try MeasureTests.letters()
    let sum = try stage.measure("share(\"O\") + share(\"L\") + share(\"T\")")
    #expect((try #require(sum) - 1).magnitude < 1e-6)
    #expect(try stage.holds("share(\"O\") > 0.9 and share(\"L\" on L) > 0.5"))
  }

  @Test(arguments: [
    ("max(edges[9])", 0), ("1 + sum(edge)", 4), ("edges[0]", 0), ("2 * edges.weight[0,0,1]", 4),
    ("share(\"Q\")", 0), ("sum(relu1.weight)", 0), ("parameters(conv9)", 0),
    ("edges[0,0,0,0]", 0),
  ])
  func `a network is checked for what is named`(text: String, offset: Int) throws {
    var stage = try MeasureTests.letters()
    let (network, measure) = (stage.session.network, try Measure(parsing: text))
    let error = #expect(throws: GoalError.self) { try measure.check(in: network) }
    #expect(error?.offset == offset)
    // Asked all the same, it is not known, and nothing traps.
    #expect(try stage.measure(text) == nil)
  }

  @Test(arguments: [
    ("", 0), ("max", 0), ("max(", 4), ("max(edges[0]", 12), ("most(edges)", 0), ("3 4", 2),
    ("max(edges[0] on nowhere)", 16), ("edges[0", 0), ("edges[0,-1]", 0), ("3 + \"O\"", 4),
    ("abs(answer)", 4), ("- shape(edges)", 2), ("\"O", 0), ("4x", 0), ("3abc", 0), ("1 $ 2", 2),
    ("edges.channel[0,0,0,0]", 0), ("share(O)", 6), ("input(\"O\")", 0), ("edges", 0),
  ])
  func `a mistake is pointed at`(text: String, offset: Int) {
    let error = #expect(throws: GoalError.self) { try Measure(parsing: text) }
    #expect(error?.offset == offset, "\(error?.sentence ?? "")")
    #expect(error?.sentence.isEmpty == false)
  }

  @Test
  func `what is long or deep is refused`() {
    #expect(throws: GoalError.self) {
      try Measure(parsing: String(repeating: "(", count: 400) + "1")
    }
    #expect(throws: GoalError.self) { try Measure(parsing: String(repeating: "-", count: 900)) }
    #expect(throws: GoalError.self) { try Measure(parsing: String(repeating: "1+", count: 501)) }
  }
}
