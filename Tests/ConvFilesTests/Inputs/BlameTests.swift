import ConvFiles
import ConvNet
import Testing

/// A refusal blames what is at fault.
struct BlameTests {
  private func refusal(
    _ nodes: [WireMessage.Field], input: [Int], given: [Int]? = nil
  ) throws -> String {
    var options = ImportOptions()
    options.arraySizes = given
    let graph =
      nodes + [
        WireMessage.value(11, "x", input), .message(12, WireMessage(.text(1, "y"))),
      ]
    do throws(ModelError) {
      _ = try ModelFile.decode(WireMessage.model(graph).bytes, name: "m", options)
    } catch { return "\(error)" }
    Issue.record("it was opened")
    return ""
  }
  private let kernel = WireMessage.Field.message(
    5, .tensor("k", [1, 3, 1, 1], [1, 1, 1]))

  @Test func `an array is not blamed for what fails with any`() throws {
    let grouped = WireMessage.node("Conv", ["x", "k"], "y", [.attribute("group", 5)])
    let refusal = try refusal([grouped, kernel], input: [1, 3, 8, 8], given: [1, 3, 8, 8])
    #expect(refusal.hasPrefix("node 0 (Conv)"), "\(refusal)")
    let conv = WireMessage.node("Conv", ["x", "k"], "y")
    let other = try self.refusal([conv, kernel], input: [1, 3, 8, 8], given: [1, 4, 8, 8])
    #expect(other.hasPrefix("an array of 1×4×8×8 does not fit"), "\(other)")
  }

  @Test func `a graph that takes nothing is a graph`() throws {
    let model = WireMessage.model([
      WireMessage.node("Constant", [], "y", [.attribute("value", .tensor("", [1], [2]))]),
      .message(12, WireMessage(.text(1, "y"))),
    ])
    do throws(ModelError) {
      _ = try ModelFile.decode(model.bytes, name: "m")
      Issue.record("it was opened")
    } catch { #expect("\(error)".hasPrefix("its graph has no input"), "\(error)") }
  }

  @Test func `an input of too many numbers is no fault of the form of the file`() throws {
    let pool = WireMessage.node("GlobalAveragePool", ["x"], "y")
    let refusal = try refusal([pool], input: [1, 1, 32768, 32768])
    #expect(refusal.hasPrefix("input: its 1×32768×32768 are too many"), "\(refusal)")
  }
}
