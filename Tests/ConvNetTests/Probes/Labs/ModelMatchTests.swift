import ConvNet
import Testing

@Suite("Two models held against each other")
struct ModelMatchTests {
  // import torch, torch.nn as nn; torch.manual_seed(3)
  // from torch.nn.utils.fusion import fuse_conv_bn_eval
  // c = nn.Conv2d(2, 3, 2, bias=False).eval(); b = nn.BatchNorm2d(3).eval()
  // nn.init.uniform_(b.weight, .5, 1.5); nn.init.normal_(b.bias)
  // b.running_mean.normal_(); b.running_var.uniform_(.5, 2); f = fuse_conv_bn_eval(c, b)
  private static let weight: [Float] = [
    -0.350538611, -0.278904587, -0.151432231, -0.334493428, -0.020071678, -0.311044753,
    0.192238182, 0.172321469, 0.066765875, 0.27425608, -0.034626082, 0.211771846, -0.24759987,
    -0.06967207, -0.315244526, -0.028704828, -0.229381725, 0.317620248, 0.245591372, 0.265063375,
    0.104871303, -0.201696739, 0.317706615, -0.344991267,
  ]
  private static let folded: [Float] = [
    -0.212253958, -0.168878987, -0.091693439, -0.202538475, -0.012153563, -0.188340113,
    0.116401777, 0.104342043, 0.03917655, 0.160926625, -0.020317722, 0.124262437, -0.145285428,
    -0.040881835, -0.184977621, -0.016843278, -0.170124084, 0.235567391, 0.182146192, 0.196587861,
    0.077779233, -0.149591133, 0.235631436, -0.255867481,
  ]
  private static let shift: [Float] = [0.434582114, -2.291841269, -1.000965118]
  private static let norm: Parameters = [
    "weight": Tensor(Shape(3), [0.680877209, 0.687715173, 0.792744696]),
    "bias": Tensor(Shape(3), [0.659424126, -2.139204502, -0.962073445]),
    "running_mean": Tensor(Shape(3), [0.371327847, 0.260128409, 0.052438471]),
    "running_var": Tensor(Shape(3), [1.264428258, 1.373633146, 1.14248085]),
  ]
  private func conv(bias: Bool) -> Conv {
    Conv(inputChannels: 2, outputChannels: 3, kernelSize: [2, 2], bias: bias)
  }
  private func withNorm() throws -> Network {
    let weight = Tensor(Shape(3, 2, 2, 2), Self.weight)
    return try Network(
      name: "normed", input: Shape(2, 4, 4),
      [
        .init("c", conv(bias: false), inputs: [0], weights: ["weight": weight]),
        .init("n", BatchNorm(channels: 3), inputs: [1], weights: Self.norm),
        .init("r", Pointwise(.relu), inputs: [2]),
      ])
  }
  private func withoutNorm(_ numbers: [Float] = folded) throws -> Network {
    try Network(
      name: "folded", input: Shape(2, 4, 4),
      [
        .init(
          "other", conv(bias: true), inputs: [0],
          weights: [
            "weight": Tensor(Shape(3, 2, 2, 2), numbers), "bias": Tensor(Shape(3), Self.shift),
          ]),
        .init("r", Pointwise(.relu), inputs: [1]),
      ])
  }
  private func match(_ here: Network, _ there: Network) throws -> ModelMatch {
    var fresh = Fresh()
    return try fresh.answer(
      ModelMatchProbe(there), of: Subject(here, Picture(name: "", pixels: Tensor(here.input.shape)))
    )
  }

  @Test
  func `a folded batch norm is one change, with PyTorch's folded weights exact`() throws {
    let (normed, folded) = (try withNorm(), try withoutNorm())
    let here = try match(normed, folded)
    #expect(here.rows.map(\.here) == [0, 2, 3] && here.rows.map(\.there) == [0, 1, 2])
    #expect(here.changes.count == 1)
    guard case .folded(let fold) = here.changes.first?.change else {
      Issue.record("it is no fold")
      return
    }
    #expect(fold.isExact && fold.isHere && fold.norm == 2 && fold.layer == 1)
    let there = try match(folded, normed)
    #expect(there.rows.map(\.here) == [0, 1, 2] && there.rows.map(\.there) == [0, 2, 3])
    guard case .folded(let back) = there.changes.first?.change else {
      Issue.record("it is no fold")
      return
    }
    #expect(back.isExact && !back.isHere)
  }

  @Test
  func `a fold into other weights is one that is not exact`() throws {
    var numbers = Self.folded
    numbers[5] += 0.01
    let match = try match(try withNorm(), try withoutNorm(numbers))
    guard case .folded(let fold) = match.changes.first?.change else {
      Issue.record("it is no fold")
      return
    }
    #expect(!fold.isExact)
    #expect(fold.weights.first { $0.share > 1e-4 }?.place == [0, 1, 0, 1])
  }

  @Test
  func `outputs behind a fold agree, and one weight is found with its place`() throws {
    let pixels = Tensor(Shape(2, 4, 4), (0..<32).map { Float($0 * 7 % 11) / 11 })
    let (here, there) = (try withNorm(), try withoutNorm())
    var fresh = Fresh()
    let subject = Subject(here, Picture(name: "p", pixels: pixels))
    func error(_ other: Network) throws -> OutputError {
      try fresh.answer(
        OutputErrorProbe(
          layer: 2, other: 1, of: Subject(other, subject.picture), tolerance: 1e-5), of: subject)
    }
    #expect(try error(there).agrees && error(there).share < 1e-6)
    var numbers = Self.folded
    numbers[23] += 0.5
    let changed = try withoutNorm(numbers)
    let found = try error(changed)
    // The last weight of the last map reads the pixel below and to the right: from its first place
    // on only the third map differs, by half of that pixel.
    #expect(found.first?.place == [2, 0, 0])
    #expect(
      ((found.first?.there ?? 0) - (found.first?.here ?? 0) - 0.5 * pixels[1, 1, 1]).magnitude
        < 1e-5)
    let match = try match(there, changed)
    guard case .weights(let differences) = match.changes.first?.change else {
      Issue.record("no weights differ")
      return
    }
    #expect(differences.map(\.name) == ["weight"] && differences[0].changed == 1)
    #expect(differences[0].place == [2, 1, 1, 1] && (differences[0].largest - 0.5) < 1e-6)
  }

  @Test
  func `layers are matched without names, and one that was put in stands alone`() throws {
    let here = try NetworkLine.network(
      "input 1x8x8 > conv 4 3x3 > relu > conv 4 3x3 pad 1 > relu > flatten > dense 3")
    let there = try NetworkLine.network(
      "input 1x8x8 > a: conv 4 3x3 > b: relu > c: conv 4 3x3 pad 1 > d: sigmoid > e: conv 4 3x3 pad 1 > f: relu "
        + "> g: flatten > h: dense 3")
    let match = try match(here, there)
    #expect(match.rows.compactMap { $0.here == nil ? $0.there : nil }.count == 2)
    #expect(match.rows.filter { $0.here != nil }.allSatisfy { $0.there != nil })
    #expect(match.rows.last?.there == 8)
  }

  @Test
  func `weights apart by rounding alone are no change`() throws {
    let numbers = Self.folded.map { $0.nextUp }
    let match = try match(try withoutNorm(), try withoutNorm(numbers))
    #expect(match.isSame)
    guard case .rounded(let share) = match.rows[1].change else {
      Issue.record("not seen")
      return
    }
    #expect(share > 0 && share < 1e-6)
  }
}
