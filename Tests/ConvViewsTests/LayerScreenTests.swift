import ConvCanvas
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import TestSupport
import Testing

@Suite struct LayerScreenTests {
  @Test("four maps stand beside the numbers of their kernels")
  func letters() throws {
    var view = try Stage("letters", "goto edges")
    #expect(Snapshot.difference(view.text(), "layer-edges-80") == nil)
  }

  @Test("ten maps of a larger layer fit on one page")
  func scenes() throws {
    var view = try Stage("scenes", "goto edges")
    let text = view.text()
    #expect(Snapshot.difference(text, "layer-scenes-80") == nil)
    #expect(text.contains("one range for the layer"))
  }

  @Test("more maps than fit come in pages that follow the one at hand")
  func pages() throws {
    var view = try Stage(
      "input 3x64x64 > conv 200 3x3 > relu", input: "colour-scene", "goto conv1")
    #expect(view.text().contains("maps 0-"))
    for _ in 0..<60 { try view.perform("move 0 1") }
    #expect(!view.text().contains("maps 0-"))
  }

  @Test("a dense layer's weights lie in line with its units")
  func dense() throws {
    var view = try Stage("letters", "goto letter")
    #expect(Snapshot.difference(view.text(), "layer-dense-80") == nil)
  }

  @Test("shares are bars with the names of their classes")
  func softmax() throws {
    var view = try Stage("letters", "goto softmax")
    #expect(Snapshot.difference(view.text(), "layer-softmax-80") == nil)
  }
}
