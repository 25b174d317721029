import ConvData
import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Testing

struct ResultsTests {
  private let letters = Subject.sample
  private func needs() -> [Need] { (0...8).map { .about(letters, .activation($0)) } }

  @Test func `a budget lets go of the oldest and keeps what is needed`() throws {
    var results = Results(budget: 2000)
    for need in needs() { try Work().meet(need, in: &results) }
    let kept = needs()[1]
    results.evict(keeping: [kept])
    #expect(results.has(kept))
    #expect(!results.has(needs()[0]))
    #expect(results.has(needs()[8]))
    #expect(results.needs.allSatisfy(results.has))
  }

  @Test func `networks that were opened long ago are let go, and undo leads back to the last`()
    throws
  {
    var stage = try Stage(model: "letters", input: nil, stepping: false)
    for units in 2..<30 {
      try stage.perform("network input 1x6x6 > conv 2 3x3 > flatten > dense \(units)")
      try stage.perform("set conv1.weight[0] = zero")
      stage.settle()
    }
    #expect(stage.results.needs.count { $0.inquiry is NetworkInquiry } <= 5)
    let subjects = Array(stage.session.past) + [stage.session.subject]
    #expect(Set(subjects.map(\.network)).count == 4)
    for _ in 0..<7 { try stage.perform("undo") }
    #expect(stage.session.network.nodes.last?.shape.count == 26)
    #expect(throws: CommandError.nothingToUndo) { try stage.perform("undo") }
  }

  @Test func `what was used last is kept, however old it is`() throws {
    var results = Results(budget: 2000)
    for need in needs() { try Work().meet(need, in: &results) }
    let (used, unused) = (needs()[1], needs()[2])
    results.touch([used])
    results.evict(keeping: [])
    #expect(results.has(used))
    #expect(!results.has(unused))
    #expect(!results.isOverBudget)
  }

  @Test func `what an answer rests on counts as used`() throws {
    var results = Results(budget: 2000)
    for need in needs() { try Work().meet(need, in: &results) }
    try Work().meet(.about(letters, .statistics(1)), in: &results)
    results.evict(keeping: [])
    #expect(results.has(needs()[1]))
    #expect(!results.has(needs()[2]))
  }

  @Test func `an answer has the type of its question`() throws {
    var results = Results()
    let weights = try Work().answer(Measurement(.weights(1), of: letters), in: &results)
    #expect(weights.parameters["weight"] == letters.network.weights[1]["weight"])
    #expect(try results[.weights(1), of: letters]?.get().edited.isEmpty == true)
    #expect(results[.weightStatistics(1), of: letters] == nil)
    let statistics = try Work().answer(Measurement(.weightStatistics(1), of: letters), in: &results)
    let weight = try #require(weights.parameters["weight"])
    #expect(statistics["weight"] == Statistics(weight.elements))
    #expect(statistics["weight", filter: 2] == Statistics(weight.map(2)))
    #expect(statistics["gamma"] == nil)
  }

  @Test func `within its budget nothing is let go`() throws {
    var results = Results()
    for need in needs() { try Work().meet(need, in: &results) }
    results.evict(keeping: [])
    #expect(needs().allSatisfy(results.has))
  }

  @Test func `edited weights count, weights as they were opened do not`() throws {
    var edited = letters
    edited.edits = [Edit(layer: 7, .weights("weight", indices: [], .negate))]
    for (subject, isKept) in [(letters, true), (edited, false)] {
      var results = Results(budget: 50)
      let need = Need.about(subject, .weights(7))
      try Work().meet(need, in: &results)
      results.evict(keeping: [])
      #expect(results.has(need) == isKept)
    }
  }

  @Test func `a session that only ever fits one layer still comes to its answer`() throws {
    var stage = Stage(
      Session(letters, stepping: false), results: Results(budget: 1))
    for text in ["open scenes", "undo", "set edges.bias = 2", "input T", "hand kernel"] {
      do throws(CommandError) { try stage.perform(text) } catch {}
    }
    let need = Need.about(stage.session.subject, .activation(8))
    stage.meet([need])
    #expect(stage.results.has(need))
    #expect(stage.results.needs.count < 12)
  }

  @Test func `a failure is forgotten when it is asked for again`() throws {
    var results = Results()
    let need = Need(PictureInquiry("/no/such/file", PictureForm(Shape(1, 2, 2))))
    try Work().meet(need, in: &results)
    #expect(results.has(need))
    results.forgetFailures()
    #expect(!results.has(need))
    #expect(results.needs.isEmpty)
  }
}

extension Subject {
  /// letters, looking at an O.
  static var sample: Subject {
    guard let network = Shipped.network(named: "letters"), let picture = Shipped.picture(named: "O")
    else { preconditionFailure("letters ships") }
    return Subject(network, Picture(name: "O", pixels: picture.pixels))
  }
}
