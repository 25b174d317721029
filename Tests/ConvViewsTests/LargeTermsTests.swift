import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import Testing

@Suite("Terms and rows on a large screen")
struct LargeTermsTests {
  private func text(_ network: OperatorNetwork, _ place: String) throws -> String {
    var stage = try network.stage()
    try stage.perform("goto \(place)")
    return stage.text(40, 120)
  }

  @Test("A number of few terms leaves its maps the width of the screen, in numbers of several rows")
  func fewTerms() throws {
    let lines = try text(.maps, "sigmoid.term[2,0,0,0]").split(
      separator: "\n", omittingEmptySubsequences: false)
    let title = try #require(lines.firstIndex { $0.contains(/input map 2 .* sigmoid map 2/) })
    #expect(lines[title].hasPrefix(" input map 2"))
    #expect(lines[(title + 2)...].contains { $0.contains(/-2\.50.* 0\.00 +2\.50.* 0\.08/) })
  }

  @Test("A product shows both of its matrices, whether layers or weights, and what they make")
  func products() throws {
    #expect(
      try text(.maps, "scores[2,0,0]").contains(/input map 2 .*transpose_1 map 2.*scores map 2/))
    #expect(try text(.rows, "gemm[2,1]").contains(/input 5x6 .*b 3x6.*gemm 5x3/))
  }

  @Test("A layer of rows is one picture, with what it was made of, and its rows are clicked")
  func rows() throws {
    var stage = try OperatorNetwork.rows.stage()
    try stage.perform("goto gemm")
    for size in [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120)] {
      stage.settle()
      let frame = stage.frame(size, .plain)
      #expect(frame.canvas.plainText.contains(/input 5x6 .*b 3x6.*gemm 5x3/))
      let clicks = Set(
        (0..<size.rows).flatMap { row in
          (0..<size.columns).compactMap { column -> String? in
            guard case .say(let commands)? = frame.click(row, column) else { return nil }
            return commands.first
          }
        })
      #expect((0..<5).allSatisfy { clicks.contains("goto gemm[\($0)]") })
    }
  }

  @Test("A number that is read has the colour of its place on the map, also where rows are read")
  func tones() throws {
    var stage = try OperatorNetwork.rows.stage()
    try stage.perform("goto gemm[2,1]")
    let canvas = stage.canvas(Size(rows: 40, columns: 120), Appearance())
    let row = try #require(canvas.lines.firstIndex { $0.contains("input[2,1]") })
    let theme = Theme(Appearance())
    let signed = Colormap.color(.signed(-1), theme)
    #expect((0..<40).contains { canvas[row, $0].background == signed })
  }

  @Test("A recurrent layer has its weights beside its steps, with the rows that are read")
  func recurrent() throws {
    let text = try text(.sequences, "gru[2,0,0,0,0]")
    #expect(text.contains("step by step") && text.contains("W 6x3"))
    #expect(text.contains(/update: .*\d/))
  }

  @Test("Of many steps a small screen has the last ones, which make the number, and says so")
  func lastSteps() throws {
    var stage = try OperatorNetwork.sequences.stage()
    try stage.perform("goto lstm[2,0,0,0,0]")
    let text = stage.text()
    #expect(text.contains(/step by step, the last \d of 21/))
    #expect(text.contains(/state: a x b +-0\.128/))
  }

  @Test("What few layers leave free in the table shows the one at the cursor")
  func table() throws {
    var stage = try Stage("letters", "view table", "move 1 0")
    #expect(stage.text(40, 120).contains("edges 4x10x10"))
    #expect(stage.text(40, 120).contains("0 left edges"))
    #expect(!stage.text(24, 80).contains("edges 4x10x10"))
  }

  @Test("The colours of a picture are called by their names wherever they are listed")
  func colours() throws {
    var stage = try Stage(
      model: "input 3x8x8 > relu > conv 2 3x3", input: nil, stepping: false)
    try stage.perform("goto relu1[1,2,2]")
    let list = stage.text(40, 120)
    #expect(list.contains("green input") && list.contains("1 green") && !list.contains("input map"))
    try stage.perform("goto relu1.term[1,2,2,0]")
    #expect(stage.text(40, 120).contains("green input"))
  }

  @Test("A name stays in doubt while any part of the weights it was given for is another")
  func names() throws {
    var stage = try Stage(
      "letters", "goto edges[0]", "set edges.weight[0,0,0,2] = 5", "set edges.weight[0,0,0,1] = 5",
      "reset edges.weight[0,0,0,1]")
    #expect(stage.text().contains("was left edges"))
    try stage.perform("reset edges.weight[0]")
    #expect(!stage.text().contains("was left edges"))
  }

  @Test("A transposed convolution has its input and its output in numbers of one size")
  func transposed() throws {
    let text = try text(.maps, "convtranspose[1,0,0]")
    #expect(text.contains(/input map 2 .*convtranspose map 1/))
    // The input's second row of numbers, and the kernel below.
    let kernel = try #require(text.firstRange(of: "kernel weight"))
    let number = try #require(text.firstRange(of: "-0.50  2.00"))
    #expect(number.lowerBound < kernel.lowerBound)
  }
}
