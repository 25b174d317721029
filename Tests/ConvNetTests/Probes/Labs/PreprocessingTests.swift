import ConvNet
import Foundation
import Testing

@Suite("Ways to prepare a picture")
struct PreprocessingTests {
  /// Each colour goes through a convolution of 1, then a batch norm that saw what `way` makes of the
  /// picture.
  private func network(_ pixels: Tensor, usual way: Normalization) throws -> Network {
    let usual = way.applied(to: pixels)
    let channels = (0..<3).map { Statistics(usual.map($0)) }
    return try Network(
      name: "n", input: pixels.shape,
      [
        .init(
          "c", Conv(inputChannels: 3, outputChannels: 3, kernelSize: [1, 1], bias: false),
          inputs: [0],
          weights: ["weight": Tensor(Shape(3, 3, 1, 1), [1, 0, 0, 0, 1, 0, 0, 0, 1])]),
        .init(
          "n", BatchNorm(channels: 3), inputs: [1],
          weights: [
            "weight": Tensor(Shape(3), repeating: 1), "bias": Tensor(Shape(3)),
            "running_mean": Tensor(Shape(3), channels.map { Float($0.mean) }),
            "running_var": Tensor(Shape(3), channels.map { Float($0.variance) }),
          ]),
      ])
  }
  private let pixels = Tensor(
    Shape(3, 4, 4), (0..<48).map { Float(($0 * 29 + $0 / 16 * 7) % 53) / 64 })

  @Test
  func `what a batch norm has seen is at distance 0, and every other way is farther`() throws {
    for preset in Normalization.Preset.allCases {
      for colors in Normalization.Colors.allCases {
        let usual = Normalization(preset, over: Normalization(colors: colors))
        let network = try network(pixels, usual: usual)
        let picture = Picture(name: "p", pixels: pixels)
        let pass = try PreprocessingPass(Subject(network, picture), .unchecked)
        for other in Normalization.Preset.allCases {
          let way = Normalization(other, over: Normalization(colors: colors))
          let trial = try pass.trial(.normalized(way), picture, isInUse: false, .unchecked)
          let distance = try #require(trial.distance)
          #expect(other == preset ? distance < 1e-3 : distance > 0.05)
        }
      }
    }
  }

  @Test
  func `the distance is that of means in deviations and of the deviations' logarithms`() throws {
    let network = try network(pixels, usual: .none)
    let picture = Picture(name: "p", pixels: pixels)
    let pass = try PreprocessingPass(Subject(network, picture), .unchecked)
    let way = Normalization(.symmetric)
    let trial = try pass.trial(.normalized(way), picture, isInUse: false, .unchecked)
    // y = 2x − 1 has the mean 2m − 1 and twice the deviation.
    var expected = 0.0
    for channel in 0..<3 {
      let numbers = pixels.map(channel).map(Double.init)
      let mean = numbers.reduce(0, +) / 16
      let deviation = (numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 16).squareRoot()
      expected += (abs(2 * mean - 1 - mean) / deviation + log(2)) / 3
    }
    #expect(abs((trial.distance ?? 0) - expected) < 1e-4)
    #expect(abs(trial.mean - (2 * Statistics(pixels.elements).mean - 1)) < 1e-6)
  }

  @Test
  func `an answer from logits thousands apart is no usual one`() throws {
    let line = try NetworkLine.network("input 3x4x4 > flatten > dense 3")
    let picture = Picture(name: "p", pixels: pixels)
    let pass = try PreprocessingPass(Subject(line, picture), .unchecked)
    func score(_ preset: Normalization.Preset) throws -> PreprocessingTrial {
      try pass.trial(.normalized(Normalization(preset)), picture, isInUse: false, .unchecked)
    }
    let (unit, bytes) = (try score(.unit), try score(.bytes))
    #expect(unit.distance == nil && unit.reach.map { $0 < 30 } == true)
    #expect((bytes.reach ?? 0) > 60 && bytes.score > 0.5)
  }
}
