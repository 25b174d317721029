import ConvCanvas
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import TestSupport
import Testing

@Suite("Screens inside each kind of layer")
struct LayerKindScreensTests {
  static let line =
    "input 3x64x64 > conv 10 3x3 > relu > avgpool 2 > flatten > dense 10 > softmax"

  /// A snapshot's name, and the place of `letters` it shows while stepping.
  static let lettersPlaces = [
    ("pool-cell", "pool[0,1,0]"), ("pool-map", "pool[0]"), ("pool-value", "pool.term[0,1,0,2]"),
    ("relu-map", "relu1[0]"), ("relu-cell", "relu1[0,2,8]"), ("best-map", "best[2]"),
    ("best-value", "best.term[2,0,0,6]"), ("letter-unit", "letter[2]"),
    ("letter-product", "letter.term[2,3]"), ("softmax-unit", "softmax[1]"),
    ("softmax-term", "softmax.term[2,1]"), ("softmax-quotient", "softmax.term[2,3]"),
    ("edges-product", "edges.term[0,2,0,5]"), ("parts-product", "parts.term[1,1,0,14]"),
  ]

  @Test("A place inside letters looks as it did, stepping", arguments: lettersPlaces)
  func letters(_ name: String, _ place: String) throws {
    var frame = try Stage("letters", "goto \(place)", "stepping on")
    #expect(Snapshot.difference(frame.text(), "\(name)-80") == nil)
  }

  @Test(
    "A place inside a network for colour pictures looks as it did",
    arguments: [
      ("average-cell", "avgpool1[2,10,10]"), ("flatten-element", "flatten1[1000]"),
      ("dense-groups", "dense1[2]"), ("dense-product", "dense1.term[2,960]"),
      ("colour-product", "conv1.term[2,10,10,15]"),
    ])
  func colour(_ name: String, _ place: String) throws {
    var frame = try Stage(Self.line, input: "colour-scene", "goto \(place)")
    #expect(Snapshot.difference(frame.text(), "\(name)-80") == nil)
  }

  @Test("Padding is shown as such, and what it counts for is said")
  func padding() throws {
    let line =
      "input 1x9x9 > maxpool 3 stride 2 pad 1 > avgpool 2 stride 2 pad 1 > flatten > dense 3"
    let largest = try Stage.text(line, input: "O", "goto maxpool1[0,0,0]")
    #expect(largest.contains("five of nine lie outside of the map: padding is no number"))
    let mean = try Stage.text(line, input: "O", "goto avgpool1[0,0,1]")
    #expect(mean.contains("two of four lie outside of the map and count as 0: divided by 4"))
  }

  @Test("A vector's ReLU shows both vectors")
  func vector() throws {
    let text = try Stage.text("input 8 > dense 4 > relu", "goto relu1[1]")
    #expect(text.contains("dense1 4"))
    #expect(text.contains("relu1 4"))
  }

  @Test("While a dense layer's weight is typed, what is typed stands in its place")
  func typing() throws {
    var frame = try Stage("letters", "goto letter[2]", "hand kernel", "move 2 0")
    _ = frame.interaction.press("7", in: frame.session)
    let text = frame.text()
    #expect(text.contains("> best 2"))
    #expect(text.contains("7|"))
    #expect(text.contains("answer"))
  }

  @Test("A blank stands for every term that the pass has not come to")
  func blanks() throws {
    let text = try Stage.text("letters", "goto edges.term[0,2,0,5]", "stepping on")
    let lines = text.split(separator: "\n").filter { $0.contains("weight (") }
    #expect(lines.count == 9)
    #expect(lines.prefix(6).allSatisfy { !$0.contains(" .") })
    #expect(lines.suffix(3).allSatisfy { $0.contains("=     _") })
  }

  @Test(
    "Every screen can be drawn at every size",
    arguments: [
      "pool[0,1,0]", "relu1[0]", "best[2]", "letter[2]", "softmax[1]", "parts.term[1,1,0,14]",
    ])
  func sizes(_ place: String) throws {
    var frame = try Stage("letters", "goto \(place)")
    for (rows, columns) in [(0, 0), (1, 1), (18, 60), (18, 200), (60, 60), (60, 200)] {
      for glyphs in Glyphs.allCases {
        let lines = frame.text(rows, columns, Appearance(glyphs: glyphs)).split(
          separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == rows + 1)
      }
    }
  }
}
