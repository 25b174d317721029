import ConvNet
import Foundation
import Testing

@Suite struct EvidenceTests {
  private static func scaled(_ tensor: Tensor, _ divisor: Float, plus: Float = 0) -> Tensor {
    Tensor(tensor.shape, tensor.elements.map { ($0 + plus) / divisor })
  }
  private static func conv(_ inputs: Int) -> Conv {
    Conv(inputChannels: inputs, outputChannels: 3, kernelSize: [3, 3], padding: [1, 1, 1, 1])
  }
  /// Two layers read the first ReLU, so that its gradient is a sum.
  private static func subject() throws -> Subject {
    let parts: [Network.Part] = [
      .init(
        "a", conv(1), inputs: [0],
        weights: [
          "weight": scaled(try .pattern(3, 1, 3, 3, step: 7), 8),
          "bias": scaled(try .pattern(3, step: 3), 8),
        ]),
      .init("first", Pointwise(.relu), inputs: [1]),
      .init(
        "b", conv(3), inputs: [2],
        weights: [
          "weight": scaled(try .pattern(3, 3, 3, 3, step: 5), 8),
          "bias": scaled(try .pattern(3, step: 4), 8),
        ]),
      .init("sum", Arithmetic(.sum, Operands(inputs: 2)), inputs: [3, 2]),
      .init("second", Pointwise(.relu), inputs: [4]),
      .init("pooled", AveragePool(kernelSize: [2, 2], stride: [2, 2]), inputs: [5]),
      .init("flat", Flatten(), inputs: [6]),
      .init(
        "c", Dense(inputUnits: 48, outputUnits: 3), inputs: [7],
        weights: [
          "weight": scaled(try .pattern(3, 48, step: 10), 4),
          "bias": scaled(try .pattern(3, step: 2), 8),
        ]),
      .init("shares", Softmax(), inputs: [8]),
    ]
    let network = try Network(name: "n", input: Shape(1, 8, 8), parts)
    let pixels = scaled(try .pattern(1, 8, 8, step: 6), 10, plus: 5)
    return Subject(network, Picture(name: "x", pixels: pixels))
  }
  private func expect(
    _ map: HeatMap?, _ numbers: [Float], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let values = try #require(map, sourceLocation: sourceLocation).values
    let agrees =
      values.count == numbers.count && zip(values, numbers).allSatisfy { abs($0 - $1) < 2e-6 }
    #expect(agrees, "\(values) is not \(numbers)", sourceLocation: sourceLocation)
  }

  @Test func `Grad-CAM of every layer is PyTorch's, where a layer is read twice as well`() throws {
    let subject = try Self.subject()
    var fresh = Fresh()
    let found = try fresh.answer(.gradCam(1), of: subject)
    try expect(found.maps[2], EvidenceNumbers.first)
    try expect(found.maps[5], EvidenceNumbers.second)
    try expect(found.maps[6], EvidenceNumbers.pooled)
    try expect(found.maps[6]?.resized(rows: 8, columns: 8), EvidenceNumbers.resized)
    // Nobody named a class: it is the one that is said.
    #expect(try fresh.answer(.gradCam(nil), of: subject).maps == found.maps)
    #expect(found.maps[7] == nil && found.blocked.allSatisfy { $0 == nil })
    #expect(subject.network.evidenceLayers == [0, 1, 2, 3, 4, 5, 6])
  }

