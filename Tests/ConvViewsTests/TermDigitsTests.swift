import ConvCanvas
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import Testing

@Suite("The digits of products")
struct TermDigitsTests {
  @Test("are so many that no factor is written as 0 beside a product that is not")
  func factors() throws {
    let request = try ModelRequest(parsing: "\"input 1x12x12 > conv 1 3x3\" preprocess bytes")
    var stage = try Stage(request, input: "O", stepping: false)
    try stage.perform("set conv1.weight = zero")
    try stage.perform("set conv1.weight[0,0,1,1] = 0.004")
    try stage.perform("set conv1.weight[0,0,1,2] = 0.5")
    try stage.perform("goto conv1.term[0,1,1,4]")
    let text = stage.text()
    #expect(text.contains("0.004"))
    let line = text.split(separator: "\n").first { $0.contains("weight (1, 1)") } ?? ""
    #expect(line.contains("= ") && !line.contains("0.00 "), "\(line)")
  }
}
