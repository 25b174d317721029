import ConvNet
import Testing

@Suite("Weights of fewer bits")
struct PrecisionTests {
  // rng = np.random.default_rng(5); w = rng.normal(size=(2,1,3,3)).astype(np.float32)
  // v = rng.normal(size=(3,18)).astype(np.float32); x = (np.arange(25) * 7 % 25 / 25)
  // s = np.abs(t).reshape(len(t), -1).max(1) / top
  // rounded = np.clip(np.round(t / s), -top, top) * s, or t.astype(np.float16)
  // error = np.abs(a - e).max() / np.abs(e).max(), sums in float64
  private static let kernels: [Float] = [
    -0.801931441, -1.32435894, -0.248361617, 0.420445234, 1.13604653, 0.109706402, -0.552647293,
    -0.784780383, 0.748745799, 1.63478303, 0.272768766, -1.2333287, -0.958265185, 1.6000191,
    0.202882439, -1.73213482, -0.083696194, -1.16322601,
  ]
  private static let dense: [Float] = [
    -0.629288077, -0.488005817, -0.713313401, 0.553378463, -0.0630859733, -0.589431286,
    0.409637839, 0.829855323, -1.64302337, -0.256730139, -0.980747342, -0.173155218, -1.2894187,
    0.0206903946, -0.0378857404, -0.30433774, -1.04792655, -0.396190345, -1.09132886, -1.35520875,
    0.22478573, -1.10934997, 1.17029607, 0.716587663, -1.99781668, 0.27212888, -1.10171664,
    0.0330572203, 0.0436319932, -1.98842978, -0.233422518, -0.255790025, 0.962000549, -1.18144679,
    0.738041878, -1.0989728, -0.331290901, -0.840473175, 1.4487313, 0.568213105, 2.43173242,
    0.641916394, 0.844992757, 0.840682864, -0.60661155, -0.0700284466, 1.35038888, -0.396550775,
    0.18879953, -0.0212234613, 0.609216511, -0.364908755, -0.152361885, 0.242381424,
  ]
  private func network() throws -> Network {
    try Network(
      name: "n", input: Shape(1, 5, 5),
      [
        .init(
          "c", Conv(inputChannels: 1, outputChannels: 2, kernelSize: [3, 3]), inputs: [0],
          weights: [
            "weight": Tensor(Shape(2, 1, 3, 3), Self.kernels),
            "bias": Tensor(Shape(2), [0.1, -0.2]),
          ]),
        .init("r", Pointwise(.relu), inputs: [1]),
        .init("f", Flatten(), inputs: [2]),
        .init(
          "d", Dense(inputUnits: 18, outputUnits: 3), inputs: [3],
          weights: [
            "weight": Tensor(Shape(3, 18), Self.dense),
            "bias": Tensor(Shape(3), [0.05, 0.3, -0.1]),
          ]),
      ])
  }
  private let picture = Picture(
    name: "p", pixels: Tensor(Shape(1, 5, 5), (0..<25).map { Float($0 * 7 % 25) / 25 }))

  @Test
  func `weights are rounded as numpy rounds them`() {
    let first: [(Precision, [Float])] = [
      (.half, [-0.801757812, -1.32421875, -0.248413086, 0.420410156]),
      (.eight, [-0.802957833, -1.32435894, -0.250272572, 0.417120934]),
      (.four, [-0.756776512, -1.32435894, -0.189194128, 0.378388256]),
    ]
    for (precision, expected) in first {
      let rounded = precision.rounded(Tensor(Shape(2, 1, 3, 3), Self.kernels))
      #expect(
        zip(rounded.elements, expected).allSatisfy { abs($0 - $1) <= 1e-7 }, "\(precision)")
    }
  }

  @Test(arguments: [
    (Precision.half, 0.000264894603, 0.000302888152, 0.001015470357),
    (.eight, 0.005602401527, 0.005019614968, 0.00683927993),
    (.four, 0.054142845780, 0.062942097387, 0.390731093294),
  ])
  func `errors alone and of all before are numpy's`(
    precision: Precision, conv: Double, alone: Double, all: Double
  ) throws {
    var fresh = Fresh()
    let report = try fresh.answer(
      PrecisionProbe(precision), of: Subject(try network(), picture))
    #expect(report.rows.map(\.layer) == [1, 4])
    let found = [
      report.rows[0].alone, report.rows[0].all, report.rows[1].alone, report.rows[1].all,
    ]
    for (error, expected) in zip(found, [conv, conv, alone, all]) {
      #expect(abs(error - expected) < 1e-5 + expected * 1e-3, "\(found)")
    }
    #expect(report.exact?.index == 0 && report.flipsAt == nil)
    // A weight takes 32 bits, and so many.
    #expect(report.bytes * 32 / precision.bits == report.bytesBefore)
  }

  @Test
  func `the probe says of all layers what the edit of all layers gives`() throws {
    let network = try network()
    var subject = Subject(network, picture)
    var fresh = Fresh()
    let exact = try fresh.answer(.activation(4), of: subject).tensor
    let report = try fresh.answer(PrecisionProbe(.four), of: subject)
    for layer in [1, 4] { subject.edit("weight", of: layer, [], .rounded(.four)) }
    let edited = try fresh.answer(.activation(4), of: subject).tensor
    let most = zip(exact.elements, edited.elements).map { abs($0 - $1) }.max() ?? 0
    #expect(abs(Double(most / Statistics(exact.elements).reach) - report.last) < 1e-6)
  }
}
