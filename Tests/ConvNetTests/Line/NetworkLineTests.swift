import ConvNet
import Testing

struct NetworkLineTests {
  /// A random line; most of them are networks.
  private func line(_ random: inout SeededGenerator) -> String {
    func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &random) }
    func maybe(_ text: String) -> String { Bool.random(using: &random) ? " \(text)" : "" }
    var layers = ["input \(number(1...4))x\(number(4...12))x\(number(4...12))"]
    for _ in 0..<number(1...6) {
      let layer =
        switch number(0...7) {
        case 0, 1:
          "conv \(number(1...3) * 2) \(number(1...3))x\(number(1...3))"
            + maybe("stride \(number(1...2))") + maybe("pad \(number(0...2))x\(number(0...2))")
            + maybe("dilation \(number(1...2))") + maybe("groups \(number(1...2))")
            + maybe("nobias")
        case 2: "relu"
        case 3: "maxpool \(number(1...3))" + maybe("stride 2") + maybe("pad 1") + maybe("ceil")
        case 4: "avgpool \(number(1...3))" + maybe("pad 0x1x1x0") + maybe("nopadcount")
        case 5: ["globalavgpool", "globalmaxpool"].randomElement(using: &random) ?? "relu"
        case 6: "flatten > dense \(number(1...9))" + maybe("nobias")
        default: "softmax"
        }
      layers.append((number(0...3) == 0 ? "own_\(layers.count): " : "") + layer)
    }
    return layers.joined(separator: [" > ", ">", ", "].randomElement(using: &random) ?? " > ")
  }

  @Test func `a network's line makes the same network`() throws {
    var random = SeededGenerator(seed: 11)
    var networks = 0
    for _ in 0..<600 {
      let line = line(&random)
      guard let network = try? NetworkLine.network(line) else { continue }
      networks += 1
      let written = try #require(NetworkLine.line(of: network))
      let again = try NetworkLine.network(written)
      #expect(again == network, "\(line) became \(written)")
      #expect(NetworkLine.line(of: again) == written)
    }
    #expect(networks > 200)
  }

  @Test(arguments: [
    ("input 1x12x12", 0..<0), ("", 0..<0), ("conv 4 3x3", 0..<10), ("input 1x2x3x4", 6..<13),
    ("input", 0..<5), ("input 1x0x3", 6..<11), ("input 1x9x9 >", 13..<13),
    ("input 1x9x9 > > relu", 14..<15), ("input 1x9x9 > cnov 4 3x3", 14..<18),
    ("input 1x9x9 > conv four 3x3", 19..<23), ("input 1x9x9 > conv 4", 19..<20),
    ("input 1x9x9 > conv 4 3y3", 21..<24), ("input 1x9x9 > conv 4 3x3 stride", 25..<31),
    ("input 1x9x9 > conv 4 3x3 glue 4", 25..<29), ("input 1x9x9 > conv 4 10x3", 14..<25),
    ("input 1x9x9 > relu 3", 19..<20), ("input 1x9x9 > a: relu > a: relu", 24..<26),
    ("input 1x9x9 > 1a: relu", 14..<17), ("input 1x9x9 > input: relu", 14..<20),
    ("input 1x9x9 > dense 3", 14..<21), ("input 1x9x9 > a:", 14..<16),
    ("input 3x9x9 > conv 4 3x3 groups 2", 32..<33), ("input 1x9x9 9", 12..<13),
    ("input 1x9x9 > conv 0 3x3", 19..<20),
  ])
  func `an error points at the word`(line: String, range: Range<Int>) {
    do throws(LineError) {
      let network = try NetworkLine.network(line)
      #expect(range.isEmpty && network.nodes.count == 1)
    } catch {
      #expect(error.range == range, "\(error)\n\(error.pointing(in: line))")
      #expect(!"\(error)".isEmpty)
    }
  }

  @Test(arguments: [
    ("input 1x9x9 > relu > relu", ["relu1", "relu2"]),
    ("input 1x9x9 > first: relu > relu", ["first", "relu2"]),
    ("input 1x9x9 > relu2: relu > relu", ["relu2", "relu3"]),
    ("input 1x9x9 > relu > relu1: relu", ["relu2", "relu1"]),
    ("input 1x9x9 > conv 1 3x3, relu , softmax_: relu", ["conv1", "relu1", "softmax_"]),
  ])
  func `layers are named by kind and number unless named`(line: String, names: [String]) throws {
    #expect(try NetworkLine.network(line).nodes.dropFirst().map(\.alias) == names)
  }

  @Test func `dense after maps offers flatten, and reads one cell a channel as it is`() throws {
    do throws(LineError) {
      _ = try NetworkLine.network("input 1x9x9 > conv 4 3x3 > dense 10")
      Issue.record("maps are no vector")
    } catch { #expect("\(error)".contains("flatten")) }
    let network = try NetworkLine.network("input 1x9x9 > conv 4 9x9 > dense 10")
    #expect(network.nodes[2].shape == Shape(10))
  }

  @Test(arguments: [
    "input 1x9x9 > conv 99999999999999999999 3x3", "input 99999x99999x99999",
    "input 3x1000x1000 > flatten > dense 16000",
    "input 16000 > dense 16000 > dense 16000 > dense 16000",
    "input 1x40000x20000 > conv 16 3x3 pad 1",
  ])
  func `what is too large is refused before memory is taken`(line: String) {
    #expect(throws: LineError.self) { try NetworkLine.network(line) }
  }

  @Test func `a line of too many layers or characters is refused`() {
    let many = "input 1x9x9" + String(repeating: " > relu", count: NetworkLine.mostLayers)
    #expect(throws: LineError.self) { try NetworkLine.network(many) }
    let long = "input 1x9x9 > " + String(repeating: "x", count: NetworkLine.longestLine)
    #expect(throws: LineError.self) { try NetworkLine.network(long) }
  }

  @Test func `any text is a network or an error that lies inside it, never a crash`() {
    var random = SeededGenerator(seed: 12)
    let pieces = [
      "input", "1x9x9", ">", ",", "conv", "4", "3x3", "a:", ":", "relu", "maxpool", "dense", "x",
      "-1", "pad", "stride", "0", "9999", "é", "\u{301}", " ",
    ]
    for _ in 0..<3000 {
      let words = (0..<Int.random(in: 0...9, using: &random)).compactMap { _ in
        pieces.randomElement(using: &random)
      }
      let line =
        (Bool.random(using: &random) ? "input 1x9x9 > " : "") + words.joined(separator: " ")
      do throws(LineError) { _ = try NetworkLine.network(line) } catch {
        #expect(error.range.upperBound <= line.count, "\(line)")
      }
    }
  }

  @Test func `weights that are not given are drawn in ±1/√fanIn, the same each time`() throws {
    let line = "input 2x9x9 > conv 8 3x3 > flatten > dense 20"
    let network = try NetworkLine.network(line)
    #expect(try NetworkLine.network(line) == network)
    #expect(try NetworkLine.network(line, seed: 8) != network)
    for (layer, fanIn) in [(1, 18), (3, 8 * 49)] {
      let bound = 1 / Float(fanIn).squareRoot()
      for (name, weight) in network.weights[layer] {
        let reach = Statistics(weight.elements).reach
        #expect(reach <= bound, "\(name)")
        #expect(reach > bound * 0.5, "\(name)")
      }
      let mean = Statistics(network.weights[layer]["weight"]?.elements ?? []).mean
      #expect(abs(mean) < Double(bound) * 0.2)
    }
  }

  @Test func `given weights are taken by their name, and refused in another shape`() throws {
    let weight = Tensor(Shape(1, 1, 1, 1), [3])
    let network = try NetworkLine.network(
      "input 1x2x2 > a: conv 1 1x1", weights: ["a.weight": weight])
    #expect(network.weights[1]["weight"] == weight)
    do throws(LineError) {
      _ = try NetworkLine.network("input 1x2x2 > a: conv 2 1x1", weights: ["a.weight": weight])
      Issue.record("2 filters are not 1")
    } catch { #expect("\(error)".contains("a.weight")) }
  }
}
