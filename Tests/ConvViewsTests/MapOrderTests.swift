import ConvNet
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import Testing

@Suite("The order of maps and units")
struct MapOrderTests {
  private static let many =
    "input 3x16x16 > conv 96 3x3 pad 1 > relu > globalavgpool > dense 400 > relu > dense 10"

  @Test(
    "By activation and by variance the largest come first", arguments: ["activation", "variance"])
  func sorted(by order: String) throws {
    var view = try Stage(Self.many, input: "colour-scene", "goto conv1", "sort \(order)")
    _ = view.text()
    let scene = view.scene
    let ranking = MapRanking(scene, by: view.interaction.order)
    #expect(ranking.maps.sorted() == Array(0..<96))
    let reading = try #require(scene.reading(1).value)
    let keys = ranking.maps.compactMap { map in
      reading.statistics(ofChannel: map).map { order == "variance" ? $0.variance : $0.mean }
    }
    #expect(keys.count == 96 && keys == keys.sorted(by: >))
    #expect(view.text().contains("maps 1-"))
    #expect(view.text().contains("of 96, by \(order)"))
  }

  @Test("Pages go round, and the words say which is seen")
  func pages() throws {
    var view = try Stage(Self.many, input: "colour-scene", "goto conv1")
    let first = view.text()
    #expect(first.contains("maps 0-"))
    var count = 0
    repeat {
      try view.play("pagedown")
      // What is at hand is always in sight.
      let map = try #require(view.interaction.pointer.map)
      #expect(view.text().contains(">\(map)"))
      count += 1
    } while view.text() != first && count < 100
    #expect((2..<100).contains(count))
    try view.play("pageup")
    #expect(view.text().contains("-95 of 96"))
  }

  @Test("Units of a long vector are sorted and paged as well")
  func units() throws {
    var view = try Stage(Self.many, input: "colour-scene", "goto dense1")
    try view.play("pagedown")
    #expect(view.text().contains("units 16-31 of 400"))
    try view.perform("sort activation")
    #expect(view.text().contains("units 1-16 of 400, by activation"))
    try view.perform("goto relu2")
    #expect(view.text().contains("units 1-16 of 400, by activation"))
  }

  @Test("The pointer goes to the next as they stand, the pass to the next by number")
  func walking() throws {
    var view = try Stage(
      Self.many, input: "colour-scene", "goto conv1", "sort variance", "hand output")
    _ = view.text()
    let maps = MapRanking(view.scene, by: .variance).maps
    #expect(view.interaction.pointer.map == maps[0])
    let sheet = view.sheet()
    let across = try #require(sheet?.across)
    #expect(across > 1)
    try view.play("right")
    try view.play("down")
    #expect(view.interaction.pointer.map == maps[1 + across])
    try view.play("up")
    try view.play("up")
    // There is no row above the first.
    #expect(view.interaction.pointer.map == maps[1])
    try view.perform("goto conv1[4]")
    try view.perform("step")
    #expect(view.session.position.map == 5)
  }

  @Test("While a layer is not complete its order tells nothing of it")
  func stepping() throws {
    var view = try Stage(
      Self.many, input: "colour-scene", "sort activation", "goto conv1[40]", "stepping on",
      "view layer")
    _ = view.text()
    #expect(MapRanking(view.scene, by: .activation).order == .index)
  }

  @Test("One goes into the map that is at hand, and comes out where one was, in the same order")
  func inAndOut() throws {
    var view = try Stage(Self.many, input: "colour-scene", "goto conv1", "sort activation")
    _ = view.text()
    let maps = MapRanking(view.scene, by: .activation).maps
    let sheet = view.sheet()
    let page = try #require(sheet?.count)
    // Of sorted maps the first is at hand.
    #expect(view.text().contains(">\(maps[0]) "))
    try view.play("down")
    #expect(view.session.position.map == maps[0])
    try view.play("up")
    try view.play("pagedown")
    let before = view.text()
    #expect(before.contains(">\(maps[page]) "))
    try view.play("down")
    #expect(view.session.place.rung == .map)
    #expect(view.session.position.map == maps[page])
    try view.play("up")
    #expect(view.text() == before)
    // Another layer begins at its own first.
    try view.play("right")
    _ = view.text()
    let others = MapRanking(view.scene, by: .activation).maps
    #expect(view.text().contains(">\(others[0]) "))
  }

  @Test("A recording goes into the same map without knowing the order")
  func recorded() throws {
    var view = try Stage(
      Self.many, input: "colour-scene", "goto conv1", "sort activation", "zoom in")
    let map = view.session.position.map
    #expect(map == MapRanking(view.scene, by: .activation).maps[0])
    #expect(view.recording.contains("goto conv1[\(map)]") || map == 0)
    _ = view.text()
  }
}
