import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import Foundation
import Testing

@Suite("The screens of evidence and of features")
struct EvidenceScreenTests {
  private func seen(_ stage: Stage, _ commands: String...) throws -> String {
    var stage = stage
    for command in commands { try stage.perform(command) }
    stage.settle()
    return stage.text()
  }

  @Test("The patch is moved, grown and filled, and what is said is what the network says then")
  func patch() throws {
    var stage = try Stage("letters", "view evidence")
    try stage.play("right")
    try stage.play("<")
    let text = try seen(stage)
    #expect(text.contains("input, 2x2 hidden") && text.contains("the answer is still O."))
    try stage.play("space")
    let grown = try seen(stage)
    #expect(grown.contains("the answer flips to "))
    // The picture under that patch, painted by hand, is answered so.
    let evidence = try #require(Evidence(stage.scene, stage.interaction.evidence))
    #expect(evidence.isGrown)
    let found = try #require(stage.scene.measured(evidence.underPatch).value)
    let shape = stage.session.network.pictureShape
    let pixels = stage.session.subject.pixels.elements
    let mean = pixels.reduce(0, +) / Float(pixels.count)
    for row in evidence.patch.rows(of: shape.height) {
      for column in evidence.patch.columns(of: shape.width) {
        try stage.perform("paint \(row) \(column) \(mean)")
      }
    }
    stage.settle()
    let said = try #require(stage.scene.prediction().value?.best)
    #expect(said.index == found.said.after)
    #expect(
      abs(Double(stage.scene.prediction().value?.share(said.value) ?? 0) - found.after[said.index])
        < 1e-4)
  }

  @Test("Every layer with maps has its heatmap on one scrub, and says how it was made")
  func scrub() throws {
    var stage = try Stage("letters", "view evidence")
    var titles: [String] = []
    for _ in 0..<6 {
      titles.append(String(try seen(stage).split(separator: "\n")[2].prefix(56)))
      try stage.play("]")
    }
    #expect(titles[0].contains("hiding costs O") && titles[1].contains("edges for O"))
    #expect(Set(titles).count >= 5)
    let text = try seen(stage)
    #expect(text.contains("Grad-CAM: its 6 maps") && text.contains("Deleted in its order: area"))
    #expect(text.contains("Shuffled weights make it"))
  }

  @Test("Where nobody can ask it says why, in one sentence, and while one steps it does not tell")
  func obstacles() throws {
    let maps = try seen(try Stage("input 1x12x12 > conv 2 3x3 > relu"), "view evidence")
    #expect(maps.contains("needs one number for each class"))
    let stepping = try seen(try Stage("letters"), "stepping on", "goto edges", "view evidence")
    #expect(stepping.contains("The pass has not come to the answer") && !stepping.contains("94.9"))
    var stage = try Stage("letters", "stepping on", "goto edges")
    #expect(throws: (any Error).self) { try stage.perform("evidence grow") }
    #expect(throws: (any Error).self) { try stage.perform("evidence layer nothing") }
    #expect(throws: (any Error).self) { try stage.perform("features layer 9x") }
    #expect(throws: (any Error).self) { try stage.perform("features folder /no/such/folder") }
  }

  @Test("What excites a map is opened at the number that is told")
  func enter() throws {
    var stage = try Stage("letters", "view features", "features layer parts", "features map 2")
    stage.settle()
    let text = stage.text()
    #expect(text.contains("parts what excites its 6 maps, of 600 pictures"))
    let sentence = try #require(text.firstMatch(of: /parts\[2,(\d),(\d)\] is ([0-9.]+)/))
    try stage.play("enter")
    #expect(stage.session.place.rung == .cell && stage.interaction.screen == nil)
    let place = stage.session.position.element
    #expect(place == [2, Int(sentence.1), Int(sentence.2)].compactMap { $0 })
    let layer = stage.session.place.layer
    let value = try #require(stage.scene.value(layer, place).value)
    #expect(abs(value - (Float(sentence.3) ?? 0)) < 0.006)
    // It is recorded, and can be taken back.
    #expect(stage.session.history.last?.text.hasPrefix("exciting ") == true)
    try stage.perform("undo")
    #expect(stage.session.subject.picture.name == "O")
  }

  @Test("A folder of one's own pictures is looked through, what is none is counted, one opens")
  func folder() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
    let inside = folder.appendingPathComponent("bars")
    try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ name: String, _ pixel: (Int, Int) -> UInt8) throws {
      let pixels = (0..<144).map { pixel($0 / 12, $0 % 12) }
      try (Data("P5\n12 12\n255\n".utf8) + pixels)
        .write(to: folder.appendingPathComponent(name))
    }
    try write("bars/upright.pgm") { _, column in column == 6 ? 255 : 0 }
    try write("bars/level.pgm") { row, _ in row == 6 ? 255 : 0 }
    try write("grey.pgm") { _, _ in 128 }
    try Data("no picture".utf8).write(to: folder.appendingPathComponent("broken.png"))
    try Data("no picture".utf8).write(to: folder.appendingPathComponent("notes.txt"))
    var stage = try Stage("letters", "features folder \(folder.path)", "features layer edges")
    stage.settle()
    let text = stage.text()
    #expect(text.contains("of 3 pictures") && text.contains("1 can not be read."))
    // Left edges answer to the upright bar, its class is its folder's name.
    #expect(text.contains("2/2 bars") && text.contains("bars: edges[0,"))
    try stage.perform("features enter")
    #expect(stage.session.subject.picture.name == "upright.pgm")
    #expect(throws: (any Error).self) {
      var other = try Stage("letters")
      try other.perform("features folder \(inside.path)/none")
    }
  }

  @Test("What one began to look for goes on elsewhere, but not beside learning or of other weights")
  func background() throws {
    var stage = try Stage("letters")
    var search = BackgroundSearch()
    func follow() -> BackgroundSearch.Change {
      search.follow(stage.session, stage.interaction, stage.results)
    }
    func isStill(_ change: BackgroundSearch.Change) -> Bool {
      change.start == nil && change.stop == nil
    }
    // Nobody looked for anything.
    #expect(isStill(follow()))
    try stage.perform("view features")
    #expect(isStill(follow()))
    try stage.perform("view table")
    let begun = try #require(follow().start)
    #expect("\(begun)".hasPrefix("pictures up to"))
    #expect(isStill(follow()))
    stage.interaction.isLearning = true
    #expect(follow().stop == begun)
    stage.interaction.isLearning = false
    #expect(follow().start == begun)
    try stage.perform("set edges.bias[0] = 1")
    #expect(follow().stop == begun)
    try stage.perform("view features")
    stage.settle()
    _ = follow()
    // All is known.
    try stage.perform("view table")
    #expect(isStill(follow()))
  }

  @Test("The deeper a layer, the more its pictures are of one class")
  func purity() throws {
    let text = try seen(try Stage("letters"), "view features")
    let found = try #require(
      text.replacing("\n", with: " ")
        .firstMatch(of: /edges +(\d+) +%, +parts +(\d+) +%, +letter +(\d+) +%; +by +chance +(\d+)/))
    let (edges, parts) = (try #require(Int(found.1)), try #require(Int(found.2)))
    let (letter, chance) = (try #require(Int(found.3)), try #require(Int(found.4)))
    #expect(chance - 10 < edges && edges < parts && parts < letter)
  }
}
