import ConvCanvas
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import TestSupport
import Testing

/// Screens where there is room, in `Snapshots/120x40` and `Snapshots/200x60`, and with their
/// colours, in `Snapshots/colour`: `cat` shows those in a terminal.
@Suite("Screens at 120×40 and 200×60, and in colour")
struct LargeScreensTests {
  struct Shot: Sendable, CustomTestStringConvertible {
    let name: String
    let model: String
    var input: String?
    let commands: [String]

    init(_ name: String, _ model: String, input: String? = nil, _ commands: String...) {
      (self.name, self.model, self.input, self.commands) = (name, model, input, commands)
    }

    var testDescription: String { name }

    func canvas(_ appearance: Appearance, _ rows: Int, _ columns: Int) throws -> Canvas {
      var view = try Stage(model, input: input)
      for command in commands { try view.perform(command) }
      return view.canvas(rows, columns, appearance)
    }
  }

  static let inColour = [
    Shot("network", "letters", "goto relu1", "stepping on"),
    Shot("network-graph", "residual", "step 5"),
    Shot("layer", "scenes", "goto parts"),
    Shot("map", "letters", "goto edges[0]"),
    Shot("cell", "letters", "goto edges[0,2,0]", "stepping on"),
    Shot("channels", "letters", "goto parts[0,1,1]"),
    Shot("kernel", "letters", "goto edges[1]", "set edges.weight[1,0] = zero", "hand kernel"),
    Shot("input", "scenes", "goto edges[0]", "hand input"),
    Shot("pool", "letters", "goto pool[0,1,0]"),
    Shot("relu", "letters", "goto relu1[0]"),
    Shot("difference", "letters", "set edges.weight[1,0] = zero", "goto parts", "difference"),
  ]

  static let more = [
    Shot("welcome", "letters", "view welcome"),
    Shot("network-scenes", "scenes"),
    Shot("table", "scenes", "view table"),
    Shot("layer-dense", "letters", "goto letter"),
    Shot("layer-softmax", "letters", "goto softmax"),
    Shot("channel", "letters", "goto parts.channel[0,0,0,2]", "stepping on"),
    Shot("product", "letters", "goto edges.term[0,2,0,5]", "stepping on"),
    Shot("best", "letters", "goto best[2]"),
    Shot("unit", "letters", "goto letter[2]"),
    Shot("softmax", "letters", "goto softmax[1]"),
    Shot(
      "compare", "letters", "set edges.weight[1,0] = zero", "goto edges[1]", "compare opened",
      "view compare"),
    Shot("help", "letters", "help"),
    Shot("menu", "letters", "menu"),
    Shot("define", "letters", "goto edges[0,2,0]", "define"),
    Shot("presets", "letters", "goto edges[1]", "hand kernel", "presets"),
    Shot("add", "residual", "goto add[2,5,6]"),
    Shot("concat", "branches", "goto concat[5,5,6]"),
    Shot("batchnorm", GraphScreensTests.layers, input: "house", "goto batchnorm1[1,10,10]"),
    Shot("pad", GraphScreensTests.layers, input: "house", "goto pad1[1,0,3]"),
    Shot("gelu", GraphScreensTests.layers, input: "house", "goto gelu1[1,10,10]"),
    Shot("flatten", GraphScreensTests.layers, input: "house", "goto flatten1[100]"),
    Shot("average", LayerKindScreensTests.line, input: "colour-scene", "goto avgpool1[2,10,10]"),
    Shot("dense", LayerKindScreensTests.line, input: "colour-scene", "goto dense1[2]"),
    Shot("colour", LayerKindScreensTests.line, input: "colour-scene", "goto conv1[2,10,10]"),
    Shot("signal", GraphScreensTests.signals, input: "wave", "goto conv1[1,20]"),
    Shot("signal-layer", GraphScreensTests.signals, input: "wave", "goto conv2"),
  ]

  @Test("A screen looks as it did at 120×40 and at 200×60", arguments: inColour + more)
  func large(_ shot: Shot) throws {
    for (rows, columns) in [(40, 120), (60, 200)] {
      let text = try shot.canvas(.plain, rows, columns).plainText
      #expect(Snapshot.difference(text, "\(columns)x\(rows)/\(shot.name)") == nil)
    }
  }

  @Test("A screen has the colours that it had", arguments: inColour)
  func colour(_ shot: Shot) throws {
    let text = try shot.canvas(Appearance(motion: false), 24, 80).ansi()
    #expect(Snapshot.difference(text, "colour/\(shot.name)") == nil)
  }
}
