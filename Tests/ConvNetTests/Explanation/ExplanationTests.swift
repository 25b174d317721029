import ConvNet
import Testing

/// The picture can not lie: what a layer explains, added up in double precision, is what it
/// computed.
@Suite struct ExplanationTests {
  @Test("an explanation adds up to the output", arguments: LayerSample.table)
  func addsUp(sample: LayerSample) throws {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<300 {
      let pass = try Pass(sample, &random)
      for _ in 0..<8 {
        let element = pass.place(&random)
        let explanation = pass.layer.explain(element, pass.shapes)
        #expect(
          pass.agrees(explanation, at: element),
          "\(sample.kind) \(pass.layer.line) of \(pass.shapes) at \(element)")
      }
    }
  }

  @Test(
    "an explanation that reads the neighbour is noticed",
    arguments: LayerSample.table, [-1, 1])
  func readsTheNeighbour(sample: LayerSample, step: Int) throws {
    var random = SeededGenerator(seed: 9)
    var noticed = 0
    for _ in 0..<100 {
      let pass = try Pass(sample, &random)
      let element = pass.place(&random)
      var explanation = pass.layer.explain(element, pass.shapes)
      for index in explanation.steps.indices where !explanation.steps[index].read[0].axes.isEmpty {
        for axis in explanation.steps[index].read[0].axes.indices {
          explanation.steps[index].read[0].axes[axis].start += step
        }
      }
      if !pass.agrees(explanation, at: element) { noticed += 1 }
    }
    // A ReLU that is silent at both places gives 0 for either.
    #expect(noticed > 25, "of 100")
  }

  @Test("terms add up to the value of a sum", arguments: [Conv.kind, Dense.kind])
  func terms(kind: String) throws {
    var random = SeededGenerator(seed: 10)
    let sample = try #require(LayerSample.table.first { $0.kind == kind })
    for _ in 0..<30 {
      let pass = try Pass(sample, &random)
      let explanation = pass.layer.explain(pass.place(&random), pass.shapes)
      let sum = (0..<explanation.termCount).reduce(0) {
        $0 + (explanation.termValue($1, pass.number) ?? 0)
      }
      #expect(abs(sum - explanation.value(pass.number)) < 1e-9)
    }
  }

  @Test("the winner is the first of the largest, padding does not take part, and a NaN wins")
  func winner() {
    let pool = MaxPool(kernelSize: [2, 2], padding: [1, 1])
    let input = Shape(1, 3, 3)
    func winner(_ row: Int, _ column: Int, _ numbers: [Float]) -> Int? {
      pool.explain([0, row, column], [input]).winner { _, place in
        input.contains(place) ? numbers[input.offset(place)] : nil
      }
    }
    #expect(winner(1, 1, [0, 0, 0, 0, 1, 3, 0, 3, 2]) == 1)
    #expect(winner(0, 0, [-4, 0, 0, 0, 0, 0, 0, 0, 0]) == 3)
    #expect(winner(1, 1, [0, 0, 0, 0, 1, 3, 0, .nan, 2]) == 2)
    #expect(Pointwise(.relu).explain([0], [Shape(1)]).winner { _, _ in 1 } == nil)
  }

  @Test("the padding of a window counts as nothing, even under an infinite weight")
  func infiniteWeight() {
    let conv = Conv(
      inputChannels: 1, outputChannels: 1, kernelSize: [1, 2], padding: [0, 1],
      bias: false)
    let input = Tensor(Shape(1, 1, 1), [2])
    let weight = Tensor(Shape(1, 1, 1, 2), [.infinity, 3])
    #expect(conv.forward([input], ["weight": weight]).elements == [6, .infinity])
    let explained = conv.explain([0, 0, 0], [input.shape]).value { source, place in
      source == .input(0)
        ? (input.shape.contains(place) ? input[place] : nil) : weight[place]
    }
    #expect(explained == 6)
  }
}
