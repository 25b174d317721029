import ConvNet
import ConvWork
import Synchronization
import Testing

@Suite struct ThreadCrewTests {
  private struct Sample: Sendable {
    var layer: any PackedLayer
    var input: Shape
    var parameters: [Shape] = []
  }
  /// Winograd, tiles of both kinds, single channels, a pooling, units, and a function.
  private static let samples = [
    Sample(
      layer: Conv(inputChannels: 64, outputChannels: 64, kernelSize: [3, 3], padding: [1, 1]),
      input: Shape(64, 40, 40), parameters: [Shape(64, 64, 3, 3), Shape(64)]),
    Sample(
      layer: Conv(inputChannels: 48, outputChannels: 40, kernelSize: [5, 5], padding: [2, 2]),
      input: Shape(48, 33, 35), parameters: [Shape(40, 48, 5, 5), Shape(40)]),
    Sample(
      layer: Conv(inputChannels: 256, outputChannels: 256, kernelSize: [3, 3], padding: [1, 1]),
      input: Shape(256, 7, 7), parameters: [Shape(256, 256, 3, 3), Shape(256)]),
    Sample(
      layer: Conv(
        inputChannels: 64, outputChannels: 64, kernelSize: [3, 3], padding: [1, 1], groups: 64),
      input: Shape(64, 150, 150), parameters: [Shape(64, 1, 3, 3), Shape(64)]),
    Sample(
      layer: MaxPool(kernelSize: [3, 3], stride: [2, 2], padding: [1, 1]),
      input: Shape(64, 300, 300)),
    Sample(
      layer: Dense(inputUnits: 5000, outputUnits: 2001), input: Shape(5000),
      parameters: [Shape(2001, 5000), Shape(2001)]),
    Sample(layer: Pointwise(.tanh), input: Shape(1 << 20)),
  ]

  private static func numbers(_ shape: Shape, _ step: Int) -> Tensor {
    Tensor(shape, (0..<shape.count).map { Float($0 * step % 2011) / 1000 - 1 })
  }

  @Test("what several threads compute is what one computes, to the bit", arguments: [2, 3, 5])
  func sameNumbers(threads: Int) throws {
    let crew = ThreadCrew(threads: threads)
    for sample in Self.samples {
      let input = Self.numbers(sample.input, 7919)
      var parameters: Parameters = [:]
      for (name, shape) in zip(["weight", "bias"], sample.parameters) {
        parameters[name] = Self.numbers(shape, 31)
      }
      let network = try Network(
        name: "one", input: sample.input,
        [Network.Part("layer", sample.layer, inputs: [0], weights: parameters)])
      let pass = WholePass(network)
      let alone = pass.run(input)
      for _ in 0..<3 {
        let together = try pass.run(input, Checkpoint.unchecked.helped(by: crew))
        #expect(together == alone, "\(sample.layer.kind)")
      }
    }
  }

  @Test("work of several threads ends where nobody waits for it")
  func cancelled() throws {
    let sample = Self.samples[0]
    let weights = ["weight", "bias"].enumerated().map {
      ($1, Self.numbers(sample.parameters[$0], 31))
    }
    let network = try Network(
      name: "one", input: sample.input,
      [
        Network.Part(
          "layer", sample.layer, inputs: [0], weights: Dictionary(uniqueKeysWithValues: weights))
      ])
    let pass = WholePass(network)
    let nobody = Checkpoint { (_) throws(Cancelled) in throw Cancelled() }
    #expect(throws: Cancelled.self) {
      try pass.run(Self.numbers(sample.input, 7919), nobody.helped(by: ThreadCrew(threads: 2)))
    }
  }

  @Test("every member has its share, and a crew that is busy leaves the work to who asks")
  func members() {
    let crew = ThreadCrew(threads: 3)
    let seen = Mutex<[Int]>([])
    crew.share { member in
      seen.withLock { $0.append(member) }
      guard member == 0 else { return }
      crew.share { inner in seen.withLock { $0.append(10 + inner) } }
    }
    #expect(seen.withLock { $0.sorted() } == [0, 1, 2, 10])
  }
}
