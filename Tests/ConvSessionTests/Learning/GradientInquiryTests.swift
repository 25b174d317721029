import ConvNet
import ConvSession
import ConvStage
import Testing

@Suite("One update")
struct GradientInquiryTests {
  @Test("The gradients that are shown move the weights as a step does, and add up as they are told")
  func update() throws {
    var stage = try Stage(model: "letters", input: nil, stepping: false)
    for command in ["forget", "train 20", "example 3", "view update"] { try stage.perform(command) }
    stage.settle()
    let gradients = try #require(stage.scene.gradients.value)
    let (network, subject) = (stage.session.network, stage.session.subject)
    let label = try #require(stage.session.labelAtHand)
    let plan = try LearningPlan(network, optimizer: .sgd(), rate: .constant(1))
    var learner = Learner(plan)
    let result = learner.step([Example(subject.inputNumbers, label: label)])
    #expect((result.loss - gradients.loss).magnitude < 1e-5)
    for layer in [1, 4, 7] {
      let before = try #require(network.weights[layer]["weight"])
      let after = try #require(plan.weights(layer, learner.state)["weight"])
      let shown = try #require(gradients.parameters[layer]["weight"])
      for index in before.elements.indices {
        let moved = before.elements[index] - after.elements[index]
        #expect((moved - shown.elements[index]).magnitude < 1e-4)
      }
    }
    let node = network.nodes[1]
    let layer = try #require(node.layer as? any GradientExplaining)
    let output = try #require(gradients.outputs[1])
    for element in [[0, 0, 0, 0], [1, 0, 2, 1], [3, 0, 1, 1]] {
      let explanation = try #require(
        layer.explainGradient(.parameter("weight"), element, node.inputShapes, { _, _ in nil }))
      let told = explanation.value { source, place in
        switch source {
        case .gradient: output[place]
        case .input: subject.inputNumbers.shape.contains(place) ? subject.inputNumbers[place] : nil
        default: nil
        }
      }
      let shown = try #require(gradients.parameters[1]["weight"])[element]
      #expect((told - Double(shown)).magnitude < 1e-4)
    }
  }
}
