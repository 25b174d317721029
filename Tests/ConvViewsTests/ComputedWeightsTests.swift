import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import Testing

@Suite("Weights that other layers compute")
struct ComputedWeightsTests {
  private static let sizes = [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120)]

  /// Maps whose means make the kernels of a conv, of a transposed conv, and what a batch norm
  /// measures and learns otherwise.
  private func stage() throws -> Stage {
    let input = Shape(2, 6, 6)
    func dense(_ count: Int) -> (layer: Dense, weights: Parameters) {
      let numbers = (0..<2 * count).map { Float($0 * 7 % 11) / 4 - 1 }
      return (
        Dense(inputUnits: 2, outputUnits: count, bias: false),
        ["weight": Tensor(Shape(count, 2), numbers)]
      )
    }
    let (kernels, taps) = (dense(24), dense(12))
    let grid = GridWindow(kernelSize: [2, 2], stride: [2, 2])
    var parts: [Network.Part] = [
      .init("pool", GlobalAveragePool(), inputs: [0]),
      .init("flat", Flatten(), inputs: [1]),
      .init("dense", kernels.layer, inputs: [2], weights: kernels.weights),
      .init("kernels", try Move.reshape(to: [3, 2, 2, 2], from: Shape(24)), inputs: [3]),
      .init("dense2", taps.layer, inputs: [2], weights: taps.weights),
      .init("taps", try Move.reshape(to: [3, 1, 2, 2], from: Shape(12)), inputs: [5]),
      .init(
        "conv", Conv(inputChannels: 2, outputChannels: 3, kernelSize: [2, 2]), inputs: [0, 4],
        weights: ["bias": Tensor(Shape(3), [0.5, 0, -0.5])]),
      .init("mean", Reduction(.mean, axes: [1, 2], keepsAxes: false), inputs: [7]),
      .init(
        "norm", BatchNorm(channels: 3), inputs: [7, 8],
        weights: [
          "weight": Tensor(Shape(3), repeating: 2), "bias": Tensor(Shape(3), repeating: 1),
          "running_var": Tensor(Shape(3), repeating: 0.5),
        ]),
      .init(
        "up", ConvTranspose(inputChannels: 3, outputChannels: 1, grid: grid, bias: false),
        inputs: [9, 6]),
    ]
    for (layer, names) in [(6, ["weight"]), (8, ["running_mean"]), (9, ["weight"])] {
      parts[layer].computed = names
    }
    let numbers = Tensor(input, (0..<input.count).map { Float($0 * 5 % 13) / 6 })
    let network = try Network(name: "hyper", input: input, parts)
    return Stage(
      Session(Subject(network, Picture(name: "numbers", pixels: numbers)), stepping: false))
  }
  private func text(_ commands: String...) throws -> String {
    var stage = try stage()
    for command in commands { try stage.perform(command) }
    return stage.text()
  }

  @Test("are shown with the name of the layer that computes them, for the picture at hand")
  func shown() throws {
    #expect(try text("goto conv[1,2,3]").contains("kernels[1,0]"))
    #expect(try text("goto conv.term[1,2,3,1]").contains("kernels[1,0,0,1]"))
    #expect(try text("goto up[0,2,3]").contains("kernel taps["))
    #expect(try text("goto norm[1,2,3]").contains("mean computes its mean, anew for each input."))
    let network = try text("goto conv", "zoom out")
    #expect(network.contains("24 computed weights"))
    #expect(network.contains("kernels computes its weights, anew for each input."))
  }

  @Test("can not be edited, and it is said who computes them")
  func edited() throws {
    var stage = try stage()
    for command in ["set conv.weight[0,0] = 1", "set conv.weight = 0"] {
      #expect {
        try stage.perform(command)
      } throws: { "\($0)".contains("kernels computes it anew for each input") }
    }
    try stage.perform("goto conv[1,2,3]")
    #expect {
      try stage.perform("hand kernel")
    } throws: { "\($0)".contains("the kernel of conv is no weight") }
    try stage.perform("set conv.bias[1] = 2")
    // What makes them can be edited, and they follow.
    try stage.perform("set dense.weight = 0")
    #expect(stage.text().contains("= conv[1]   2.00") || stage.text().contains("2.00"))
  }

  @Test("Nothing is cut or written over at any place")
  func everyPlace() throws {
    var stage = try stage()
    for layer in ["conv", "norm", "up"] {
      for part in [layer, "\(layer)[0]", "\(layer)[0,1,1]", "\(layer).term[0,1,1,1]"] {
        for stepping in ["on", "off"] {
          try stage.perform("goto \(part)")
          try stage.perform("stepping \(stepping)")
          stage.settle()
          for (size, glyphs) in zip(Self.sizes, [Glyphs.ascii, .halfBlocks]) {
            let frame = stage.frame(size, Appearance(glyphs: glyphs))
            #expect(frame.cutWords.isEmpty, "\(part) \(size): \(frame.cutWords)")
            #expect(frame.overlaps.isEmpty, "\(part) \(size): \(frame.overlaps)")
          }
        }
      }
    }
  }
}
