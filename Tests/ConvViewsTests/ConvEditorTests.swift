import ConvCanvas
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import TestSupport
import Testing

@Suite struct ConvEditorTests {
  @Test("blanking the right-edge kernel flips the answer, and the words say so")
  func flips() throws {
    var view = try Stage(
      "letters", "goto edges[1]", "hand kernel", "set edges.weight[1,0] = zero")
    let text = view.text()
    #expect(Snapshot.difference(text, "conv-edit-flips-80") == nil)
    #expect(text.contains("The answer flipped: O 94.9 % became L 76.6 %."))
    #expect(text.contains("64 of this map's"))
    #expect(text.contains("It says -1 everywhere, the bias alone."))
  }

  @Test("what is typed stands in the kernel and changes nothing")
  func typed() throws {
    var view = try Stage("letters", "goto edges[1]", "hand kernel", "type 0.5")
    let text = view.text()
    #expect(text.contains("0.5|"))
    #expect(text.contains("O 94.9 %"))
  }

  @Test("a kernel is taken in hand on every rung")
  func everyRung() throws {
    for place in [
      "edges", "edges[1]", "edges[1,0,0]", "edges.term[1,0,0,3]", "parts.channel[1,0,0,2]",
    ] {
      var view = try Stage("letters", "goto \(place)", "hand kernel")
      #expect(view.text().contains("kernel"), "\(place)")
      #expect(view.text().contains("sum"), "\(place)")
    }
  }

  @Test("an edit that changes nothing is told as such")
  func unchanged() throws {
    var view = try Stage(
      "letters", "goto edges[1]", "hand kernel", "set edges.weight[1,0,0,1] = 0")
    #expect(view.text().contains("None of this map's 100 numbers changed."))
  }

  @Test("the difference to before takes the place of the map")
  func difference() throws {
    var view = try Stage(
      "scenes", "goto edges[0]", "hand kernel", "set edges.weight[0,0] = zero", "difference")
    #expect(view.text().contains("now - was"))
  }
}
