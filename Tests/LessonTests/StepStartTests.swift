import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Testing

/// A step asks what it asks whatever a learner has tried before it: network, picture and place are
/// those of one who did nothing but solve it.
@Suite struct StepStartTests {
  /// What somebody does who tries out everything.
  private static let mess = [
    "set edges.weight[0,0,1,1] = 5", "set edges.bias[1] = 3", "paint 0 0 1", "input T",
    "goto softmax", "stepping on", "hand kernel", "view table",
  ]

  @Test(arguments: ShippedLessons.files)
  func `a step begins the same whatever was done before it`(_ file: String) throws {
    for start in try LessonStart.all(file) {
      var (tidy, messy) = (start.stage, start.stage)
      try tidy.perform(.next)
      for text in Self.mess { _ = try? messy.perform(text) }
      try messy.perform(.next)
      guard tidy.session.course?.step != nil else { continue }
      let name = "after \(start.step.id)"
      #expect(tidy.session.subject.pixels == messy.session.subject.pixels, "\(name)")
      #expect(tidy.session.place == messy.session.place, "\(name)")
      #expect(tidy.session.isStepping == messy.session.isStepping, "\(name)")
      #expect(tidy.session.network.weights == messy.session.network.weights, "\(name)")
      #expect(tidy.interaction.hand == messy.interaction.hand, "\(name)")
    }
  }

  @Test(arguments: ShippedLessons.files)
  func `one comes back from each step to the one before, as it began`(_ file: String) throws {
    for start in try LessonStart.all(file) {
      var stage = start.stage
      try stage.perform(.next)
      try stage.perform("previous")
      #expect(stage.session.course?.step == start.step)
      #expect(stage.session.subject.pixels == start.stage.session.subject.pixels)
      #expect(stage.session.place == start.stage.session.place, "\(start.step.id)")
      #expect(stage.session.network.weights == start.stage.session.network.weights)
    }
  }
}
