import ConvNet
import Testing

struct KnockoutTests {
  @Test(arguments: [
    "input 1x8x8 > conv 3 3x3 pad 1 > relu > maxpool 2 > flatten > dense 4 > softmax"
  ])
  func `without a map the answer is that of a network whose map is muted`(line: String) throws {
    var random = SeededGenerator(seed: 5)
    let pixels = Tensor(Shape(1, 8, 8), (0..<64).map { _ in .random(in: 0...1, using: &random) })
    var subject = Subject(try NetworkLine.network(line), Picture(name: "x", pixels: pixels))
    subject.edits = [Edit(layer: 1, .mute(map: 1))]
    let last = subject.network.last
    var fresh = Fresh()
    for layer in 1..<last {
      let found = try Knockout(subject, layer: layer, .unchecked)
        .answers(subject.inputNumbers, .unchecked)
      #expect(
        try fresh.answer(.activation(last), of: subject).tensor.elements == found.whole)
      for (map, answer) in found.without.enumerated() {
        var muted = subject
        muted.edits.append(Edit(layer: layer, .mute(map: map)))
        #expect(
          try fresh.answer(.activation(last), of: muted).tensor.elements == answer,
          "layer \(layer) map \(map)")
      }
    }
  }
}
