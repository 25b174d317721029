import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import Testing

@Suite("Inside every layer that a model file can have")
struct EveryOperatorTests {
  static let sizes = [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120)]

  @Test("Nothing is cut at any rung", arguments: OperatorNetwork.allCases)
  func everyPlace(network: OperatorNetwork) throws {
    var cut: Set<String> = []
    var stage = try network.stage()
    for (index, place) in Self.places(stage.session.network).enumerated() {
      stage.interaction.hand = .pass
      try stage.perform("goto \(place)")
      try stage.perform("stepping \(index % 5 == 0 ? "on" : "off")")
      // The hands take turns: what an input reaches takes a look at the whole network.
      let hand = index % 11 == 0 ? "input" : index % 3 == 0 ? "output" : "kernel"
      for hand in index.isMultiple(of: 3) ? ["pass", hand] : ["pass"] {
        // Not every layer has a kernel.
        do { try stage.perform("hand \(hand)") } catch { continue }
        stage.settle()
        for (size, glyphs) in zip(Self.sizes, [Glyphs.ascii, .halfBlocks]) {
          let words = stage.frame(size, Appearance(glyphs: glyphs)).cutWords
          for word in words { cut.insert("\(place) \(hand) \(size.columns): \(word)") }
        }
      }
    }
    #expect(cut.isEmpty, "\(cut.sorted().joined(separator: "\n"))")
  }

  @Test("A random walk never meets a screen that can not be drawn", arguments: 1...2)
  func walk(seed: UInt64) throws {
    let commands = [
      "step", "step", "step 7", "back", "back 3", "row", "row -1", "zoom in", "zoom in", "zoom in",
      "zoom out", "first", "last", "stepping on", "stepping off", "hand output", "hand kernel",
      "hand pass", "move 1 2", "move -1 5", "enter", "numbers", "sort", "page", "escape", "size",
      "nudge 0.5", "undo", "difference", "copy",
    ]
    for kind in OperatorNetwork.allCases {
      var random = SeededGenerator(seed: seed)
      var stage = try kind.stage()
      let aliases = stage.session.network.nodes.map(\.alias)
      for index in 0..<160 {
        let command =
          index % 16 == 0
          ? "goto \(aliases.randomElement(using: &random) ?? "input")"
          : commands.randomElement(using: &random) ?? "step"
        // What can not be done here changes nothing.
        _ = try? stage.perform(command)
        #expect(stage.session.position.exists, "\(kind) \(command)")
        guard stage.session.position.exists else { return }
        let size = Self.sizes.randomElement(using: &random) ?? Self.sizes[0]
        let glyphs = Glyphs.allCases.randomElement(using: &random) ?? .ascii
        let canvas = stage.canvas(size, Appearance(glyphs: glyphs))
        #expect(canvas.size == size)
      }
    }
  }

  @Test("Steps come to places that there are, where numbers have different counts of terms")
  func steps() throws {
    let network = try OperatorNetwork.maps.network()
    for (layer, node) in network.nodes.enumerated() where node.ladder.has(.term) {
      for rung in [Rung.channel, .term] where node.ladder.has(rung) {
        for element in stride(from: 0, to: node.shape.count, by: 3) {
          let count = Position(network, Place(layer: layer, rung: rung, element: element)).termCount
          let place = Place(layer: layer, rung: rung, element: element, term: count - 1)
          for steps in [-5, -2, -1, 1, 2, 5] {
            guard let next = Position(network, place).advanced(by: steps) else { continue }
            #expect(Position(network, next).exists, "\(node.alias) \(element) by \(steps)")
          }
        }
      }
    }
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
        places.append(Address(node.alias, nil, element).text)
        guard node.ladder.has(.term) else { continue }
        for term in Set([0, node.explain(element).termCount - 1]).sorted() where term >= 0 {
          places.append(Address(node.alias, .term, element + [term]).text)
        }
      }
      return places
    }
  }
}
