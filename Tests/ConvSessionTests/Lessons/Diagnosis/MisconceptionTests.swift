import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Testing

struct MisconceptionTests {
  private static func letters() throws -> Stage {
    try Stage(model: "letters", input: "O", stepping: false)
  }

  @Test(arguments: [
    (-3.0, Misconception.biasForgotten), (2, .kernelFlipped), (-12, .biasPerProduct),
    (4, .signLost),
  ])
  func `the cell under the left stroke tells wrong answers apart`(
    answer: Double, misconception: Misconception
  ) throws {
    var stage = try MisconceptionTests.letters()
    let position = try stage.position("edges", [0, 4, 2])
    #expect(
      Misconception.diagnosis(of: answer, for: position, in: stage.scene) == misconception)
    #expect(Misconception.ambiguities(of: position, in: stage.scene).isEmpty)
    #expect(Misconception.numbers(of: position, in: stage.scene).count == 4)
  }

  @Test(arguments: [-4.0, 7, 0, .nan, .infinity])
  func `the truth and what nobody would come to have no diagnosis`(answer: Double) throws {
    var stage = try MisconceptionTests.letters()
    let position = try stage.position("edges", [0, 4, 2])
    #expect(Misconception.diagnosis(of: answer, for: position, in: stage.scene) == nil)
  }

  @Test
  func `the asked number may be hidden`() throws {
    var stage = try MisconceptionTests.letters()
    for command in ["goto edges[0,4,1]", "stepping on"] { try stage.perform(command) }
    let position = try stage.position("edges", [0, 4, 2])
    #expect(stage.number("edges", [0, 4, 2]) == nil)
    #expect(Misconception.diagnosis(of: -3, for: position, in: stage.scene) == .biasForgotten)
  }

  @Test
  func `what is not computed yet is not diagnosed`() throws {
    var stage = try MisconceptionTests.letters()
    let position = try stage.position("edges", [0, 4, 2])
    let early = Scene(stage.session, Results())
    #expect(Misconception.numbers(of: position, in: early).isEmpty)
    #expect(Misconception.diagnosis(of: -3, for: position, in: early) == nil)
  }

  @Test(arguments: [
    "input 3x9x8 > conv 4 3x3 pad 1", "input 1x9x8 > conv 4 3x2 stride 2",
    "input 4x9x9 > conv 6 3x3 pad 2 dilation 2 groups 2", "input 3x8x8 > conv 2 1x1",
    "input 2x8x8 > conv 3 3x3 pad 1x2x0x1 nobias",
  ])
  func `each number is the one that naive loops give`(line: String) throws {
    var stage = try Stage(model: line, input: nil, stepping: false)
    let node = stage.session.network.nodes[1]
    for offset in stride(from: 0, to: node.shape.count, by: 7) {
      let element = node.shape.element(at: offset)
      let position = try stage.position(node.alias, element)
      let conv = try NaiveConv(stage.session.subject, element)
      let expected = conv.distinctNumbers
      let found = Misconception.numbers(of: position, in: stage.scene)
      #expect(found.map(\.0) == expected.map(\.0))
      for ((misconception, number), (_, wanted)) in zip(found, expected) {
        #expect((number - wanted).magnitude < 1e-5, "\(misconception) at \(element)")
        #expect(
          Misconception.diagnosis(of: wanted, for: position, in: stage.scene) != nil)
      }
    }
  }

  @Test
  func `channels are averaged where there are several`() throws {
    var stage = try MisconceptionTests.letters()
    // Bottom left corner: its left edges and its bottom edges, four channels with zeros.
    let position = try stage.position("parts", [2, 1, 0])
    let conv = try NaiveConv(stage, layer: "parts", [2, 1, 0])
    let averaged = conv.sum / 4 + conv.bias
    #expect(conv.channels == 4 && averaged != conv.sum + conv.bias)
    #expect(
      Misconception.diagnosis(of: averaged, for: position, in: stage.scene) == .channelsAveraged)
  }

  @Test
  func `a dense unit has a bias, but no kernel to flip and no channels`() throws {
    var stage = try MisconceptionTests.letters()
    let position = try stage.position("letter", [2])
    let found = Misconception.numbers(of: position, in: stage.scene)
    var sum = 0.0
    let weights = try #require(stage.session.network.weights[position.place.layer]["weight"])
    for unit in 0..<6 {
      let number = stage.number("best", [unit, 0, 0])
      let input = try #require(number)
      sum += Double(input) * Double(weights[2, unit])
    }
    #expect(found.map(\.0) == [.biasForgotten, .biasPerProduct])
    #expect(found.map(\.1) == [sum, sum + 6 * -7])
  }

  @Test
  func `behind an activation the number before it is recognised`() throws {
    var stage = try MisconceptionTests.letters()
    let position = try stage.position("relu1", [0, 4, 2])
    #expect(
      Misconception.diagnosis(of: -4, for: position, in: stage.scene) == .activationForgotten)
    // Where the number passes as it is, forgetting gives the truth.
    let passes = try stage.position("relu1", [0, 4, 0])
    #expect(stage.number("relu1", [0, 4, 0]) == 2)
    #expect(Misconception.numbers(of: passes, in: stage.scene).isEmpty)
    #expect(
      Misconception.ambiguities(of: passes, in: stage.scene)
        == [MisconceptionAmbiguity(.activationForgotten, nil)])
  }

  @Test
  func `a flat area can not tell a flipped kernel`() throws {
    var stage = try MisconceptionTests.letters()
    let position = try stage.position("edges", [0, 9, 9])
    _ = stage.number("edges", [0, 9, 9])
    let ambiguities = Misconception.ambiguities(of: position, in: stage.scene)
    let numbers = Misconception.numbers(of: position, in: stage.scene).map(\.0)
    for ambiguity in ambiguities where ambiguity.second == nil {
      #expect(!numbers.contains(ambiguity.first))
    }
    try stage.perform("input bars-level")
    let flat = try stage.position("edges", [0, 4, 4])
    #expect(
      Misconception.ambiguities(of: flat, in: stage.scene)
        .contains(MisconceptionAmbiguity(.kernelFlipped, nil)))
  }

  @Test
  func `a symmetric kernel is not flipped, and without a bias none is forgotten`() throws {
    var stage = try MisconceptionTests.letters()
    try stage.perform("set edges.weight[0,0] = [0 1 0; 1 -4 1; 0 1 0]")
    try stage.perform("set edges.bias[0] = 0")
    stage.meet(.about(stage.session.subject, .weights(1)))
    let position = try stage.position("edges", [0, 4, 2])
    for (misconception, _) in Misconception.numbers(of: position, in: stage.scene) {
      #expect(misconception == .signLost)
    }
    #expect(Misconception.ambiguities(of: position, in: stage.scene).isEmpty)
  }

  @Test
  func `each sentence fits, says what was typed and not the answer`() throws {
    var stage = try MisconceptionTests.letters()
    let position = try stage.position("edges", [0, 4, 2])
    for misconception in Misconception.allCases {
      let sentence = misconception.sentence(for: "-3", of: position)
      let lines = sentence.split(separator: "\n")
      #expect((1...4).contains(lines.count) && lines.allSatisfy { $0.count <= 78 }, "\(sentence)")
      #expect(sentence.hasPrefix("You said −3. ") && sentence.contains("?"))
      #expect(!sentence.contains("−4"))
    }
    #expect(
      Misconception.biasForgotten.sentence(for: "−3", of: position) == """
        You said −3. Your nine products are right, they do add up to −3. One number is
        still missing, and it is on the screen: it is added once, after the sum, not
        to each product. Which one is it? Try again.
        """)
  }

  @Test
  func `a long or hostile answer still makes four plain lines`() throws {
    let network = try NetworkLine.network("input 512x9x9 > conv 2 3x3 > relu")
    for layer in 1...2 {
      let position = Position(network, Place(layer: layer, rung: .cell))
      for misconception in Misconception.allCases {
        let answer = "-12345.678901234567890\u{1b}[2J\n"
        let sentence = misconception.sentence(for: answer, of: position)
        #expect(sentence.hasPrefix("You said −12345.678901234"), "\(sentence)")
        #expect(sentence.split(separator: "\n").count <= 4, "\(sentence)")
        #expect(!sentence.contains("\u{1b}"))
      }
      let hostile = Misconception.signLost.sentence(for: "\u{1b}[2J\u{7}\n4", of: position)
      #expect(hostile.hasPrefix("You said [2J4. "))
    }
  }

  @Test
  func `a muted map has no diagnosis`() throws {
    var stage = try MisconceptionTests.letters()
    try stage.perform("mute edges[0]")
    let position = try stage.position("edges", [0, 4, 2])
    #expect(Misconception.diagnosis(of: -3, for: position, in: stage.scene) == nil)
  }
}