  @Test
  func `what a patch costs is what PyTorch loses under it, in whatever parts it is worked out`()
    throws
  {
    let subject = try Self.subject()
    var fresh = Fresh()
    let parts = OcclusionProbe.parts(1, side: 3, fill: .mean, in: subject.network)
    let map = try fresh.answer(try #require(parts.last), of: subject)
    #expect(map.tried == 36 && abs(map.shares[1] - EvidenceNumbers.share) < 1e-6)
    try expect(map.heat, EvidenceNumbers.hidden)
    // The worst patch is one of them, and alone it does just that.
    let worst = try #require(map.worst)
    let under = try fresh.answer(PatchProbe(worst.patch, fill: .mean), of: subject)
    #expect(abs(under.before[1] - under.after[1] - worst.drop) < 1e-9)
  }

  @Test func `a muted map speaks for nothing, and an edit of weights counts`() throws {
    var subject = try Self.subject()
    let before = try gradients(subject)
    subject.edits = [Edit(layer: 2, .mute(map: 0))]
    let after = try gradients(subject)
    #expect(before.maps[1] != after.maps[1] && before.maps[5] != after.maps[5])
    subject.edits = [Edit(layer: 8, .weights("weight", indices: [], .number(0)))]
    let zero = try gradients(subject)
    #expect(zero.maps[5]?.reach == 0)
  }
  private func gradients(_ subject: Subject) throws -> GradCam {
    var fresh = Fresh()
    return try fresh.answer(.gradCam(1), of: subject)
  }

  @Test
  func `a layer that passes nothing back is named where nothing comes, and above it maps stay`()
    throws
  {
    let network = try NetworkLine.network(
      "input 1x6x6 > a: conv 2 3x3 > relu > b: conv 2 2x2 > relu > globalavgpool > flatten > dense 2"
    )
    let parts = network.nodes.enumerated().dropFirst().map { index, node in
      index == 2
        ? Network.Part("norm", LpNormalization(axis: 0), inputs: node.inputs)
        : Network.Part(node.alias, node.layer, inputs: node.inputs, weights: network.weights[index])
    }
    let other = try Network(name: "n", input: network.input.shape, parts)
    var fresh = Fresh()
    let subject = Subject(other, Picture(name: "x", pixels: Tensor(Shape(1, 6, 6), repeating: 1)))
    let found = try fresh.answer(.gradCam(0), of: subject)
    #expect(found.maps[1] == nil && found.maps[3] != nil)
    #expect(found.blocked[1]?.contains("norm") == true && found.blocked[3] == nil)
  }

  @Test func `deleting what a heatmap names takes the share sooner than chance, and all takes all`()
    throws
  {
    let subject = try Self.subject()
    var fresh = Fresh()
    let deletion = try fresh.answer(
      DeletionProbe(1, .patch(side: 3), fill: .mean), of: subject)
    #expect(deletion.curve.count == DeletionProbe.steps + 1)
    #expect(
      deletion.curve.first == deletion.random.first
        || abs(deletion.curve[0] - deletion.random[0]) < 1e-9)
    #expect(abs(deletion.curve[20] - deletion.random[20]) < 1e-9)
    #expect(Deletion.area(deletion.curve) < Deletion.area(deletion.random))
    #expect(Deletion.area([1, 0, 0]) == 0.25)
  }

  @Test func `a patch grows until the answer is another one`() throws {
    let subject = try Self.subject()
    var fresh = Fresh()
    let flip = try fresh.answer(FlipProbe(around: Pair(4, 4), fill: .black), of: subject)
    func said(_ side: Int) throws -> Int {
      var fresh = Fresh()
      let patch = Patch(around: Pair(4, 4), side: side)
      return try fresh.answer(PatchProbe(patch, fill: .black), of: subject).said.after
    }
    if let side = flip.side {
      #expect(try said(side) == flip.said && flip.said != 1)
      for smaller in stride(from: 1, to: side, by: 2) { #expect(try said(smaller) == 1) }
    } else {
      #expect(try said(flip.tried) == 1)
    }
  }

  @Test func `a map of a likeness: to itself 1, to what is the same everywhere none`() {
    let map = HeatMap(rows: 1, columns: 3, [1, 2, 4])
    #expect(abs((map.likeness(to: map) ?? 0) - 1) < 1e-12)
    #expect(
      map.likeness(to: HeatMap(rows: 1, columns: 3, [-1, -2, -4])).map { $0 < -0.999 } == true)
    #expect(map.likeness(to: HeatMap(rows: 1, columns: 3, [5, 5, 5])) == nil)
    #expect(HeatMap(rows: 1, columns: 3, [0, .nan, 0]).peak == nil)
  }

  @Test func `a patch is slid over every place of a small picture, over some of a costly one`() {
    let small = PatchGrid(Shape(1, 12, 12), side: 3, work: 10_000)
    #expect(small.step == 1 && small.count == 100 && small.parts == 1)
    let large = PatchGrid(Shape(3, 224, 224), side: 45, work: 4_000_000_000)
    #expect(large.count <= 81 && large.step <= 45 && large.parts > 10)
    // A side beyond the picture hides all of it, once.
    #expect(PatchGrid(Shape(1, 5, 9), side: 99, work: 1).side == 5)
  }
}
