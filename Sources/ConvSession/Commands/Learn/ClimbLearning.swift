import ConvNet

/// `ladder in|out`: in learning, from the run to an epoch, a batch, an example and a weight, or back.
struct ClimbLearning: LookCommand {
  static let row = CommandRow(
    "ladder in|out",
    "in learning: from the run to an epoch, a batch, an example, a weight; or back",
    .look, completing: .words(["in", "out"]), inLessons: false, whileAsked: .anything)
  let isIn: Bool

  init(_ words: inout CommandWords) throws(CommandError) {
    let word = try words.word("in or out")
    guard word == "in" || word == "out" else {
      throw .extra(word, usage: ClimbLearning.row.usage)
    }
    isIn = word == "in"
  }
  var text: String { "ladder \(isIn ? "in" : "out")" }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    let rung = LearningRung(interaction)
    // Epochs that nobody can count are no rung.
    let isFiled = scene.session.subject.origin.moment?.run.filed != nil
    let rungs = LearningRung.allCases.filter { $0 != .epoch || !isFiled }
    guard
      let next = isIn ? rungs.first(where: { $0 > rung }) : rungs.last(where: { $0 < rung })
    else {
      throw .unavailable(
        isIn ? "a weight is the smallest there is" : "this is the whole run; Esc leaves it")
    }
    guard scene.session.learning.data(for: scene.network) != nil else {
      throw .noExamples(scene.network.pictureShape)
    }
    let layer = interaction.flowLayer(in: scene.session)
    interaction.leave(to: next.screen)
    interaction.goesByEpochs = !isFiled && next >= .epoch
    interaction.isLearning = interaction.isLearning && next <= .epoch
    switch (next, isIn) {
    case (.example, true):
      // The examples of a batch come one after the other; one that is at hand stays.
      return scene.session.batchPlace == nil ? Command(OpenExample(batch: 0)) : nil
    case (.weight, true):
      let layers = WatchedLayer.choices(scene.network)
      interaction.watched = layers.last { $0 <= layer } ?? layers.first
      return nil
    default: return nil
    }
  }
}

/// `flow N`: on the screen of gradients so many layers on.
struct FlowOn: LookCommand {
  static let row = CommandRow(
    "flow N", "on the screen of gradients so many layers on, or back with a minus", .look,
    inLessons: false, whileAsked: .anything)
  let count: Int

  init(_ words: inout CommandWords) throws(CommandError) {
    count = try words.whole("N", in: -100_000...100_000)
  }
  var text: String { "flow \(count)" }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    let layer = interaction.flowLayer(in: scene.session)
    interaction.row = min(max(0, layer + count), scene.network.last)
    return nil
  }
}

/// `nextexample N`: so many examples of the batch on.
struct NextExample: LookCommand {
  static let row = CommandRow(
    "nextexample N", "so many examples of the batch on, or back with a minus", .look,
    inLessons: false, whileAsked: .anything)
  let count: Int

  init(_ words: inout CommandWords) throws(CommandError) {
    count = try words.whole("N", in: -65_536...65_536)
  }
  var text: String { "nextexample \(count)" }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    let session = scene.session
    let last = session.learning.recipe.batch - 1
    let place = session.batchPlace.map { $0 + count } ?? (count < 0 ? last : 0)
    guard (0...last).contains(place) else {
      throw .unavailable(place < 0 ? "this is the batch's first" : "this is the batch's last")
    }
    return Command(OpenExample(batch: place))
  }
}

extension Interaction {
  /// The layer that is looked at on the screen of gradients: at first the last one.
  public func flowLayer(in session: Session) -> Int {
    min(max(0, screen == .gradients ? row ?? session.network.last : 0), session.network.last)
  }
}
