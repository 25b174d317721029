import ConvCanvas
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import TestSupport
import Testing

@Suite("Screens of what model files hold beside the layers of a line")
struct OperatorScreensTests {
  private func text(
    _ network: OperatorNetwork, _ place: String, _ commands: [String] = []
  ) throws -> String {
    var stage = try network.stage()
    for command in ["goto \(place)"] + commands { try stage.perform(command) }
    return stage.text()
  }

  @Test(
    "A place looks as it did",
    arguments: [
      ("operator-gate", OperatorNetwork.maps, "gated[1,2,3]"),
      ("operator-slice", .maps, "slice[0,1,1]"),
      ("operator-transpose", .volumes, "transpose[1,2,3,1]"),
      ("operator-spread", .maps, "convtranspose[1,3,4]"),
      ("operator-layernorm", .rows, "layernorm[2,3]"),
      ("operator-matmul", .rows, "matmul[2,1]"), ("operator-resize", .maps, "resize_1[1,4,5]"),
      ("operator-unknown", .unknown, "fancy[1,2,2]"), ("operator-behind", .unknown, "joined"),
    ])
  func places(name: String, network: OperatorNetwork, place: String) throws {
    #expect(Snapshot.difference(try text(network, place), "\(name)-80") == nil)
  }

  @Test("What was moved is named with the place it came from")
  func moved() throws {
    #expect(try text(.maps, "transpose[5,4,3]").contains("transpose[5,4,3] is pixel[3,4,5]"))
    #expect(try text(.maps, "resize[2,7,9]").contains("resize[2,7,9] is pixel[1,3,4]"))
    #expect(try text(.maps, "pad[0,0,0]").contains("taken from nowhere: it is a fixed number"))
    #expect(try text(.maps, "concatenate_1[5,2,2]").contains("is operand[1,2,2]"))
  }

  @Test("An operator that is not known is named at every rung, in the title and in the network")
  func unknown() throws {
    for place in ["fancy", "behind[1,2,2]", "behind.term[1,2,2,0]", "joined[2]", "dense[1]"] {
      let text = try text(.unknown, place)
      #expect(text.contains("the operator Fancy of my.domain 3 is not computed here."))
      #expect(text.split(separator: "\n").first?.hasSuffix("not computed") == true)
      #expect(!text.contains("computing"))
    }
    let network = try text(.unknown, "dense", ["zoom out"])
    #expect(network.contains("x Fancy"))
    #expect(network.contains("x no answer"))
    // What comes before it is there.
    #expect(try text(.unknown, "conv[0]").contains("conv map 0"))
  }
}
