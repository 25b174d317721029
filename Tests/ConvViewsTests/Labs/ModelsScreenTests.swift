import ConvCanvas
import ConvSession
import ConvStage
import ConvViews
import Testing

@Suite("The screen of two models")
struct ModelsScreenTests {
  @Test("What differs is said, marked and one key away")
  func differs() throws {
    var stage = try Stage("letters", "set edges.weight[0,0,1,1] = 3", "compare letters")
    let text = stage.text()
    #expect(text.contains("1 of 40 weights differ"))
    #expect(text.contains("8 of 9 layers are the same"))
    #expect(text.contains("edges[0,1,1] is the first number that differs: 4.00"))
    #expect(text.contains("at [0,1,1]: 4.00"))
    try stage.play("right")
    #expect(stage.text().contains("here edges map 1"))
    try stage.play("left")
    try stage.play("enter")
    #expect(stage.text().contains("edges") && !stage.text().contains("what differs"))
  }

  @Test("A model that is the same is said to be, and none held says how to hold one")
  func same() throws {
    var stage = try Stage("scenes", "compare scenes")
    #expect(stage.text().contains("All 13 layers of scenes are the same as here"))
    try stage.perform("compare off")
    #expect(stage.text().contains("No second model is held yet"))
  }

  @Test("Models of other sizes are compared by layers and weights alone")
  func sizes() throws {
    var stage = try Stage("letters", "compare scenes")
    let text = stage.text(40, 120)
    #expect(text.contains("only there") && text.contains("pictures of other sizes"))
  }
}
