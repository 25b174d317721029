import ConvSession
import ConvStage
import ConvWork

extension Program {
  /// The time that a moment of learning is seen at least: slow enough to watch.
  private static let glance = 0.12

  /// Asks for what learning goes on to, and takes the next moment where it is time.
  mutating func learnByItself() {
    let ahead = stage.learningAhead()
    if let learning, ahead == nil || !stage.interaction.isLearning { worker.stop(learning) }
    learning = ahead
    guard let ahead else {
      nextMoment = nil
      return
    }
    worker.start(ahead, knowing: stage.results)
    if let nextMoment, nextMoment > .now { return }
    if stage.learnOn() {
      nextMoment = .now + .seconds(Program.glance / stage.interaction.speed)
    }
  }
}
