import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Testing

struct SteppingTests {
  private static let moves = [
    "step", "step", "step 3", "step 7", "back", "back 2", "zoom in", "zoom in", "zoom out", "first",
    "last", "row", "row -1", "run",
  ]

  @Test(
    arguments: Sample.allCases.flatMap { sample in
      (0..<(Sample.small.contains(sample) ? 4 : 1)).map { (sample, $0) }
    })
  func `the scene shows exactly the values that are not later than the place`(
    sample: Sample, seed: Int
  ) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var stage = try sample.stage(stepping: true)
    stage.meetEverything()
    let order = PassOrder(network: stage.session.network)
    var rungs: Set<Rung> = []
    for _ in 0..<(Sample.small.contains(sample) ? 60 : 20) {
      if Int.random(in: 0..<6, using: &random) == 0 {
        let nodes = stage.session.network.nodes
        let node = nodes[.random(in: nodes.indices, using: &random)]
        let element = node.shape.element(at: .random(in: 0..<node.shape.count, using: &random))
        try stage.perform("goto \(node.alias)[\(element.map(String.init).joined(separator: ","))]")
      } else {
        _ = stage.failure(Self.moves.randomElement(using: &random) ?? "")
      }
      rungs.insert(stage.session.place.rung)
      check(stage.scene, order)
    }
    #expect(rungs.count >= 3 || !Sample.small.contains(sample))
  }

  private func check(_ scene: Scene, _ order: PassOrder) {
    let network = scene.network
    let place = scene.session.place
    let end = order.end(of: place)
    for (layer, node) in network.nodes.enumerated() {
      let expected = (0..<node.shape.count).map { layer == 0 || order.value(layer, $0) <= end }
      let shown = (0..<node.shape.count).map {
        scene.value(layer, node.shape.element(at: $0)).value != nil
      }
      #expect(shown == expected, "\(node.alias) at \(place)")
      let isComplete = !expected.contains(false)
      #expect((scene.reading(layer).value?.statistics != nil) == isComplete)
      if node.layer is Conv { checkChannels(scene, order, layer, end) }
      if layer == network.last { #expect((scene.prediction().value != nil) == isComplete) }
    }
  }

  private func checkChannels(
    _ scene: Scene, _ order: PassOrder, _ layer: Int, _ end: PassOrder.Moment
  ) {
    let (shape, cells) = (scene.network.nodes[layer].shape, scene.network.nodes[layer].shape.cells)
    for map in 0..<shape.channels {
      let reading = scene.contributions(layer, map: map).value
      let channels = scene.network.weights[layer]["weight"]?.shape[1] ?? 0
      for channel in 0..<channels {
        let expected = (0..<cells).map {
          order.sum(layer, map * cells + $0, channel: channel) <= end
        }
        let shown = (0..<cells).map { reading?[channel * cells + $0] != nil }
        #expect(shown == expected, "channel \(channel) of map \(map) at \(scene.session.place)")
      }
    }
  }

  @Test func `with stepping off everything is there, wherever the place is`() throws {
    var stage = try Sample.letters.stage()
    stage.meetEverything()
    #expect(stage.scene.prediction().value?.best?.label == "O")
    try stage.perform("stepping on")
    #expect(stage.scene.prediction().value == nil)
    #expect(stage.scene.reading(0).value?.tensor != nil)
  }

  @Test func `what nobody has computed yet is computing, not hidden`() throws {
    let stage = try Sample.letters.stage()
    guard case .computing = stage.scene.reading(3) else {
      return #expect(Bool(false), "nothing was met")
    }
    guard case .hidden = try Sample.letters.stage(stepping: true).scene.reading(3) else {
      return #expect(Bool(false), "it lies later")
    }
  }

  @Test func `colours do not jump: a range is that of the complete layer`() throws {
    var stage = try Sample.letters.stage(stepping: true)
    stage.meetEverything()
    try stage.perform("goto edges[0,0,0]")
    let first = stage.scene.reading(1).value?.reach()
    try stage.perform("goto edges")
    #expect(first == stage.scene.reading(1).value?.reach())
    #expect(first == 4)
  }
}
