import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import TestSupport
import Testing

@Suite("The table of all layers")
struct LayerTableTests {
  private func lines(_ text: String) -> [Substring] { text.split(separator: "\n") }

  @Test("has a row for each layer, and marks the one at hand")
  func rows() throws {
    var view = try Stage("letters", "goto relu1", "view table")
    let text = view.text()
    for node in view.session.network.nodes {
      #expect(lines(text).contains { $0.dropFirst(3).hasPrefix(node.alias) }, "\(node.alias)")
    }
    // 4 maps of the hand-made kernels on an O: −4 to 2 before the ReLU, 0 to 2 after it.
    let row = try #require(lines(text).first { $0.hasPrefix(" > relu1") })
    #expect(row.split(separator: " ").suffix(7) == ["0", "2", "0.4000", "76", "%", "0", "0"])
    #expect(text.contains("Every number of all 9 layers is finite."))
  }

  @Test("marks what is not finite by a sign, and names the first of them")
  func notFinite() throws {
    var view = try Stage("scenes", "set parts.bias[1] = inf", "view table")
    let text = view.text()
    #expect(lines(text).contains { $0.hasPrefix("  !parts") && $0.hasSuffix("  196") })
    #expect(lines(text).contains { $0.hasPrefix("   edges") })
    #expect(text.contains("parts is the first that is not finite: 196 of its 2,352 numbers"))
  }

  @Test("has the zeros of its maps from 100 columns on, with a gap before them")
  func zerosOfMaps() throws {
    var view = try Stage("scenes", "view table")
    #expect(!view.text(24, 99).contains("zeros a map"))
    for columns in [100, 120] {
      let text = view.text(24, columns)
      #expect(text.contains("zeros  zeros a map   NaN   Inf"))
      #expect(text.contains("86 %  67 to 100 %     0     0"))
    }
  }

  @Test("names a key by its word where its arrow can not be shown")
  func keys() throws {
    var view = try Stage("letters", "goto relu1", "stepping on", "view table")
    #expect(view.text().contains("what lies later waits for Right."))
    let glyphs = Appearance(glyphs: .halfBlocks)
    #expect(view.text(24, 80, glyphs).contains("what lies later waits for →."))
  }

  @Test("shows nothing of what lies later in the pass")
  func stepping() throws {
    var view = try Stage("letters", "goto pool", "stepping on", "view table")
    let row = try #require(lines(view.text()).first { $0.contains("parts ") })
    #expect(row.split(separator: " ") == ["parts", "conv", "6x3x3", "."])
    #expect(view.text().contains("4 of 9 layers are known"))
  }

  @Test("stays while one goes from layer to layer, and gives way to what one goes into")
  func walking() throws {
    var view = try Stage("letters", "goto pool")
    func screen() -> ScreenName {
      view.screenName
    }
    try view.perform("view table")
    try view.perform("step")
    #expect(screen() == .table)
    try view.perform("zoom in")
    #expect(screen() == .map)
  }

  @Test("has a cursor of its own, whatever is behind it, and Enter goes where it is")
  func cursor() throws {
    var view = try Stage(LayerTableTests.long, "goto conv50[1]", "view table")
    let place = view.session.place
    let sheet = view.sheet()
    // A page is what is seen: 21 rows of the body less head, words and the row before them.
    #expect(sheet == Sheet(down: 16))
    try view.play("pagedown")
    #expect(view.session.place == place)
    #expect(view.interaction.row(in: view.session) == place.layer + 16)
    for key in ["down", "j", "up", "down", "pageup"] { try view.play(key) }
    let row = place.layer + 2
    #expect(view.interaction.row(in: view.session) == row)
    let alias = view.session.network.nodes[row].alias
    #expect(lines(view.text()).contains { $0.hasPrefix(" > \(alias)") })
    try view.play("enter")
    #expect(view.session.position.node.alias == alias)
    #expect(view.screenName == .layer)
  }

  @Test("is left again where one was; its ends are the first and the last layer")
  func ends() throws {
    var view = try Stage(LayerTableTests.long, "goto conv50[1]", "view table")
    let place = view.session.place
    try view.play("end")
    #expect(view.interaction.row(in: view.session) == 200)
    try view.play("home")
    #expect(view.interaction.row(in: view.session) == 0)
    try view.play("escape")
    #expect(view.session.place == place)
    #expect(view.screenName == .map)
  }
  private static let long =
    "input 1x6x6" + String(repeating: " > conv 2 3x3 pad 1 > relu", count: 100)

  @Test("scrolls with the place, at every size", arguments: [(24, 80), (40, 120), (60, 200)])
  func scrolls(rows: Int, columns: Int) throws {
    let line = "input 1x6x6" + String(repeating: " > conv 2 3x3 pad 1 > relu", count: 100)
    for layer in [1, 100, 200] {
      var view = try Stage(line, "step \(layer)", "view table")
      let alias = view.session.position.node.alias
      let text = view.text(rows, columns)
      #expect(lines(text).contains { $0.hasPrefix(" > \(alias)") })
      #expect(text.contains("of 201"))
    }
  }

  @Test("says computing where a layer is still worked on")
  func computing() throws {
    var stage = try Stage(model: "letters", input: nil, stepping: false)
    try stage.perform("view table")
    stage.surroundings.progress = PassProgress(layer: "parts", index: 5, last: 8, share: 0.5)
    let text = stage.frame(Size(rows: 24, columns: 80), .plain).canvas.plainText
    #expect(lines(text).filter { $0.hasSuffix("computing") }.count == 9)
    #expect(text.contains("computing parts 5 of 8"))
  }
}
