import ConvNet
import ConvSession
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
    var view = try ViewCase(Self.many, input: "colour-scene", "goto conv1", "sort \(order)")
    _ = view.text()
    let scene = view.driver.scene
    let ranking = MapRanking(scene, by: view.driver.interaction.order)
    #expect(ranking.maps.sorted() == Array(0..<96))
    let reading = try #require(scene.reading(1).value)
    let keys = ranking.maps.compactMap { map in
      reading.statistics(ofChannel: map).map { order == "variance" ? $0.variance : $0.mean }
    }
    #expect(keys.count == 96 && keys == keys.sorted(by: >))
    #expect(view.text().contains("by \(order), 1-"))
  }

  @Test("Pages go round, and the words say which is seen")
  func pages() throws {
    var view = try ViewCase(Self.many, input: "colour-scene", "goto conv1")
    let first = view.text()
    #expect(first.contains("maps 0-"))
    var count = 0
    repeat {
      try view.driver.press("pagedown")
      count += 1
    } while view.text() != first && count < 100
    #expect((2..<100).contains(count))
    try view.driver.press("pageup")
    #expect(view.text().contains("-95 of 96"))
  }

  @Test("Units of a long vector are sorted and paged as well")
  func units() throws {
    var view = try ViewCase(Self.many, input: "colour-scene", "goto dense1", "page")
    #expect(view.text().contains("units 16-31 of 400"))
    try view.driver.perform("sort activation")
    #expect(view.text().contains("by activation, 1-16 of 400"))
    try view.driver.perform("goto relu2")
    #expect(view.text().contains("by activation, 1-16 of 400"))
  }

  @Test("The pointer goes to the next as they stand, the pass to the next by number")
  func walking() throws {
    var view = try ViewCase(
      Self.many, input: "colour-scene", "goto conv1", "sort variance", "hand output")
    _ = view.text()
    let maps = MapRanking(view.driver.scene, by: .variance).maps
    let rank = try #require(maps.firstIndex(of: 0))
    try view.driver.perform("move 0 \(rank == 95 ? -1 : 1)")
    #expect(view.driver.interaction.pointer.map == maps[rank == 95 ? rank - 1 : rank + 1])
    try view.driver.perform("goto conv1[4]")
    try view.driver.perform("step")
    #expect(view.driver.session.position.map == 5)
  }

  @Test("While a layer is not complete its order tells nothing of it")
  func stepping() throws {
    var view = try ViewCase(
      Self.many, input: "colour-scene", "sort activation", "goto conv1[40]", "stepping on",
      "view layer")
    _ = view.text()
    #expect(MapRanking(view.driver.scene, by: .activation).order == .index)
  }
}

extension Driver {
  /// Presses a key as the run loop does.
  fileprivate mutating func press(_ key: String) throws {
    for text in interaction.press(key, in: session) { try perform(text) }
  }
}
