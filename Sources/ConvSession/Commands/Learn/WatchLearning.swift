import ConvNet

/// `learn`: learning goes on by itself, or stops.
struct Learn: LookCommand, OneWord {
  static let row = CommandRow(
    "learn", "let it learn and watch, or stop", .learn, inLessons: false, whileAsked: .anything)

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    guard scene.session.learning.data(for: scene.network) != nil else {
      throw .noExamples(scene.network.pictureShape)
    }
    interaction.isLearning.toggle()
    interaction.isRunning = false
    if interaction.screen != .learning { interaction.screen = .learning }
    return nil
  }
}

/// `scrub N`: so many moments of learning on, or back with a minus, as far as it has been.
struct Scrub: LookCommand {
  static let row = CommandRow(
    "scrub N", "so many moments of learning on, or back with a minus", .learn, inLessons: false,
    whileAsked: .anything)
  let count: Int

  init(_ words: inout CommandWords) throws(CommandError) { count = try words.whole("N") }
  var text: String { "scrub \(count)" }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    guard let moment = scene.session.subject.origin.moment else { throw .nothingLearned }
    interaction.isLearning = false
    let stride = MomentInquiry.stride(of: moment.run)
    let reached = scene.session.learning.reached
    let wanted = (moment.step + (count < 0 ? stride - 1 : 0)) / stride * stride + count * stride
    let step = min(max(0, wanted), reached)
    guard step != moment.step else {
      throw .unavailable(
        count > 0
          ? "it has learned no further yet; Space goes on" : "this is before it learned anything")
    }
    return Command(GoToMoment(step))
  }
}
