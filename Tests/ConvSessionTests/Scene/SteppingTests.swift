import ConvNet
import ConvSession
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
    var driver = try sample.driver(stepping: true)
    driver.meetEverything()
    let order = PassOrder(network: driver.session.network)
    var rungs: Set<Rung> = []
    for _ in 0..<(Sample.small.contains(sample) ? 60 : 20) {
      if Int.random(in: 0..<6, using: &random) == 0 {
        let nodes = driver.session.network.nodes
        let node = nodes[.random(in: nodes.indices, using: &random)]
        let element = node.shape.element(at: .random(in: 0..<node.shape.count, using: &random))
        try driver.perform("goto \(node.alias)[\(element.map(String.init).joined(separator: ","))]")
      } else {
        _ = driver.failure(Self.moves.randomElement(using: &random) ?? "")
      }
      rungs.insert(driver.session.place.rung)
      check(driver.scene, order)
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
      let channels = scene.network.nodes[layer].weights["weight"]?.shape[1] ?? 0
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
    var driver = try Sample.letters.driver()
    driver.meetEverything()
    #expect(driver.scene.prediction().value?.best?.label == "O")
    try driver.perform("stepping on")
    #expect(driver.scene.prediction().value == nil)
    #expect(driver.scene.reading(0).value?.tensor != nil)
  }

  @Test func `what nobody has computed yet is computing, not hidden`() throws {
    let driver = try Sample.letters.driver()
    guard case .computing = driver.scene.reading(3) else {
      return #expect(Bool(false), "nothing was met")
    }
    guard case .hidden = try Sample.letters.driver(stepping: true).scene.reading(3) else {
      return #expect(Bool(false), "it lies later")
    }
  }

  @Test func `colours do not jump: a range is that of the complete layer`() throws {
    var driver = try Sample.letters.driver(stepping: true)
    driver.meetEverything()
    try driver.perform("goto edges[0,0,0]")
    let first = driver.scene.reading(1).value?.reach()
    try driver.perform("goto edges")
    #expect(first == driver.scene.reading(1).value?.reach())
    #expect(first == 4)
  }
}
