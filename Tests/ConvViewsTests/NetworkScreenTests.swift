import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import TestSupport
import Testing

@Suite("The funnel")
struct NetworkScreenTests {
  @Test("shows what is computed and waits with the rest", arguments: 0...8)
  func stepping(step: Int) throws {
    var stage = try Stage(stepping: true)
    if step > 0 { try stage.perform("step \(step)") }
    let text = stage.text()
    if [0, 3, 8].contains(step) {
      #expect(Snapshot.difference(text, "network-step-\(step)") == nil)
    }
    #expect(text.contains("94.9 %") == (step == 8))
  }

  @Test("has nothing yellow but the layer at hand and the keys", arguments: 1...7)
  func yellow(step: Int) throws {
    var stage = try Stage(stepping: true)
    try stage.perform("step \(step)")
    let appearance = Appearance()
    let canvas = stage.canvas(24, 80, appearance)
    let here = Theme(appearance).here
    let yellow = (0..<80).filter { column in
      (2..<22).contains { row in
        let cell = canvas[row, column]
        return cell.background == here || (cell.character != " " && cell.foreground == here)
      }
    }
    let span = try #require(yellow.last) - #require(yellow.first)
    #expect(span < 14)
  }

  @Test("draws larger networks with bars, and layers that keep the shape share a stack")
  func shared() throws {
    var scenes = try Stage("scenes", stepping: false)
    #expect(Snapshot.difference(scenes.text(), "network-scenes-80") == nil)
    var deep = try Stage(Stage.deep, input: "colour-scene", stepping: false)
    try deep.perform("step 4")
    #expect(Snapshot.difference(deep.text(40, 120), "network-deep-120") == nil)
  }

  @Test("scrolls around the place where columns run out, and counts what is outside")
  func scrolling() throws {
    var stage = try Stage(Stage.long, stepping: false)
    try stage.perform("step 17", "fold none")
    #expect(Snapshot.difference(stage.text(), "network-long-80") == nil)
  }

  @Test("tells after an edit what the answer was and how much of each layer is new")
  func edited() throws {
    var stage = try Stage(stepping: true)
    try stage.perform("step 3", "set edges.weight[1,0] = zero")
    #expect(Snapshot.difference(stage.text(), "network-edit-80") == nil)
    try stage.perform("difference")
    #expect(Snapshot.difference(stage.text(), "network-difference-80") == nil)
  }

  @Test("marks what reads a pixel in every stack, with a count")
  func marked() throws {
    var stage = try Stage(stepping: true)
    try stage.perform("step 1", "stepping off", "hand input", "move 3 4")
    let text = stage.text()
    #expect(text.contains("1 of 144"))
    #expect(text.contains("36 of 400"))
  }

  @Test("says what a layer reads where it is not the one before it")
  func branching() throws {
    let size = Shape(1, 6, 6)
    let network = try Network(
      name: "branches", input: size,
      [
        .init("left", Pointwise(.relu), inputs: [0]), .init("right", Pointwise(.relu), inputs: [0]),
        .init("best", GlobalMaxPool(), inputs: [1]),
      ])
    let picture = Picture(name: "ramp", pixels: Tensor(size, (0..<36).map { Float($0) / 36 }))
    var stage = Stage(network, picture, stepping: false)
    let text = stage.text()
    #expect(text.contains("< input"))
    #expect(text.contains("< left"))
  }

  @Test("fits every size from the smallest on", arguments: [18, 19, 24, 31, 40, 60])
  func sizes(rows: Int) throws {
    var stages = [
      try Stage(stepping: true), try Stage("scenes", stepping: false),
      try Stage(Stage.long, stepping: false),
    ]
    for index in stages.indices {
      try stages[index].perform("step 2")
      for columns in [60, 61, 72, 80, 97, 120, 200] {
        let canvas = stages[index].canvas(rows, columns)
        // The row above the hints is kept for messages.
        let message = (0..<columns).map { String(canvas[rows - 2, $0].character) }.joined()
        #expect(message.allSatisfy { $0 == " " }, "\(columns)×\(rows)")
      }
    }
  }
}
