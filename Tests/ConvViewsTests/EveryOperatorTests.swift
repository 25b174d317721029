import ConvCanvas
import ConvNet
import ConvSession
import ConvViews
import ConvWork
import Testing

@Suite("Inside every layer that a model file can have")
struct EveryOperatorTests {
  static let sizes = [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120)]

  @Test("Nothing is cut at any rung", arguments: OperatorNetwork.allCases)
  func everyPlace(network: OperatorNetwork) throws {
    var cut: Set<String> = []
    var driver = try network.driver()
    for (index, place) in Self.places(driver.session.network).enumerated() {
      driver.interaction.hand = .pass
      try driver.perform("goto \(place)")
      try driver.perform("stepping \(index % 5 == 0 ? "on" : "off")")
      // The hands take turns: what an input reaches takes a look at the whole network.
      let hand = index % 11 == 0 ? "input" : index % 3 == 0 ? "output" : "kernel"
      for hand in index.isMultiple(of: 3) ? ["pass", hand] : ["pass"] {
        // Not every layer has a kernel.
        do { try driver.perform("hand \(hand)") } catch { continue }
        let screen = Screen.current(driver.session, driver.interaction)
        driver.meet(screen.needs(driver.session, driver.interaction))
        for (size, glyphs) in zip(Self.sizes, [Glyphs.ascii, .halfBlocks]) {
          let words = screen.cutWords(
            driver.scene, driver.interaction, Appearance(glyphs: glyphs), size)
          for word in words { cut.insert("\(place) \(hand) \(size.columns): \(word)") }
        }
      }
    }
    #expect(cut.isEmpty, "\(cut.sorted().joined(separator: "\n"))")
  }

  /// Every layer, its first and last map, numbers at both ends and in the middle, and their first
  /// and last terms.
  static func places(_ network: Network) -> [String] {
    network.nodes.dropFirst().flatMap { node -> [String] in
      let shape = node.shape
      var places = [node.alias]
      for offset in Set([shape.count / 2, shape.count - 1]).sorted() {
        let element = shape.element(at: offset)
        if node.ladder.has(.map) { places.append("\(node.alias)[\(element[0])]") }
        places.append(Reference(node.alias, nil, element).text)
        guard node.ladder.has(.term) else { continue }
        for term in Set([0, node.explain(element).termCount - 1]).sorted() where term >= 0 {
          places.append(Reference(node.alias, .term, element + [term]).text)
        }
      }
      return places
    }
  }
}
