import Foundation
import Testing

@Suite(.serialized)
struct DiffTests {
  @Test
  func `two models that are the same end with 0, others with 65 and a sentence`() throws {
    let same = try Run(["diff", "letters", "letters", "--input", "O"])
    #expect(same.status == 0, "\(same.errors)")
    #expect(same.output.contains("9 of 9 layers are the same"))
    let other = try Run(["diff", "letters", "scenes"])
    #expect(other.status == 65 && other.output.contains("only there"))
    #expect(try Run(["diff", "letters", "/no/such.onnx"]).status == 66)
    #expect(try Run(["diff", "letters"]).status == 64)
  }

  @Test
  func `the JSON names the weights and the first output that differs`() throws {
    let line = "input 1x8x8 > conv 2 3x3 > relu"
    let run = try Run(["diff", line, line + " > sigmoid", "--json", "--input", "house"])
    let found = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let layers = try #require(found?["layers"] as? [[String: Any]])
    #expect(layers.map { $0["change"] as? String } == ["same", "same", "same", "alone"])
    #expect(layers.last?["here"] == nil && layers.last?["there"] as? String == "sigmoid1")
  }
}
