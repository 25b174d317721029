import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import Testing

@Suite("The screens of one step")
struct StepScreensTests {
  private static let sizes = [(24, 80), (40, 120), (60, 200)]

  private func text(_ commands: [String], _ size: (Int, Int)) throws -> String {
    var stage = try Stage("letters")
    for command in commands { try stage.perform(command) }
    let text = stage.text(size.0, size.1)
    return text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
      .joined(separator: " ")
  }

  @Test(
    "A batch has its pictures, each with its loss, and where it is in its epoch", arguments: 0...2)
  func batch(_ size: Int) throws {
    let text = try text(["forget", "train 130", "view batch"], Self.sizes[size])
    #expect(text.contains("Step 131, batch 31 of 100 in epoch 2: 32 examples"))
    #expect(text.matches(of: /[LTO] [0-9]\.[0-9]{2}/).count >= 12)
  }

  @Test("Gradients of every layer that has one, and how the layer passes them on", arguments: 0...2)
  func gradients(_ size: Int) throws {
    let run = ["forget", "train 30", "example batch 0", "view gradients"]
    #expect(try text(run, Self.sizes[size]).contains("The gradient begins at letter"))
    let edges = try text(run + ["flow -6"], Self.sizes[size])
    #expect(edges.contains("relu1 lets back all that comes to numbers above 0"))
    #expect(edges.contains("of what came to it is 0"))
    #expect(edges.matches(of: /up to [0-9.e−-]+/).count >= 4)
    let unknown = try text(["forget", "input bars-upright", "view gradients"], Self.sizes[size])
    #expect(unknown.contains("Nobody says what bars-upright is"))
  }

  @Test("A weight's products add up as they are printed, and the step ends at the new weight")
  func sums() throws {
    for optimizer in ["adam", "sgd", "sgd momentum 0.9", "adam decay 0.01"] {
      let commands = [
        "optimizer \(optimizer)", "forget", "train 40", "example batch 1", "view update",
        "weight 4",
      ]
      for size in Self.sizes {
        let text = try text(commands, size).replacing("\u{2212}", with: "-")
        let sum = try #require(text.firstMatch(of: /over its .*; together (-?[0-9]+\.[0-9]+)/))
        let parts = sum.0.matches(of: /(= |smaller ones )(-?[0-9]+\.[0-9]+)/).compactMap {
          Double($0.2)
        }
        let total = try #require(Double(sum.1))
        #expect((parts.reduce(0, +) - total).magnitude < 1e-9, "\(text)")
        var stage = try Stage("letters")
        for command in commands.prefix(3) + ["train 1"] { try stage.perform(command) }
        let weight = try #require(
          stage.session.network.weights[1]["weight"]?.elements[4])
        let end = try #require(text.firstMatch(of: /w - rate .* = (-?[0-9]+\.[0-9]+)\./))
        #expect((try #require(Double(end.1)) - Double(weight)).magnitude < 1e-4, "\(text)")
      }
    }
  }
}
