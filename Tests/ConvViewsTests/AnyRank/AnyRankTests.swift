import ConvCanvas
import ConvNet
import ConvSession
import ConvViews
import ConvWork
import Testing

@Suite("Tensors of any rank")
struct AnyRankTests {
  private func draw(_ driver: inout Driver, _ size: Size, _ glyphs: Glyphs = .ascii) -> Canvas {
    let screen = Screen.current(driver.session, driver.interaction)
    driver.meet(screen.needs(driver.session, driver.interaction))
    return screen.canvas(
      driver.scene, driver.interaction, Appearance(glyphs: glyphs), size)
  }

  @Test("Every layer, map, number and term has a place, a screen, and its way back")
  func places() throws {
    for kind in AnyRankNetwork.allCases {
      var driver = try kind.driver()
      for node in driver.session.network.nodes.dropFirst() {
        for offset in 0..<node.shape.count {
          let element = node.shape.element(at: offset)
          let place = Reference(node.alias, nil, element)
          try driver.perform(.goto(place))
          #expect(driver.session.position.element == element, "\(kind) \(place.text)")
          guard offset % 7 == 0 else { continue }
          #expect(draw(&driver, Size(rows: 24, columns: 80)).size.rows == 24)
          guard node.ladder.has(.term) else { continue }
          let term = driver.session.position.termCount - 1
          try driver.perform(.goto(Reference(node.alias, .term, element + [term])))
          _ = draw(&driver, Size(rows: 40, columns: 120), .halfBlocks)
        }
        for count in 0..<node.shape.rank {
          try driver.perform(.goto(Reference(node.alias, nil, [Int](repeating: 0, count: count))))
          _ = draw(&driver, Size(rows: 24, columns: 80), .shades)
        }
      }
    }
  }

  @Test("A number of a volume is what its explanation adds up to, and what its place shows")
  func numbers() throws {
    var driver = try AnyRankNetwork.volumes.driver()
    let node = driver.session.network.nodes[1]
    driver.meet(
      driver.session.network.nodes.indices.map {
        .about(driver.session.subject, .activation($0))
      })
    for place in [[0, 0, 0, 0], [2, 1, 3, 4], [1, 2, 0, 3]] {
      let sum = node.explain(place).value(driver.scene.numbers(of: 1))
      let value = try #require(driver.scene.value(1, place).value)
      #expect(abs(Double(value) - sum) < 1e-4)
      try driver.perform(.goto(Reference("conv", nil, place)))
      let written = "cell (\(place.dropFirst().map(String.init).joined(separator: ", ")))"
      #expect(driver.session.position.crumbs.last == written)
    }
  }

  @Test("A volume's maps are seen from the front, one map slice by slice, and the words say so")
  func slices() throws {
    var driver = try AnyRankNetwork.volumes.driver()
    try driver.perform("goto conv")
    let layer = draw(&driver, Size(rows: 24, columns: 80)).plainText
    #expect(layer.contains("their 3 slices seen from the front"))
    #expect(layer.contains("strongest of 3 slices"))
    try driver.perform("goto conv.term[1,2,0,3,0]")
    let text = draw(&driver, Size(rows: 40, columns: 120)).plainText
    #expect(text.contains("depth 2 of 4"))
    #expect(text.contains("weight[1,0,0,0,0]"))
  }

  @Test("The kernel of a volume is walked by slices, and its numbers are its own")
  func kernel() throws {
    var driver = try AnyRankNetwork.volumes.driver()
    try driver.perform("goto conv[1]")
    try driver.perform("hand kernel")
    try driver.perform("move 3 1")
    #expect(Bench(driver.session, driver.interaction).number?.text == "conv.weight[1,0,1,1,1]")
    try driver.perform("move 1 0")
    #expect(Bench(driver.session, driver.interaction).number?.text == "conv.bias[1]")
    _ = draw(&driver, Size(rows: 24, columns: 80))
    // The weights of rows are laid out by outputs, whatever the row.
    driver = try AnyRankNetwork.rows.driver()
    try driver.perform("goto lines[3,2]")
    try driver.perform("hand kernel")
    #expect(Bench(driver.session, driver.interaction).number?.text == "lines.weight[2,0]")
    let marks = Marks(driver.session, driver.interaction)
    #expect(marks.layers[2]?.count == 5)
    #expect(marks.layers[2]?.contains([0, 2]) == true)
  }

  @Test("A constant is known before the pass has come to it, and is no input")
  func constant() throws {
    var driver = try AnyRankNetwork.volumes.driver(stepping: true)
    #expect(driver.scene.extent(of: 4).elements == 180)
    #expect(driver.scene.extent(of: 3).elements == 0)
    #expect(driver.session.network.nodes.filter(\.isInput).count == 1)
    try driver.perform("goto given[1,2,3,4]")
    let text = draw(&driver, Size(rows: 24, columns: 80)).plainText
    #expect(text.contains("value[1,2,3,4]"))
  }

  @Test("A random walk never meets a screen that can not be drawn", arguments: 1...4)
  func walk(seed: UInt64) throws {
    let commands = [
      "step", "step 7", "step 60", "back", "back 40", "row", "row -1", "zoom in", "zoom in",
      "zoom out", "first", "last", "stepping on", "stepping off", "hand output", "hand kernel",
      "hand input", "hand pass", "move 1 2", "move -1 5", "move 9 -3", "enter", "numbers", "run",
      "sort", "page", "view table", "escape", "size", "kernel 1", "nudge 0.5", "undo", "difference",
      "copy",
    ]
    let sizes = [
      Size(rows: 24, columns: 80), Size(rows: 40, columns: 120), Size(rows: 60, columns: 200),
      Size(rows: 10, columns: 40),
    ]
    for kind in AnyRankNetwork.allCases {
      var random = SeededGenerator(seed: seed)
      var driver = try kind.driver(stepping: true)
      for _ in 0..<250 {
        // What can not be done here changes nothing.
        _ = try? driver.perform(commands.randomElement(using: &random) ?? "step")
        #expect(driver.session.position.exists)
        let size = sizes.randomElement(using: &random) ?? sizes[0]
        let glyphs = Glyphs.allCases.randomElement(using: &random) ?? .ascii
        #expect(draw(&driver, size, glyphs).size == size)
      }
    }
  }

  @Test("Stepping counts every number of a volume once, and shows no later one")
  func stepping() throws {
    var driver = try AnyRankNetwork.volumes.driver(stepping: true)
    try driver.perform("goto conv[0,0,0,0]")
    driver.meet([.about(driver.session.subject, .activation(1))])
    let shape = driver.session.position.node.shape
    for known in 1..<shape.count {
      let reading = try #require(driver.scene.reading(1).value)
      #expect(reading[known - 1] != nil && reading[known] == nil)
      try driver.perform("step")
    }
  }
}
