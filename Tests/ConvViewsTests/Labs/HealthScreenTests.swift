import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import Foundation
import Testing

@Suite("The screen of health")
struct HealthScreenTests {
  @Test("A map that an edit killed is found, and Enter goes there")
  func killed() throws {
    var stage = try Stage("letters", "set edges.bias[1] = -100", "check")
    let text = stage.text()
    #expect(text.contains("relu1") && text.contains("map 1 silent for this input"))
    #expect(text.contains("One input proves no map dead"))
    try stage.play("enter")
    #expect(stage.session.position.node.alias == "relu1" && stage.session.position.map == 1)
  }

  @Test("A number that is none is named with the weight that made it")
  func wrongNumber() throws {
    var stage = try Stage("letters", "set edges.bias[1] = inf", "check")
    let text = stage.text(40, 120)
    #expect(
      text.contains("edges[1,0,0] is ∞, for edges.bias[1] is ∞")
        || text.contains("edges.bias[1] is inf"))
  }

  @Test("A network in which nothing is found says what was looked for, and what to try")
  func well() throws {
    var stage = try Stage("lenet", "view health")
    let text = stage.text(40, 120)
    #expect(text.contains("nothing") && text.contains(".bias[0] = -100"))
    try stage.perform("stepping on", "goto conv1", "view health")
    #expect(stage.text(40, 120).contains("The pass has not come to its end yet"))
  }

  @Test("A folder without pictures is refused in one sentence")
  func folder() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var stage = try Stage("letters")
    #expect(throws: CommandError.self) { try stage.perform("check \(folder)") }
    #expect(throws: CommandError.self) { try stage.perform("check /no/such/folder") }
  }
}
