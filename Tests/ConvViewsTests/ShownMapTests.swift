import ConvCanvas
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import Testing

/// What stands beside what is computed is what it is computed from, in the same colours.
struct ShownMapTests {
  private static let large = Size(rows: 40, columns: 120)

  @Test func `Of an input that is no picture the map that is read is shown, in signs`() throws {
    var stage = try OperatorNetwork.maps.stage()
    try stage.perform("goto gelu[2,0,0]")
    stage.settle()
    let lines = stage.text(40, 120).split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix(" input map 2") })
    let row = try #require(lines.firstIndex { $0.hasPrefix(" input map 2") })
    // Of cells that are three rows high the number stands in the middle one.
    let first = lines[row + 1...row + 3].first { !$0.allSatisfy { $0 == " " } }
    #expect(first?.split(separator: " ").first == "-2.50")
    let theme = Theme(Appearance())
    let canvas = stage.canvas(Self.large, Appearance())
    let cold = Set((1...48).map { Colormap.color(.signed(-Float($0) / 48), theme) })
    #expect(
      (3..<20).contains { row in (1..<36).contains { cold.contains(canvas[row, $0].background) } })
  }

  @Test func `The list below a ReLU's map has the colours of the map`() throws {
    var stage = try Stage("letters", "goto relu1[2]")
    let canvas = stage.canvas(Self.large, Appearance())
    let half = Colormap.color(.signed(0.5), Theme(Appearance()))
    let list = try #require(canvas.lines.firstIndex { $0.contains("the largest of each map") })
    for row in [list + 1, list + 2, list + 4] {
      let grounds = Set((0..<120).map { canvas[row, $0].background })
      #expect(grounds.contains(half))
      #expect(!grounds.contains(Colormap.color(.signed(1), Theme(Appearance()))))
    }
  }

  @Test func `Where no channel adds anything those with weights come first, and it is said why`()
    throws
  {
    var stage = try Stage("scenes", "goto parts[6,0,0]")
    let text = stage.text(40, 120)
    #expect(text.contains(/weight\[6,6\].*weight\[6,1\].*weight\[6,3\]/))
    #expect(text.contains("All 90 products are 0: what is read is 0, or the weight on it is."))
    #expect(text.contains("0 everywhere"))
  }

  @Test func `The table of a usual screen has weights and kernels`() throws {
    var stage = try Stage("scenes", "view table")
    let lines = stage.text(40, 120).split(separator: "\n")
    #expect(lines.contains { $0.contains(/parts +conv +12x14x14 +1092 +3x3/) })
  }

  @Test func `The map that is most silent stands beside the list`() throws {
    var stage = try Stage("letters", "view silent")
    #expect(stage.text(40, 120).contains("relu2 map 4 T joint"))
    #expect(!stage.text(24, 80).contains("relu2 map 4"))
  }

  @Test func `Two states of a small map are compared in numbers where there is room`() throws {
    var stage = try Stage(
      "letters", "set edges.weight[1,0] = zero", "goto edges[1]", "compare opened", "view compare")
    #expect(stage.text(40, 120).contains(/-2 +-2 +-1 +-1.* -1 +-1 +-1 +-1/))
  }

  @Test func `A large screen tells under the answer what each layer does, as far as the pass is`()
    throws
  {
    var stage = try Stage("letters")
    let whole = stage.text(60, 200)
    #expect(whole.contains("1  edges slid 4 kernels of 3x3 over the picture"))
    #expect(whole.contains("8  softmax made shares"))
    #expect(stage.text(40, 120).contains("what each layer does"))
    #expect(!stage.text(24, 80).contains("what each layer does"))
    try stage.perform("stepping on", "goto pool", "view network")
    let stepped = stage.text(60, 200)
    #expect(stepped.contains(">3  pool kept the largest"))
    #expect(!stepped.contains("parts slid"))
    // Said where it is done as well, a layer's sentences do not run into anything.
    for size in [Size(rows: 60, columns: 200), Size(rows: 50, columns: 160)] {
      let frame = stage.frame(size, .plain)
      #expect(frame.overlaps.isEmpty, "\(frame.overlaps)")
    }
  }
}
