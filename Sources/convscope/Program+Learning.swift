import ConvNet
import ConvSession
import ConvStage
import ConvWork

extension Program {
  /// Learning that goes on by itself.
  struct Learning {
    /// What was asked of the worker.
    var asked: [Need] = []
    /// When the next moment is due.
    var next: ContinuousClock.Instant?
    /// When the first of the steps was taken of which the pace is made, and how many pictures.
    var since: ContinuousClock.Instant?
    var pictures = 0
  }

  /// The time that a moment of learning is seen at least: slow enough to watch.
  private static let glance = 0.12
  /// The time that a pace is measured over.
  private static let span = Duration.seconds(1)

  /// Asks for what learning goes on to, and takes the next moment where it is time.
  mutating func learnByItself() {
    guard let ahead = stage.learningAhead() else {
      for need in learning.asked { worker.stop(need) }
      learning = Learning()
      stage.surroundings.pace = nil
      return
    }
    if !learning.asked.contains(ahead) {
      worker.start(ahead, knowing: stage.results)
      learning.asked = learning.asked.filter { !stage.results.has($0) } + [ahead]
    }
    if let next = learning.next, next > .now { return }
    guard let steps = stage.learnOn() else { return }
    measure(steps * stage.session.learning.recipe.batch)
    learning.next = .now + .seconds(Program.glance / stage.interaction.speed)
  }

  private mutating func measure(_ pictures: Int) {
    guard let since = learning.since else {
      learning.since = .now
      return
    }
    learning.pictures += pictures
    let passed = ContinuousClock.now - since
    guard passed >= Program.span else { return }
    let seconds = Double(passed.components.seconds) + Double(passed.components.attoseconds) * 1e-18
    stage.surroundings.pace = Int((Double(learning.pictures) / seconds).rounded())
    (learning.since, learning.pictures) = (.now, 0)
  }

  /// How long to wait for the next moment: until it is due, and from then on until it is found.
  var timeToNextMoment: Duration {
    let left = learning.next.map { $0 - .now } ?? .zero
    return left > .zero ? left : .milliseconds(100)
  }
}
