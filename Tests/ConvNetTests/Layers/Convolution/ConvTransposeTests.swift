import ConvNet
import Testing

/// Address numbers: ONNX Runtime 1.32, `run("ConvTranspose", [x, weight, bias], …)` on `pattern`.
@Suite struct ConvTransposeTests {
  @Test("a signal is spread out, with more outputs after the last")
  func signal() throws {
    // run("ConvTranspose", [pattern(1, 2, 4, step=7), pattern(2, 3, 3, step=5), pattern(3, step=4)],
    //     strides=[2], pads=[1, 0], output_padding=[1])
    let conv = ConvTranspose(
      inputChannels: 2, outputChannels: 3,
      grid: GridWindow(
        kernelSize: [3], stride: [2], padding: [1, 0]), outputPadding: [1])
    let parameters = try ["weight": Tensor.pattern(2, 3, 3, step: 5), "bias": .pattern(3, step: 4)]
    expect(
      conv.forward([try .pattern(2, 4, step: 7)], parameters), Shape(3, 9),
      [
        8, -14, 13, -15, -15, 6, 1, 1, -2, -2, 18, -18, -3, 10, -2, 5, 5, 2, -1, -60, -5, 31, -9,
        23, -2, -35, -5,
      ])
    #expect(conv.line == "3 3 stride 2 pad 1x0 outputpad 1")
    #expect(conv.multiplyAdds([Shape(2, 4)]) == 8 * 9)
  }

  @Test("a dilated kernel in groups")
  func dilation() throws {
    // run("ConvTranspose", [pattern(1, 2, 3, step=7), pattern(2, 1, 2, step=5)], strides=[3],
    //     dilations=[2], group=2)
    let conv = ConvTranspose(
      inputChannels: 2, outputChannels: 2,
      grid: GridWindow(kernelSize: [2], stride: [3], dilation: [2]), groups: 2, bias: false)
    expect(
      conv.forward([try .pattern(2, 3, step: 7)], ["weight": try .pattern(2, 1, 2, step: 5)]),
      Shape(2, 9), [4, 0, -6, -10, 0, 15, -2, 0, 3, 9, 0, -6, -12, 0, 8, 0, 0, 0])
  }

  @Test("maps and volumes")
  func mapsAndVolumes() throws {
    // run("ConvTranspose", [pattern(1, 2, 2, 3, step=7), pattern(2, 1, 2, 3, step=5),
    //     pattern(2, step=4)], strides=[2, 2], pads=[0, 1, 1, 1], group=2)
    let maps = ConvTranspose(
      inputChannels: 2, outputChannels: 2,
      grid: GridWindow(
        kernelSize: [2, 3], stride: [2, 2], padding: [0, 1, 1, 1]),
      groups: 2)
    expect(
      maps.forward(
        [try .pattern(2, 2, 3, step: 7)],
        try ["weight": .pattern(2, 1, 2, 3, step: 5), "bias": .pattern(2, step: 4)]),
      Shape(2, 3, 5),
      [
        -8, -6, 13, -19, 1, 6, 6, -22, 5, -6, -11, -1, 10, -14, -2, 2, -33, 2, 22, 2, -14, 7, 14,
        -3, -2, 2, -33, 2, 22, 2,
      ])
    // run("ConvTranspose", [pattern(1, 1, 2, 2, 2, step=7), pattern(1, 2, 2, 1, 2, step=5),
    //     pattern(2, step=4)], strides=[1, 2, 2], pads=[1, 0, 0, 0, 0, 1])
    let volumes = ConvTranspose(
      inputChannels: 1, outputChannels: 2,
      grid: GridWindow(
        kernelSize: [2, 1, 2], stride: [1, 2, 2], padding: [1, 0, 0, 0, 0, 1]))
    expect(
      volumes.forward(
        [try .pattern(1, 2, 2, 2, step: 7)],
        try ["weight": .pattern(1, 2, 2, 1, 2, step: 5), "bias": .pattern(2, step: 4)]),
      Shape(2, 2, 3, 3),
      [
        -4, 6, -17, -2, -2, -2, 3, -12, 1, -14, 6, -2, -2, -2, -2, 10, -10, -11, -4, 6, -23, 2, 2,
        2, 13, -2, 5, -18, 2, 2, 2, 2, 2, 22, 2, -13,
      ])
  }

  @Test("the products of an output run forward through the input and back through the kernel")
  func explanation() {
    let conv = ConvTranspose(
      inputChannels: 4, outputChannels: 6,
      grid: GridWindow(kernelSize: [7], stride: [4], dilation: [2], padding: [1]), groups: 2)
    // 4 · input + 2 · tap = 15 + 1: input 1 with tap 6, 2 with 4, 3 with 2, 4 with 0.
    let step = conv.explain([5, 15], [Shape(4, 9)]).walkedStep
    #expect(
      step.read == [Region(.input(0), [Span(2, count: 2), Span(1, stride: 1, count: 4)])])
    #expect(
      step.weight
        == Region(
          .parameter("weight"), [Span(2, count: 2), Span(2), Span(6, stride: -2, count: 4)]))
    #expect(step.bias == Region(.parameter("bias"), at: [5]))
  }

  @Test("where no input comes to an output, it is the bias, and says so")
  func gap() throws {
    // run("ConvTranspose", [pattern(1, 1, 3, step=7), pattern(1, 1, 1, step=5), pattern(1, step=4)],
    //     strides=[3], output_padding=[2])
    let conv = ConvTranspose(
      inputChannels: 1, outputChannels: 1, grid: GridWindow(kernelSize: [1], stride: [3]),
      outputPadding: [2])
    let input = try Tensor.pattern(1, 3, step: 7)
    let parameters = try ["weight": Tensor.pattern(1, 1, 1, step: 5), "bias": .pattern(1, step: 4)]
    expect(
      conv.forward([input], parameters), Shape(1, 9), [2, -2, -2, -12, -2, -2, -4, -2, -2])
    let step = conv.explain([0, 4], [input.shape]).walkedStep
    #expect(step.read == [Region(.input(0), [Span(0), Span(-1)])])
    #expect(step.weight == nil)
  }

  @Test("what reads what is the same from both sides, where outputs have gaps as well")
  func footprints() throws {
    let conv = ConvTranspose(
      inputChannels: 2, outputChannels: 2,
      grid: GridWindow(
        kernelSize: [2, 3], stride: [3, 2], dilation: [1, 2], padding: [1, 0, 0, 1]), groups: 2,
      bias: false)
    let network = try Network(
      name: "spread", input: Shape(2, 3, 4),
      [.init("up", conv, inputs: [0], weights: ["weight": .pattern(2, 1, 2, 3, step: 5)])])
    let (input, output) = (network.nodes[0].shape, network.nodes[1].shape)
    for element in (0..<output.count).map(output.element) {
      let read = network.graph.receptiveField(of: Footprint(element, in: output), layer: 1)[0]
      let region = conv.explain(element, [input]).walkedStep.read[0]
      for place in (0..<input.count).map(input.element) {
        #expect(read?.contains(place) == region.contains(place), "\(element) reads \(place)")
        let reached = network.graph.reach(of: Footprint(place, in: input), layer: 0)[1]
        #expect(reached?.contains(element) == region.contains(place), "\(place) is in \(element)")
      }
    }
  }
}
