import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Foundation
import Testing

struct MisconceptionCountTests {
  private static func found(
    _ line: String, _ measure: String, _ answer: Double, input: String? = nil
  ) throws -> Misconception? {
    var stage = try Stage(model: line, input: input, stepping: false)
    _ = try stage.measure(measure)
    return Misconception.diagnosis(of: answer, for: try Measure(parsing: measure), in: stage.scene)
  }

  /// 8 filters of 3 kernels of 25, and 8 biases: 608.
  private static let wrongCounts: [(Double, Misconception)] = [
    (600, .biasesForgotten), (208, .inputChannelsForgotten), (200, .inputChannelsForgotten),
    (76, .oneFilterCounted), (75, .oneFilterCounted), (25, .oneFilterCounted),
    (1200, .biasPerWeight), (624, .biasPerKernel), (622_592, .countedPerPlace),
    (614_400, .countedPerPlace), (1952, .paddingCounted), (1944, .paddingCounted),
  ]

  @Test(arguments: wrongCounts)
  func `wrong counts of parameters are told apart`(
    answer: Double, misconception: Misconception
  ) throws {
    let line = "input 3x32x32 > conv 8 5x5 pad 2"
    #expect(
      try MisconceptionCountTests.found(line, "parameters(conv1)", answer) == misconception)
    for other in [608.0, 609, 1] {
      #expect(try MisconceptionCountTests.found(line, "parameters(conv1)", other) == nil)
    }
  }

  @Test
  func `only what applies to a layer counts`() throws {
    let dense = "input 1x2x2 > flatten > dense 3"
    #expect(try MisconceptionCountTests.found(dense, "parameters(dense1)", 12) == .biasesForgotten)
    #expect(try MisconceptionCountTests.found(dense, "parameters(dense1)", 45) == nil)
    let bare = "input 1x5x5 > conv 1 3x3 nobias"
    #expect(try MisconceptionCountTests.found(bare, "parameters(conv1)", 18) == nil)
    #expect(
      try MisconceptionCountTests.found(bare, "parameters(conv1)", 81) == .countedPerPlace)
  }

  @Test(arguments: [
    ("conv 4 3x3 > relu > conv 4 3x3", 5.0, 6.0, Misconception.sizesAdded),
    ("conv 4 3x3 > relu > conv 4 3x3", 5, 9, .sizesMultiplied),
    ("conv 4 3x3 > relu > conv 4 3x3", 5, 3, .lastWindowOnly),
    ("conv 4 3x3 > maxpool 2 > conv 4 3x3", 8, 6, .strideForgottenInField),
    ("conv 4 5x5 stride 2 > conv 4 3x3", 9, 7, .strideForgottenInField),
    ("conv 4 5x5 stride 2 > conv 4 3x3", 9, 8, .sizesAdded),
  ])
  func `wrong fields are told apart`(
    layers: String, truth: Double, answer: Double, misconception: Misconception
  ) throws {
    let line = "input 1x32x32 > " + layers
    let last = try NetworkLine.network(line).nodes.last?.alias ?? ""
    #expect(
      try MisconceptionCountTests.found(line, "field(\(last))", answer) == misconception)
    #expect(try MisconceptionCountTests.found(line, "field(\(last))", truth) == nil)
  }

  @Test
  func `a share without exp is known`() throws {
    var stage = try Stage(model: "letters", input: "O", stepping: false)
    var scores: [Double] = []
    for unit in 0..<3 {
      let score = stage.number("letter", [unit])
      scores.append(Double(try #require(score)))
    }
    let measure = try Measure(parsing: "share(\"O\")")
    let share = try stage.measure("share(\"O\")")
    let truth = try #require(share)
    let (mine, sum) = (scores[2], scores.reduce(0, +))
    let exponentials = scores.reduce(0.0) { $0 + exp($1) }
    #expect(abs(truth - exp(mine) / exponentials) < 1e-6)
    let wanted: [(Double, Misconception)] = [
      (mine / sum, .shareOfScores), (mine, .scoreItself), (exp(mine), .exponentialItself),
      (0.3333, .sharedEqually),
    ]
    for (answer, misconception) in wanted {
      let found = Misconception.diagnosis(of: answer, for: measure, in: stage.scene)
      #expect(found == misconception, "\(answer)")
    }
    #expect(Misconception.diagnosis(of: truth, for: measure, in: stage.scene) == nil)
  }

  @Test
  func `a gradient of one place, the mean and the step are known`() throws {
    var stage = try Stage(model: "letters", input: "O", stepping: false)
    _ = try stage.measure("loss")
    let gradients = try #require(stage.scene.gradients.value)
    let weights = try #require(gradients.parameters[1]["weight"])
    // Of a weight with a gradient, added up anew, from the picture and the gradients of its map.
    let index = try #require(
      weights.elements.indices.max { abs(weights.elements[$0]) < abs(weights.elements[$1]) })
    let element = weights.shape.element(at: index)
    let text = "gradient(edges.weight[\(element.map(String.init).joined(separator: ","))])"
    let measured = try stage.measure(text)
    let truth = try #require(measured)
    let output = try #require(gradients.outputs[1])
    var products: [Double] = []
    for row in 0..<10 {
      for column in 0..<10 {
        let pixel = stage.number("input", [0, row + element[2], column + element[3]])
        products.append(
          Double(try #require(pixel)) * Double(output[element[0], row, column]))
      }
    }
    let sum = products.reduce(0, +)
    #expect(sum != 0 && abs(sum - truth) < 1e-6 * max(1, abs(sum)))
    let largest = try #require(products.max { abs($0) < abs($1) })
    let measure = try Measure(parsing: text)
    for (answer, misconception) in [
      (-sum, Misconception.stepForGradient), (sum / 100, .gradientAveraged),
      (largest, .onePlaceOnly),
    ] {
      let found = Misconception.diagnosis(of: answer, for: measure, in: stage.scene)
      #expect(found == misconception, "\(answer) of \(products.filter { $0 != 0 })")
    }
  }

  @Test
  func `of a 1x1 one channel alone is known`() throws {
    var stage = try Stage(model: "input 3x4x4 > conv 2 1x1", input: nil, stepping: false)
    let position = try stage.position("conv1", [1, 2, 3])
    _ = stage.number("conv1", [1, 2, 3])
    let weights = try #require(stage.session.network.weights[1]["weight"])
    let bias = try #require(stage.session.network.weights[1]["bias"])
    let read = stage.number("input", [1, 2, 3])
    let input = try #require(read)
    let answer = Double(input * weights[1, 1, 0, 0]) + Double(bias.elements[1])
    #expect(
      Misconception.diagnosis(of: answer, for: position, in: stage.scene) == .onlyOneChannel)
  }

  @Test(arguments: Misconception.allCases)
  func `every sentence has room below a question`(misconception: Misconception) throws {
    let network = try NetworkLine.network("input 3x32x32 > conv 8 5x5 pad 2")
    let position = Position(network, Place(layer: 1))
    let sentence = misconception.sentence(for: "−123456.789", of: position)
    #expect(sentence.split(separator: "\n").count <= 4)
    #expect(sentence.replacing("\n", with: " ").hasSuffix("Try again."))
  }
}
