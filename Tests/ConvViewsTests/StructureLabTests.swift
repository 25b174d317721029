import ConvCanvas
import ConvSession
import ConvStage
import ConvViews
import Testing

@Suite("Labs of structure")
struct StructureLabTests {
  private static let small = [Size(rows: 18, columns: 60), Size(rows: 20, columns: 72)]

  @Test("In no lab, at no size, do texts touch, and at usual sizes none is cut")
  func faults() throws {
    var faults: Set<String> = []
    for page in try Gallery.labs() {
      var stage = page.stage
      for look in GalleryLook.all where look.terminal == .color || look.terminal == .ascii {
        let frame = stage.frame(look.size, look.terminal.appearance)
        for fault in GalleryFaults.all(frame, look) {
          faults.insert("\(page.slug) \(look): \(fault)")
        }
      }
      for size in Self.small {
        for text in stage.frame(size, .plain).overlaps { faults.insert("\(page.slug): \(text)") }
      }
    }
    #expect(faults.isEmpty, "\(faults.sorted().joined(separator: "\n"))")
  }

  @Test("Fields and matrices go along with the place, and a lesson's step leaves them")
  func alongside() throws {
    var stage = try Stage("letters", "goto edges[0,2,3]", "view matrix")
    try stage.play("right")
    #expect(stage.interaction.screen == .matrix)
    #expect(stage.text(40, 120).contains("The marked row makes edges[0,2,4]."))
    try stage.perform("goto relu2[3,2,2]", "view field")
    #expect(stage.text(40, 120).contains("It rests on 8x8 pixels, 44 % of the picture"))
    try stage.play("left")
    #expect(stage.text(40, 120).contains("relu2[3,2,1] is"))
    try stage.play("escape")
    #expect(stage.interaction.screen == nil)
  }

  @Test("A ReLU between two convs keeps them from being one; channels add up to the map")
  func claims() throws {
    var stage = try Stage("letters", "linear")
    #expect(stage.text(40, 120).contains("differ by at most 0 (they go up to 47)"))
    try stage.play("space")
    #expect(stage.text(40, 120).contains("differ by up to 45 "))
    try stage.perform("goto parts", "channels")
    #expect(stage.text(40, 120).contains("1 of 4 channels added so far"))
    for _ in 0..<4 { try stage.play(">") }
    #expect(stage.text(60, 200).contains("All 4 channels are added, and the bias last."))
    try stage.play("g")
    #expect(stage.text(40, 120).contains("108 weights of 216 are left"))
  }

  @Test("The keys of arithmetic change what is at hand, and what follows stands on the screen")
  func arithmetic() throws {
    var stage = try Stage("letters", "goto edges", "view arithmetic")
    #expect(stage.text(40, 120).contains("+ 1 = 10. Output 4x10x10."))
    try stage.play(">")
    #expect(stage.text(40, 120).contains("floor(9 / 2) + 1 = 5. Output 4x5x5."))
    #expect(stage.text(40, 120).contains("the last 1 column is never read"))
    for key in ["down", "right"] { try stage.play(key) }
    #expect(stage.text(40, 120).contains("floor(11 / 2) + 1 = 6. Output 4x6x6."))
    try stage.play("]")
    #expect(stage.text(40, 120).contains("These are the sizes of pool."))
    // What is tried changes nothing, and a layer of another network is not held on to.
    #expect(!stage.session.hasEdits)
    try stage.perform("open scenes", "view arithmetic")
    #expect(stage.text(40, 120).contains("Output 10x28x28."))
    try stage.play("escape")
    #expect(stage.interaction.screen == nil)
  }
}
