import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import Testing

@Suite("At 80×24 and at larger sizes")
struct CutWordsTests {
  static let models = ["letters", "scenes"]
  private static let larger = [
    Size(rows: 30, columns: 100), Size(rows: 40, columns: 120), Size(rows: 60, columns: 200),
  ]

  @Test(
    "No word is cut at any rung, in any hand, stepping or not", arguments: models,
    ["pass", "output", "kernel", "input"])
  func everyPlace(model: String, hand: String) throws {
    var cut: [String] = []
    for stepping in ["off", "on"] {
      var stage = try Stage(model: model, input: nil, stepping: false)
      for place in Self.places(stage.session.network) {
        stage.interaction.hand = .pass
        try stage.perform("goto \(place)")
        try stage.perform("stepping \(stepping)")
        // Not every layer has a kernel.
        do { try stage.perform("hand \(hand)") } catch { continue }
        stage.settle()
        for glyphs in [Glyphs.ascii, .halfBlocks] {
          let words = stage.frame(Size(rows: 24, columns: 80), Appearance(glyphs: glyphs)).cutWords
          cut += words.map { "\(place) \(stepping): \($0)" }
        }
        for size in Self.larger where stepping == "off" {
          let words = stage.frame(size, .plain).cutWords
          cut += words.map { "\(place) \(size.columns)×\(size.rows): \($0)" }
        }
      }
    }
    #expect(cut.isEmpty, "\(Array(Set(cut)).sorted().joined(separator: "\n"))")
  }

  @Test("No word is cut after an edit, wherever one looks", arguments: models)
  func edited(model: String) throws {
    var cut: [String] = []
    var stage = try Stage(model: model, input: nil, stepping: false)
    for place in Self.places(stage.session.network) where place.contains("[") {
      stage.interaction.hand = .pass
      try stage.perform("goto \(place)")
      do { try stage.perform("hand kernel") } catch { continue }
      try stage.perform("nudge 0.25")
      for hand in ["kernel", "pass"] {
        try stage.perform("hand \(hand)")
        stage.settle()
        let words = stage.frame(Size(rows: 24, columns: 80), .plain).cutWords
        cut += words.map { "\(place) \(hand): \($0)" }
      }
    }
    #expect(cut.isEmpty, "\(Array(Set(cut)).sorted().joined(separator: "\n"))")
  }

  /// Every layer, all its maps or units, a cell in a corner and in the middle, a channel, terms.
  static func places(_ network: Network) -> [String] {
    network.nodes.dropFirst().flatMap { node -> [String] in
      let shape = node.shape
      var places = [node.alias] + (0..<shape.channels).map { "\(node.alias)[\($0)]" }
      guard shape.cells > 1 else {
        let unit = [1] + [Int](repeating: 0, count: shape.rank)
        return places + ["\(node.alias).term\(unit)".replacing(" ", with: "")]
      }
      for (row, column) in [(0, 0), (shape.height / 2, shape.width / 2)] {
        for map in [0, shape.channels - 1] {
          places.append("\(node.alias)[\(map),\(row),\(column)]")
          places.append("\(node.alias).term[\(map),\(row),\(column),0]")
        }
      }
      return places
    }
  }
}
