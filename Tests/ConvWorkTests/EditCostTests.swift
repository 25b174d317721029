import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Testing

/// What is computed is counted by the needs in the results.
struct EditCostTests {
  private func activations(_ stage: Stage) -> [Int] {
    stage.results.needs.compactMap {
      ($0.inquiry as? Measurement<ActivationProbe>)?.probe.layer
    }
  }
  private func look(_ stage: inout Stage) {
    let subject = stage.session.subject
    stage.meet(stage.session.network.nodes.indices.map { .about(subject, .activation($0)) })
  }

  @Test(arguments: [
    ("set letter.weight[0] = 2", [7, 8]), ("set edges.weight[1,0] = zero", Array(1...8)),
    ("mute best[2]", [6, 7, 8]), ("input T", Array(0...8)), ("paint 0 0 1", Array(0...8)),
    ("mute softmax[0]", [8]),
  ])
  func `an edit computes its layer and what lies downstream, and its undo and redo nothing`(
    edit: String, computed: [Int]
  ) throws {
    var stage = try Stage(model: "letters", input: nil, stepping: false)
    look(&stage)
    let before = activations(stage).count
    #expect(before == 9)
    try stage.perform(edit)
    look(&stage)
    #expect(activations(stage).dropFirst(before).sorted() == computed)
    for text in ["undo", "redo", "undo"] {
      try stage.perform(text)
      let known = stage.results.needs.count
      look(&stage)
      #expect(stage.results.needs.count == known, "\(text)")
    }
  }

  @Test func `an edit on one branch computes nothing of the other`() throws {
    let conv = Conv(inputChannels: 1, outputChannels: 1, kernelSize: [1, 1])
    let weights = ["weight": Tensor(Shape(1, 1, 1, 1), [2]), "bias": Tensor(Shape(1))]
    let network = try Network(
      name: "fork", input: Shape(1, 2, 2),
      [
        .init("a", conv, inputs: [0], weights: weights),
        .init("b", conv, inputs: [0], weights: weights), .init("c", Pointwise(.relu), inputs: [1]),
        .init("d", Pointwise(.relu), inputs: [2]),
      ])
    #expect(!network.graph.isChain)
    let picture = Picture(name: "ones", pixels: Tensor(Shape(1, 2, 2), repeating: 1))
    var stage = Stage(Session(Subject(network, picture), stepping: false))
    look(&stage)
    let before = activations(stage).count
    try stage.perform("set a.bias = 5")
    look(&stage)
    #expect(activations(stage).dropFirst(before).sorted() == [1, 3])
  }

  @Test func `what an edit changed is compared once, and found again without the numbers`() throws {
    var stage = try Stage(model: "letters", input: nil, stepping: false)
    let before = stage.session.subject
    try stage.perform("set letter.weight[0] = 2")
    let now = stage.session.subject
    let needs = before.network.nodes.indices.compactMap {
      Need.change(of: $0, from: before, to: now)
    }
    // Upstream of the edit there is nothing to compare.
    #expect(needs.map(\.description) == ["letter", "softmax"])
    stage.meet(needs)
    let change = try #require(stage.scene.change(of: 7, from: before))
    #expect(change.count == 1 && change.channel == 0)
    let known = stage.results.needs.count
    stage.meet(needs)
    #expect(stage.results.needs.count == known)
    #expect(stage.scene.change(of: 6, from: before) == nil)
  }
}
