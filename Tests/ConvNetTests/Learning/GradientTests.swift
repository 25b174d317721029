import ConvNet
import Testing

/// Gradients against the explanation, added up in double precision around each number.
@Suite struct GradientTests {
  @Test(
    "what a layer passes back is how its explanation grows", arguments: LayerSample.table)
  func differences(sample: LayerSample) throws {
    var random = SeededGenerator(seed: 21)
    var (checked, passes) = (0, 0)
    for _ in 0..<12 {
      let (layer, shapes) = sample.next(&random)
      guard let learning = layer as? any LearningLayer, learning.gradientObstacle == nil else {
        continue
      }
      let check = GradientCheck(learning, shapes, &random)
      guard check.explained.shape.count <= 250 else { continue }
      passes += 1
      for slot in shapes.indices {
        checked += check.agree(.input(slot), &random)
      }
      for parameter in layer.parameters where parameter.isLearned {
        checked += check.agree(.parameter(parameter.name), &random)
      }
    }
    // Nearly all are, those at corners aside.
    #expect(passes == 0 || checked > passes, "\(checked) numbers of \(passes) layers")
  }

  @Test("what passes no gradient back is known")
  func kinds() {
    let silent = LayerSample.table.filter { sample in
      var random = SeededGenerator(seed: 3)
      return !(sample.next(&random).layer is any LearningLayer)
    }
    // What none of the usual networks learns through.
    #expect(
      Set(silent.map(\.kind)) == [
        "maxpoolindices", "widematmul", "quantize", "gather", "recurrent", "meanvariance",
        "lpnorm", "picked", "argmax", "hardmax", "wideconv",
      ])
  }
}
