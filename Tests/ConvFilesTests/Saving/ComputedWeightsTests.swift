import ConvFiles
import ConvNet
import Testing

/// Files in which one part of the network computes weights of another.
@Suite struct ComputedWeightsTests {
  private func subject() throws -> Subject {
    let one = try #require(OperatorCase.all.first { $0.name == "Computed-conv-2d" })
    return Subject(try one.network())
  }

  @Test("are saved as they are, with what is edited in the part that computes")
  func savedAgain() throws {
    let subject = try subject()
    let layer = try #require(subject.network.nodes.firstIndex { $0.parameterCount > 0 })
    let node = subject.network.nodes[layer]
    let name = try #require(node.parameters.first).name
    let edited = try subject.setting(node.alias, name, [0], 0.25)
    let again = try edited.reopened()
    #expect(again.nodes.map(\.alias) == subject.network.nodes.map(\.alias))
    #expect(again.nodes.contains { $0.computed == ["weight"] })
    #expect(again.weights[layer][name] == edited.weights(layer)[name])
    #expect(again.weights[layer][name] != subject.network.weights[layer][name])
  }

  @Test("can not be silenced in a file, which is said")
  func muted() throws {
    let subject = try subject()
    let conv = try #require(subject.network.nodes.first { !$0.computed.isEmpty })
    let muted = try subject.muting(conv.alias, 1)
    #expect(sentence { _ = try muted.saved() }.contains("it is muted"))
  }
}
