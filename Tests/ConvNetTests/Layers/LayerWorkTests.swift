import ConvNet
import Testing

@Suite struct LayerWorkTests {
  @Test("a batch gives each sample what it gives alone", arguments: LayerSample.table)
  func batch(sample: LayerSample) throws {
    var random = SeededGenerator(seed: 41)
    for _ in 0..<20 {
      let (layer, shapes) = sample.next(&random)
      var parameters: Parameters = [:]
      for parameter in layer.parameters {
        parameters[parameter.name] = .random(parameter.shape, &random)
      }
      let samples = (0..<3).map { _ in shapes.map { Tensor.random($0, &random) } }
      let batch = try shapes.indices.map { input in
        Tensor(
          try Shape(checking: [3] + shapes[input].sizes), samples.flatMap { $0[input].elements })
      }
      // Every slice is a sample.
      guard !batch.isEmpty else { continue }
      let output = layer.each(3).forward(batch, parameters)
      let alone = samples.flatMap { layer.forward($0, parameters).elements }
      #expect(output == Tensor(output.shape, alone), "\(layer)")
    }
  }

  @Test("more inputs than are borrowed one inside the other are read all the same")
  func manyInputs() throws {
    let inputs = (0..<200).map { Tensor(Shape(1, 2), [Float($0), Float(-$0)]) }
    let output = Concat(axis: 0, Operands(inputs: 200)).forward(inputs)
    #expect(output.elements == inputs.flatMap(\.elements))
  }

  @Test("a batch stops where one waits no more, and says how far it was")
  func cancelled() throws {
    let dense = Dense(inputUnits: 2, outputUnits: 1, bias: false)
    let input = Tensor(Shape(4, 2), repeating: 1)
    let relu = Pointwise(.relu).each(4)
    #expect(throws: Cancelled.self) {
      try relu.forward(
        [input], [:],
        Checkpoint { (share) throws(Cancelled) in
          if share >= 0.5 { throw Cancelled() }
        })
    }
    let weight = Tensor(Shape(1, 2), [2, 3])
    #expect(dense.each(4).forward([input], ["weight": weight]).elements == [5, 5, 5, 5])
  }
}
