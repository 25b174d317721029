import ConvCanvas
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import TestSupport
import Testing

/// What is left where there is little room: whole numbers and whole phrases.
struct NarrowTests {
  @Test(arguments: ["letters", "scenes", "residual"], [60, 68, 90])
  func `no line ends in a sign that something should stand behind, nor in a comma`(
    model: String, columns: Int
  ) throws {
    var stage = try Stage(model: model, input: nil, stepping: false)
    var found: Set<String> = []
    for place in CutWordsTests.places(stage.session.network) where place.contains("[") {
      // What only moves numbers has no terms.
      do { try stage.perform("goto \(place)") } catch { continue }
      for screen in ["", "product"] {
        try stage.perform("goto \(place)")
        if !screen.isEmpty { try stage.perform("view \(screen)") }
        // Sentences may have a comma at the end of a line.
        for line in stage.text(20, columns).split(separator: "\n").dropLast(4) {
          if line.contains(/\ x .*[0-9] +=$/) || line.contains(/[0-9],$/) {
            found.insert("\(place): \(line)")
          }
        }
      }
    }
    #expect(found.isEmpty, "\(found.sorted().joined(separator: "\n"))")
  }

  @Test func `at 60 columns sums stand whole, and what they come to is there`() throws {
    var stage = try Stage("letters", "goto letter[0]")
    let lines = stage.text(20, 60).split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.hasSuffix("product sum so far") })
    #expect(lines.contains { $0.contains("= L") && $0.hasSuffix("-2.50") })
    // Four digits after the point: the weights' names make room.
    stage = try Stage("residual", "goto conv2[0,1,1]", "view product")
    #expect(stage.text(20, 60).contains("relu2 (0, 0)   0.0000 x       -0.0833 =   0.0000  0.0000"))
  }

  @Test func `classes keep their names where numbers can stand closer`() throws {
    var stage = try Stage("scenes", "goto softmax[0]")
    let text = stage.text(20, 60)
    #expect(text.contains("   checkerboard    9.00"))
    #expect(text.contains("   disc          -19.94") && text.contains("98.6 %"))
  }

  @Test func `a note on a map's scale leaves out what it has no room for`() throws {
    var stage = try Stage("scenes", "goto edges[0,1,1]", "view product")
    #expect(stage.text(24, 90).contains("2x2, strongest"))
  }

  @Test func `beside a lesson the last vector keeps its numbers`() throws {
    let lesson = """
      ---
      format: 1
      id: shapes
      title: Shapes
      model: letters
      input: O
      stepping: off
      ---
      ## Shapes
      Look.
      ```do
      goto parts
      view network
      ```
      """
    var stage = try TemporaryFile.holding(lesson, as: "md") { file in
      var stage = try Stage(nil, stepping: false)
      try stage.perform(.lesson(file))
      return stage
    }
    for rows in [30, 40] { #expect(stage.text(rows, 120).contains("MMM -2.5")) }
  }

  @Test func `three numbers of a kernel never run into each other`() throws {
    var stage = try Stage("scenes", "goto things[0]")
    #expect(!stage.text().contains("0.000.00"))
  }
}
