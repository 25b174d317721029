import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import TestSupport
import Testing

@Suite("Screens of graphs, signals and the layers of them")
struct GraphScreensTests {
  static let signals =
    "input 1x64 > conv 4 5 pad 2 > relu > maxpool 2 > conv 6 3 > batchnorm > tanh > avgpool 2 "
    + "> pad 1 value 0.5 > dropout > globalavgpool > dense 3 > gelu > softmax"
  static let layers =
    "input 1x28x28 > conv 4 3x3 > batchnorm > gelu > maxpool 2 > pad 1x2x1x2 value 0.5 > "
    + "dropout 0.3 > sigmoid > leakyrelu 0.2 > flatten > dense 3 > tanh > softmax"

  /// A snapshot's name, the network, and the place it shows.
  static let places = [
    ("add-cell", "residual", "add[2,5,6]"), ("add-term", "residual", "add.term[2,5,6,1]"),
    ("concat-cell", "branches", "concat[5,5,6]"), ("concat-map", "branches", "concat[1]"),
    ("batchnorm-cell", layers, "batchnorm1[1,10,10]"),
    ("batchnorm-term", layers, "batchnorm1.term[1,10,10,0]"),
    ("gelu-cell", layers, "gelu1[1,10,10]"), ("pad-map", layers, "pad1[1]"),
    ("pad-cell", layers, "pad1[1,0,3]"), ("dropout-cell", layers, "dropout1[1,3,3]"),
    ("sigmoid-map", layers, "sigmoid1[1]"), ("leakyrelu-cell", layers, "leakyrelu1[1,3,3]"),
    ("tanh-unit", layers, "tanh1[1]"), ("signal-conv-cell", signals, "conv1[1,20]"),
    ("signal-conv-map", signals, "conv2[2]"), ("signal-pool-cell", signals, "maxpool1[1,12]"),
    ("signal-norm-cell", signals, "batchnorm1[1,3]"), ("signal-layer", signals, "conv1"),
    ("signal-flatten", "input 2x64 > maxpool 4 > flatten > dense 3", "flatten1[20]"),
    (
      "pool-long-name", "input 1x64x64 > convolution_1: conv 10 3x3 > maxpool 2",
      "maxpool1[2,10,10]"
    ),
    ("signal-mean", signals, "globalavgpool1[1]"),
    ("signal-long-kernel", "input 1x64 > conv 3 30 stride 2 > relu", "conv1[1]"),
  ]

  @Test("A place looks as it did", arguments: places)
  func place(_ name: String, _ network: String, _ place: String) throws {
    let isSignal = network.contains("x64 >")
    var frame = try Stage(network, input: isSignal ? "wave" : "house", "goto \(place)")
    #expect(Snapshot.difference(frame.text(), "\(name)-80") == nil)
  }

  @Test("The funnel says what joins, and from where", arguments: ["residual", "branches"])
  func funnel(_ name: String) throws {
    var stage = try Stage(name, stepping: false)
    try stage.perform("step 5")
    let text = stage.text()
    #expect(text.contains(name == "residual" ? "+ pool1" : "+ small"))
    #expect(Snapshot.difference(text, "network-\(name)-80") == nil)
    // A line leads past the layers between, to an arrow below what reads.
    #expect(text.contains("+--"))
    #expect(text.contains("^"))
  }

  @Test("A long sound fits on the screen as a wave that swings to both sides", arguments: [24, 40])
  func sound(rows: Int) throws {
    let network = try NetworkLine.network(
      "input 1x16000 > conv 4 9 stride 4 > relu > globalavgpool > dense 3")
    let wave = (0..<16_000).map { Float($0 % 40 < 20 ? 0.8 : -0.8) }
    var stage = Stage(
      network, Picture(name: "sound", pixels: Tensor(Shape(1, 16_000), wave)), stepping: false)
    let text = stage.text(rows, 80)
    for node in network.nodes { #expect(text.contains(node.alias), "\(node.alias)") }
    // A positive sign above, a negative letter below it in the same column.
    let lines = text.split(separator: "\n").map(Array.init)
    let isWave = lines.indices.dropLast().contains { row in
      lines[row].indices.contains(1) && "%#@+*".contains(lines[row][1])
        && lines[row + 1..<min(row + 3, lines.count)].contains {
          $0.indices.contains(1) && "MXovxw".contains($0[1])
        }
    }
    #expect(isWave, "\(text)")
  }

  @Test("The funnel of a signal has strips")
  func signalFunnel() throws {
    var stage = try Stage(Self.signals, input: "wave", stepping: false)
    #expect(Snapshot.difference(stage.text(40, 120), "network-signal-120") == nil)
  }

  @Test("The window over a signal is underlined, and its number pointed at")
  func window() throws {
    let text = try Stage.text(Self.signals, input: "wave", "goto conv1[1,20]")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let underlined = lines.contains { $0.hasPrefix(String(repeating: " ", count: 19) + "-----") }
    #expect(underlined)
    #expect(lines.contains { $0.hasPrefix(String(repeating: " ", count: 21) + "^") })
  }

  @Test("A sum is shown under one range, and adds up on the screen")
  func sum() throws {
    let text = try Stage.text("residual", input: "house", "goto add[2,5,6]")
    #expect(text.contains("0.08 + 0.00 = 0.08"))
  }

  static let walked = ["residual", "branches", signals, layers]

  @Test("A random walk never meets a screen that can not be drawn", arguments: walked)
  func randomWalk(_ network: String) throws {
    var random = SeededGenerator(seed: 7)
    var stage = try Stage(network, stepping: true)
    let commands = [
      "step", "step 7", "step 300", "back", "back 40", "zoom in", "zoom in", "zoom in", "zoom out",
      "first", "last", "stepping on", "stepping off", "hand output", "hand kernel", "hand input",
      "hand pass", "move 1 2", "move -1 5", "difference", "numbers", "undo", "run",
    ]
    let sizes = [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120)]
    for _ in 0..<150 {
      // What can not be done here changes nothing.
      _ = try? stage.perform(commands.randomElement(using: &random) ?? "step")
      let size = sizes.randomElement(using: &random) ?? sizes[0]
      let glyphs = Glyphs.allCases.randomElement(using: &random) ?? .ascii
      let canvas = stage.canvas(
        size, Appearance(glyphs: glyphs))
      #expect(canvas.size == size)
    }
  }

  @Test("Every layer of a graph can be stepped through to its answer", arguments: walked)
  func walk(_ network: String) throws {
    var stage = try Stage(network, stepping: true)
    let last = stage.session.network.last
    for step in 1...last {
      #expect(stage.scene.prediction().value == nil)
      try stage.perform("step")
      #expect(stage.session.place.layer == step)
      _ = stage.canvas(24, 80)
    }
    #expect(stage.scene.prediction().value != nil)
  }
}
