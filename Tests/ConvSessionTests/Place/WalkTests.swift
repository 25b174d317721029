import ConvNet
import ConvSession
import ConvWork
import Testing

struct WalkTests {
  @Test(arguments: Sample.small, Rung.allCases)
  func `a walk passes every unit once, in the order of a forward pass, and back the same way`(
    sample: Sample, wanted: Rung
  ) throws {
    let network = try sample.driver().session.network
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
    let network = try sample.driver().session.network
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
    var driver = try Driver(
      model: "input 3x224x224 > conv 64 3x3 pad 1 > relu > maxpool 2", input: nil, stepping: false)
    try driver.perform("goto conv1.term[0,0,0,0]")
    for _ in 0..<300 { try driver.perform("step 100000") }
    #expect(driver.session.place.element == 30_000_000 / 28)
    for _ in 0..<300 { try driver.perform("back 100000") }
    #expect(driver.session.position.progress == "term 1 of 28")
  }

  @Test func `eight steps from the input reach the answer in letters, and back takes each`() throws
  {
    var driver = try Sample.letters.driver(stepping: true)
    driver.meetEverything()
    for step in 1...8 {
      #expect(driver.scene.prediction().value == nil)
      try driver.perform("step")
      #expect(driver.session.place.layer == step)
    }
    #expect(driver.scene.prediction().value?.best?.label == "O")
    #expect(driver.failure("step") == .endOfPass)
    for step in (0..<8).reversed() {
      try driver.perform("back")
      #expect(driver.session.place.layer == step)
      #expect(driver.scene.prediction().value == nil)
    }
    #expect(driver.failure("back") == .startOfPass)
  }

  @Test func `the wanted rung is kept across layers that lack it`() throws {
    var driver = try Sample.letters.driver()
    try driver.perform("goto parts.channel[5,2,2,4]")
    var rungs: [String: Rung] = [:]
    while driver.failure("step") == nil {
      rungs[driver.session.position.node.alias] = driver.session.place.rung
    }
    #expect(rungs == ["relu2": .cell, "best": .map, "letter": .cell, "softmax": .cell])
    try driver.perform("back 11")
    #expect(driver.session.position.node.alias == "best")
    try driver.perform("goto parts.channel[5,2,2,4]")
    try driver.perform("step 55")
    try driver.perform("back 55")
    #expect(driver.session.place.rung == .channel)
    #expect(driver.session.position.crumbs.last == "bias")
  }

  @Test func `in or out chooses the rung anew`() throws {
    var driver = try Sample.letters.driver()
    try driver.perform("goto relu2[5,2,2]")
    try driver.perform("step")
    #expect(driver.session.position.crumbs == ["network", "best", "map 0"])
    try driver.perform("zoom out")
    try driver.perform("step")
    #expect(driver.session.place.rung == .layer)
  }
}
