import ConvNet
import ConvSession
import ConvWork
import Testing

/// What is computed is counted by the needs in the results.
struct EditCostTests {
  private func activations(_ driver: Driver) -> [Int] {
    driver.results.needs.compactMap {
      ($0.inquiry as? Measurement<ActivationProbe>)?.probe.layer
    }
  }
  private func look(_ driver: inout Driver) {
    let subject = driver.session.subject
    driver.meet(driver.session.network.nodes.indices.map { .about(subject, .activation($0)) })
  }

  @Test(arguments: [
    ("set letter.weight[0] = 2", [7, 8]), ("set edges.weight[1,0] = zero", Array(1...8)),
    ("mute best[2]", [6, 7, 8]), ("input T", Array(0...8)), ("paint 0 0 1", Array(0...8)),
    ("mute softmax[0]", [8]),
  ])
  func `an edit computes its layer and what lies downstream, and its undo and redo nothing`(
    edit: String, computed: [Int]
  ) throws {
    var driver = try Driver(model: "letters", input: nil, stepping: false)
    look(&driver)
    let before = activations(driver).count
    #expect(before == 9)
    try driver.perform(edit)
    look(&driver)
    #expect(activations(driver).dropFirst(before).sorted() == computed)
    for text in ["undo", "redo", "undo"] {
      try driver.perform(text)
      let known = driver.results.needs.count
      look(&driver)
      #expect(driver.results.needs.count == known, "\(text)")
    }
  }

  @Test func `an edit on one branch computes nothing of the other`() throws {
    let conv = Conv2D(inputChannels: 1, outputChannels: 1, kernelSize: Pair(1))
    let weights = ["weight": Tensor(Shape(1, 1, 1, 1), [2]), "bias": Tensor(Shape(1))]
    let network = try Network(
      name: "fork", input: Shape(1, 2, 2),
      [
        .init("a", conv, inputs: [0], weights: weights),
        .init("b", conv, inputs: [0], weights: weights), .init("c", ReLU(), inputs: [1]),
        .init("d", ReLU(), inputs: [2]),
      ])
    #expect(!network.isChain)
    let picture = Picture(name: "ones", pixels: Tensor(Shape(1, 2, 2), repeating: 1))
    var driver = Driver(Session(Subject(network, picture), stepping: false))
    look(&driver)
    let before = activations(driver).count
    try driver.perform("set a.bias = 5")
    look(&driver)
    #expect(activations(driver).dropFirst(before).sorted() == [1, 3])
  }

  @Test func `what an edit changed is compared once, and found again without the numbers`() throws {
    var driver = try Driver(model: "letters", input: nil, stepping: false)
    let before = driver.session.subject
    try driver.perform("set letter.weight[0] = 2")
    let now = driver.session.subject
    let needs = before.network.nodes.indices.compactMap {
      Need.change(of: $0, from: before, to: now)
    }
    // Upstream of the edit there is nothing to compare.
    #expect(needs.map(\.description) == ["letter", "softmax"])
    driver.meet(needs)
    let change = try #require(driver.scene.change(of: 7, from: before))
    #expect(change.count == 1 && change.channel == 0)
    let known = driver.results.needs.count
    driver.meet(needs)
    #expect(driver.results.needs.count == known)
    #expect(driver.scene.change(of: 6, from: before) == nil)
  }
}
