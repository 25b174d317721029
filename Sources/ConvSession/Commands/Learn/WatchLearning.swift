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
    interaction.leave(to: .learning)
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
    guard let moment = scene.session.subject.origin.moment else {
      if count == 1, LearningRung(interaction) > .epoch { return Command(Train(1)) }
      // Time can be gone back in at once where a run ships with the network.
      guard count < 0, Shipped.steps(of: scene.network.name) != nil else { throw .nothingLearned }
      return Command(OpenMoments(nil))
    }
    interaction.isLearning = false
    let reached = scene.session.learning.reached(of: moment.run)
    var step = moment.run.step(count, from: moment.step, reached: reached)
    switch LearningRung(interaction) {
    case .run: break
    case .epoch:
      guard let length = scene.learned.value?.stepsInEpoch else {
        throw .unavailable("nobody says how long its epochs are")
      }
      let wanted = (moment.step + (count < 0 ? length - 1 : 0)) / length + count
      step = min(max(0, wanted) * length, reached)
    case .batch, .example, .weight:
      guard moment.run.filed == nil else { break }
      if count == 1, moment.step == reached { return Command(Train(1)) }
      step = min(max(0, moment.step + count), reached)
    }
    guard step != moment.step else {
      throw .unavailable(
        count < 0
          ? "this is the first moment" + (step == 0 ? ", before it learned anything" : "")
          : moment.run.filed != nil
            ? "this is the last moment; Space learns on from it"
            : "it has learned no further yet; Space goes on")
    }
    return Command(GoToMoment(step))
  }
}

/// `watch [N]`: the weights of another layer, while learning is seen.
struct Watch: LookCommand {
  static let row = CommandRow(
    "watch [N]", "on the screen of learning so many layers with weights on; alone: go into it",
    .look, inLessons: false, whileAsked: .anything)
  /// nil: into the one that is seen.
  let count: Int?

  init(_ words: inout CommandWords) throws(CommandError) {
    count = words.isEmpty ? nil : try words.whole("N", in: -1000...1000)
  }
  var text: String { count.map { "watch \($0)" } ?? "watch" }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    let layers = WatchedLayer.choices(scene.network)
    guard let layer = WatchedLayer.at(scene.session, interaction),
      let index = layers.firstIndex(of: layer)
    else { throw .unavailable("this network has no weights") }
    guard let count else {
      interaction.leave(to: nil)
      let alias = scene.network.nodes[layer].alias
      return layer == scene.session.place.layer && scene.session.place.rung == .layer
        ? nil : Command(Goto(Address(alias)))
    }
    interaction.row = nil
    interaction.watched = layers[min(max(0, index + count), layers.count - 1)]
    return nil
  }
}

/// Which layer's weights are seen while a network learns.
public enum WatchedLayer {
  /// Convolutions over pictures and dense layers.
  static func choices(_ network: Network) -> [Int] {
    network.nodes.indices.filter { index in
      network.nodes[index].layer.parameters.contains { $0.name == "weight" && $0.shape.rank > 1 }
    }
  }
  /// The one that was chosen, else the one at hand, else the first.
  public static func at(_ session: Session, _ interaction: Interaction) -> Int? {
    let choices = choices(session.network)
    let wanted = [interaction.watched, session.place.layer].compactMap { $0 }
    return wanted.first(where: choices.contains) ?? choices.first
  }
}
