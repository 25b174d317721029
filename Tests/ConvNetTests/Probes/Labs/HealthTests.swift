import ConvNet
import Testing

@Suite("Health of a network")
struct HealthTests {
  private func report(
    _ network: Network, _ pixels: Tensor? = nil, more: [Tensor] = []
  ) throws -> HealthReport {
    let shape = network.input.shape
    let plain = Tensor(shape, (0..<shape.count).map { Float($0 * 37 % 101) / 101 })
    let subject = Subject(network, Picture(name: "p", pixels: pixels ?? plain))
    var pass = try HealthPass(subject, .unchecked)
    for pixels in [subject.picture.pixels] + more {
      try pass.add(Picture(name: "p", pixels: pixels), .unchecked)
    }
    let report = pass.report(skipped: [])
    // Layer by layer, with what is known, the same comes out.
    if more.isEmpty {
      var fresh = Fresh()
      let health = try network.nodes.indices.map {
        try fresh.answer(HealthProbe(layer: $0), of: subject)
      }
      let other = HealthReport(network, health, weights: network.weights)
      #expect(other.findings.map(\.kind) == report.findings.map(\.kind))
      #expect(other.findings.map(\.place) == report.findings.map(\.place))
    }
    return report
  }
  private func conv(_ kernels: [[Float]], bias: [Float], then layers: [any Layer]) throws -> Network
  {
    let count = kernels.count
    var parts = [
      Network.Part(
        "c",
        Conv(inputChannels: 1, outputChannels: count, kernelSize: [3, 3], padding: [1, 1]),
        inputs: [0],
        weights: [
          "weight": Tensor(Shape(count, 1, 3, 3), kernels.flatMap { $0 }),
          "bias": Tensor(Shape(count), bias),
        ])
    ]
    for (index, layer) in layers.enumerated() {
      parts.append(.init("l\(index)", layer, inputs: [index + 1]))
    }
    return try Network(name: "n", input: Shape(1, 8, 8), parts)
  }
  private let middle: [Float] = [0, 0, 0, 0, 1, 0, 0, 0, 0]
  private let none = [Float](repeating: 0, count: 9)

  @Test
  func `dead, constant and equal maps are found where they begin`() throws {
    let network = try conv(
      [middle, none, middle, none, middle], bias: [0, 2, 0, 0, -100],
      then: [Pointwise(.relu), Pointwise(.relu)])
    let findings = try report(network).findings
    // A map of zeros is dead in the convolution already; a bias of −100 is seen behind the ReLU.
    #expect(findings.map(\.kind) == [.dead, .constant, .duplicate, .dead])
    #expect(findings.map(\.layer) == [1, 1, 1, 2])
    #expect(findings.map(\.maps) == [[3], [1], [0, 2], [4]])
  }

  @Test
  func `what is silent for one input and answers to another is not dead`() throws {
    let network = try conv([middle], bias: [-0.5], then: [Pointwise(.relu)])
    let dark = Tensor(Shape(1, 8, 8))
    #expect(try report(network, dark).count(.dead) == 1)
    let bright = Tensor(Shape(1, 8, 8), (0..<64).map { Float($0) / 64 })
    let both = try report(network, dark, more: [bright])
    #expect(both.count(.dead) == 0 && both.inputs == 2)
  }

  @Test
  func `a sigmoid at its flat ends is saturated, one in its middle is not`() throws {
    let network = try conv(
      [middle, middle], bias: [20, 0], then: [Pointwise(.sigmoid)])
    let findings = try report(network).findings.filter { $0.kind == .saturated }
    #expect(findings.map(\.layer) == [2] && findings.first?.maps == [0])
  }

  @Test
  func `a border that padding lights is found, with its ratio`() throws {
    // A Laplacian is 0 inside of an even picture; at the border zeros are missing.
    let laplacian: [Float] = [0, -1, 0, -1, 4, -1, 0, -1, 0]
    let network = try conv([laplacian, middle], bias: [0, 0], then: [])
    let even = Tensor(Shape(1, 8, 8), repeating: 0.5)
    var uneven = even
    uneven[0, 4, 4] = 0.75
    let found = try report(network, uneven).findings.first { $0.kind == .border }
    #expect(found?.maps == [0])
    // 24 cells of 0.5 and 4 corners of 1 of 28; inside 1 and four times 0.25 of 36.
    let border = (24 * 0.5 + 4 * 1.0) / 28
    #expect(abs((found?.size ?? 0) - border / (2.0 / 36)) < 1e-6)
  }

  @Test
  func `the first number that is none is named with what made it`() throws {
    func fault(_ layers: [any Layer], bias: Float = 0) throws -> NumberFault? {
      let network = try conv([middle], bias: [bias], then: layers)
      let found = try report(network).findings.filter { $0.kind == .number }
      #expect(found.count == 1)
      return found.first?.fault
    }
    let log = try fault([Pointwise(.elementary(.log)), Pointwise(.relu)], bias: -0.5)
    #expect(log?.place == [0, 0, 0] && log?.value.isNaN == true)
    #expect(log?.cause == .function("log", of: [-0.5]))
    // No number but a weight is to blame.
    let weight = try fault([Pointwise(.relu)], bias: .infinity)
    #expect(weight?.cause == .weight("bias", place: [0], .infinity))
    let largest = try report(
      try conv([middle.map { $0 * 3e38 }, none], bias: [3e38, 0], then: [])
    ).findings
    #expect(largest.first { $0.kind == .number }?.fault?.cause == .sum(terms: 9))
  }

  @Test
  func `what is beyond half precision is found once, and a weight by its name`() throws {
    let large = try conv([middle.map { $0 * 70_000 }], bias: [0], then: [Pointwise(.relu)])
    let findings = try report(large).findings.filter { $0.kind == .half }
    #expect(findings.map(\.parameter) == ["weight", nil] && findings.map(\.layer) == [1, 1])
    #expect(findings[0].size == 70_000)
    let fine = try conv([middle.map { $0 * 60_000 }], bias: [0], then: [])
    #expect(try report(fine).count(.half) == 0)
  }
}
