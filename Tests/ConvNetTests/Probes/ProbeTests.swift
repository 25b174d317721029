import ConvNet
import Testing

struct ProbeTests {
  private func subject() throws -> Subject {
    let network = try NetworkLine.network(
      "input 1x40x40 > a: conv 3 3x3 > relu > b: conv 2 2x2 > globalmaxpool > dense 4")
    let pixels = Tensor(Shape(1, 40, 40), (0..<1600).map { Float($0 * 37 % 101) / 101 })
    return Subject(network, Picture(name: "x", pixels: pixels))
  }

  @Test(arguments: [0, 1, 1023, 1024, 1025, 3000, 4332])
  func `negative numbers are counted up to any place`(end: Int) throws {
    var fresh = Fresh()
    let numbers = try fresh.answer(.activation(1), of: subject()).tensor.elements
    let counted = try fresh.answer(.belowZero(1), of: subject())
    #expect(numbers.count == 4332 && numbers.contains { $0 < 0 })
    #expect(counted.count(before: end, of: numbers) == numbers[..<end].count { $0 < 0 })
  }

  @Test func `weights say which of them are edited, and count only those`() throws {
    var edited = try subject()
    edited.edits = [Edit(layer: 1, .weights("bias", indices: [], .negate))]
    #expect(edited.weightsAtHand(1) == nil)
    #expect(edited.weightsAtHand(3) == edited.network.nodes[3].weights)
    var fresh = Fresh()
    let weights = try fresh.answer(.weights(1), of: edited)
    #expect(weights.edited == ["bias"] && weights.byteCount == 12)
    #expect(weights.parameters["weight"] == edited.network.nodes[1].weights["weight"])
    #expect(weights.parameters["bias"] != edited.network.nodes[1].weights["bias"])
  }

  @Test func `statistics of weights follow edits of their own layer alone`() throws {
    var edited = try subject()
    edited.edits = [Edit(layer: 1, .weights("weight", indices: [], .number(-7)))]
    var fresh = Fresh()
    let statistics = try fresh.answer(.weightStatistics(1), of: edited)
    #expect(statistics["weight"]?.reach == 7)
    #expect(statistics["weight", filter: 1]?.minimum == -7)
    let probe = WeightStatisticsProbe(layer: 3)
    #expect(probe.part(of: edited) == probe.part(of: try subject()))
  }

  @Test func `what can not be answered says why, and a change only where there can be one`() throws
  {
    let opened = try subject()
    #expect(ContributionsProbe(layer: 3, map: 0).obstacle(in: opened.network) == nil)
    #expect(ContributionsProbe(layer: 5, map: 0).obstacle(in: opened.network) != nil)
    var edited = opened
    edited.edits = [Edit(layer: 3, .mute(map: 1))]
    #expect(ChangeProbe(layer: 2, from: opened, to: edited) == nil)
    let probe = try #require(ChangeProbe(layer: 3, from: opened, to: edited))
    var fresh = Fresh()
    let change = try fresh.answer(probe, of: edited)
    #expect(change.channel == 1 && change.count > 0)
  }
}
