import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Testing

struct CopyTests {
  private func copied(_ stage: inout Stage, _ text: String) throws -> Copied {
    guard case .copy(let copied)? = try stage.perform(text) else {
      throw CommandError.unavailable("\(text) copied nothing")
    }
    return copied
  }

  @Test func `a map, a kernel, a bias and a number are rows of numbers with tabs between`() throws {
    var stage = try Sample.letters.stage()
    let map = try copied(&stage, "copy edges[0]")
    #expect(map.words == "10×10 numbers of edges[0]")
    let rows = map.text.split(separator: "\n").map {
      $0.split(separator: "\t").compactMap { Float($0) }
    }
    #expect(rows.count == 10 && rows.allSatisfy { $0.count == 10 })
    let tensor = try #require(stage.scene.reading(1).value?.tensor)
    #expect(rows.flatMap { $0 } == Array(tensor.map(0)))
    // The kernel of right edges, as the network ships it.
    let kernel = try copied(&stage, "copy edges.weight[1,0]").text
    #expect(kernel == "1.0\t0.0\t-1.0\n1.0\t0.0\t-1.0\n1.0\t0.0\t-1.0\n")
    #expect(try copied(&stage, "copy edges.bias[2]").text == "-1.0\n")
    #expect(try copied(&stage, "copy edges[0,2,0]").words == "edges[0,2,0]")
    #expect(try copied(&stage, "copy edges").text.split(separator: "\n").count == 40)
    #expect(try copied(&stage, "copy letter").text.split(separator: "\n").count == 3)
  }

  @Test(arguments: [
    ("goto edges", "pass", "edges"), ("goto edges[2]", "pass", "edges[2]"),
    ("goto edges[2,1,3]", "pass", "edges[2,1,3]"), ("goto parts[3]", "kernel", "parts.weight[3,0]"),
    ("goto parts[3]", "input", "pool"), ("goto letter[1]", "output", "letter[1]"),
  ])
  func `without a place it is what is at hand`(goto: String, hand: String, place: String) throws {
    var stage = try Sample.letters.stage()
    try stage.perform(goto)
    try stage.perform("hand \(hand)")
    #expect(try copied(&stage, "copy").place.text == place)
  }

  @Test func `a term is its number, weight and product, and a channel what it adds`() throws {
    var stage = try Sample.letters.stage()
    try stage.perform("set edges.weight[0,0,1,2] = 0.5")
    let term = try copied(&stage, "copy edges.term[0,2,0,5]")
    #expect(term.text == "1.0\t0.5\t0.5\n")
    #expect(term.words == "number, weight and product of edges.term[0,2,0,5]")
    #expect(try copied(&stage, "copy edges.term[0,2,0,9]").text == "-1.0\n")
    try stage.perform("goto edges.term[0,2,0,5]")
    #expect(try copied(&stage, "copy") == term)
    try stage.perform("goto parts.channel[1,0,0,2]")
    let channel = try copied(&stage, "copy")
    #expect(channel.place.text == "parts.channel[1,0,0,2]")
    let terms = try (18..<27).map { index in
      try #require(
        try copied(&stage, "copy parts.term[1,0,0,\(index)]").text
          .split(separator: "\t").last.flatMap { Double($0.dropLast()) })
    }
    #expect(Double(channel.text.dropLast()) == terms.reduce(0, +))
  }

  @Test func `what is not computed yet, or is no tensor, is not copied`() throws {
    var stage = try Sample.letters.stage()
    try stage.perform("stepping on")
    try stage.perform("goto edges[1]")
    #expect(try copied(&stage, "copy edges[1]").count == 100)
    for text in ["copy edges[2]", "copy pool", "copy edges"] {
      #expect(stage.failure(text)?.description.contains("not computed yet") == true, "\(text)")
    }
    #expect(stage.failure("copy nothing") != nil)
    #expect(stage.failure("copy edges[9]") != nil)
    #expect(stage.failure("copy edges.term[0,0,0,99]") != nil)
    #expect(
      stage.failure("copy edges.term[2,0,0,1]")?.description.contains("not computed") == true)
    #expect(stage.session.history.allSatisfy { $0.text != "copy" })
  }
}
