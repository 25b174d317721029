import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Testing

struct WalkTests {
  @Test(arguments: Sample.small, Rung.allCases)
  func `a walk passes every unit once, in the order of a forward pass, and back the same way`(
    sample: Sample, wanted: Rung
  ) throws {
    let network = try sample.stage().session.network
    let expected = PassOrder(network: network).places(wanted)
    var place = expected[0]
    var places = [place]
    while let next = Position(network, place).next() {
      #expect(Position(network, next).previous() == place)
      place = next
      places.append(place)
      guard places.count <= expected.count else { break }
    }
    #expect(places == expected)
    #expect(Position(network, expected[0]).previous() == nil)
  }

  @Test(arguments: Sample.small, Rung.allCases)
  func `many steps at once come to where one by one leads`(sample: Sample, wanted: Rung) throws {
    let network = try sample.stage().session.network
    let places = PassOrder(network: network).places(wanted)
    var random = SeededGenerator(seed: 5)
    for _ in 0..<60 {
      let (from, to) = (
        Int.random(in: places.indices, using: &random),
        Int.random(in: places.indices, using: &random)
      )
      #expect(Position(network, places[from]).advanced(by: to - from) == places[to])
      #expect(Position(network, places[from]).advanced(by: places.count - from) == nil)
      #expect(Position(network, places[from]).advanced(by: -from - 1) == nil)
    }
  }

  @Test func `a hundred thousand steps take no time in a network of many millions of terms`() throws
  {
    var stage = try Stage(
      model: "input 3x224x224 > conv 64 3x3 pad 1 > relu > maxpool 2", input: nil, stepping: false)
    try stage.perform("goto conv1.term[0,0,0,0]")
    for _ in 0..<300 { try stage.perform("step 100000") }
    #expect(stage.session.place.element == 30_000_000 / 28)
    for _ in 0..<300 { try stage.perform("back 100000") }
    #expect(stage.session.position.progress == "1st of 28 terms")
  }

  @Test func `eight steps from the input reach the answer in letters, and back takes each`() throws
  {
    var stage = try Sample.letters.stage(stepping: true)
    stage.meetEverything()
    for step in 1...8 {
      #expect(stage.scene.prediction().value == nil)
      try stage.perform("step")
      #expect(stage.session.place.layer == step)
    }
    #expect(stage.scene.prediction().value?.best?.label == "O")
    #expect(stage.failure("step") == .endOfPass(inLesson: false))
    for step in (0..<8).reversed() {
      try stage.perform("back")
      #expect(stage.session.place.layer == step)
      #expect(stage.scene.prediction().value == nil)
    }
    #expect(stage.failure("back") == .startOfPass)
  }

  @Test func `the wanted rung is kept across layers that lack it`() throws {
    var stage = try Sample.letters.stage()
    try stage.perform("goto parts.channel[5,2,2,4]")
    var rungs: [String: Rung] = [:]
    while stage.failure("step") == nil {
      rungs[stage.session.position.node.alias] = stage.session.place.rung
    }
    #expect(rungs == ["relu2": .cell, "best": .map, "letter": .cell, "softmax": .cell])
    try stage.perform("back 11")
    #expect(stage.session.position.node.alias == "best")
    try stage.perform("goto parts.channel[5,2,2,4]")
    try stage.perform("step 55")
    try stage.perform("back 55")
    #expect(stage.session.place.rung == .channel)
    #expect(stage.session.position.crumbs.last == "bias")
  }

  @Test func `in or out chooses the rung anew`() throws {
    var stage = try Sample.letters.stage()
    try stage.perform("goto relu2[5,2,2]")
    try stage.perform("step")
    #expect(stage.session.position.crumbs == ["network", "best", "map 0"])
    try stage.perform("zoom out")
    try stage.perform("step")
    #expect(stage.session.place.rung == .layer)
  }
}
