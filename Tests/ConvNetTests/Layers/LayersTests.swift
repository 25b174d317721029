import ConvNet
import Testing

@Suite struct LayersTests {
  @Test("every kind of layer that can be written is drawn by the tests over random layers")
  func samples() {
    #expect(Set(Layers.registry.map { $0.kind }) == Set(LayerSample.written.map(\.kind)))
    #expect(LayerSample.written.count == Layers.registry.count)
  }

  @Test("every kind is found by its word, and its usage begins with it")
  func kinds() {
    #expect(Set(Layers.registry.map(\.kind)).count == Layers.registry.count)
    for form in Layers.registry {
      #expect(Layers.named(form.kind)?.usage == form.usage)
      #expect(form.usage.split(separator: " ").first.map(String.init) == form.kind)
    }
    #expect(Layers.named("convolution") == nil)
  }

  @Test("what a layer writes, it reads again", arguments: LayerSample.written)
  func roundTrip(sample: LayerSample) throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      let (layer, inputs) = sample.next(&random)
      try expectRoundTrip(layer, inputs[0])
    }
  }
  private func expectRoundTrip<L: Layer>(_ layer: L, _ input: Shape) throws {
    let form = try #require(Layers.named(layer.form))
    #expect(layer.kind == form.kind)
    #expect(try parse(form, layer.line, input: input) as? L == layer)
  }

  @Test("a word too many is an error", arguments: LayerSample.written)
  func leftOver(sample: LayerSample) throws {
    var random = SeededGenerator(seed: 12)
    let (layer, inputs) = sample.next(&random)
    let form = try #require(Layers.named(layer.form))
    #expect(throws: LineError.self) {
      try parse(form, layer.line + " surprise", input: inputs[0])
    }
  }

  @Test("what no line can name has a form of its own", arguments: LayerSample.unwritten)
  func unwritten(sample: LayerSample) {
    var random = SeededGenerator(seed: 14)
    for _ in 0..<50 where sample.kind != Pointwise.kind {
      #expect(Layers.named(sample.next(&random).layer.form) == nil)
    }
  }

  @Test("a window slides as the explanations say", arguments: LayerSample.table)
  func windows(sample: LayerSample) throws {
    var random = SeededGenerator(seed: 13)
    for _ in 0..<50 {
      let (layer, inputs) = sample.next(&random)
      guard let window = layer.window else { continue }
      let output = try layer.outputShape(inputs)
      let element = output.element(at: .random(in: 0..<output.count, using: &random))
      let axes = layer.explain(element, inputs).walkedStep.read[0].axes
      let columns = Span(
        element[element.count - 1] * window.stride.width - window.padding.width,
        stride: window.dilation.width, count: window.size.width)
      let rows = Span(
        element[1] * window.stride.height - window.padding.height,
        stride: window.dilation.height, count: window.size.height)
      #expect(Array(axes.dropFirst()) == (axes.count == 3 ? [rows, columns] : [columns]))
    }
  }
}
