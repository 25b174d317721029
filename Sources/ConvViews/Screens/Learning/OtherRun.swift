import ConvNet
import ConvSession

/// The run whose curve stands beside that of the run at hand: one of which a moment is held, or the
/// one before.
struct OtherRun {
  let run: LearningRun
  /// Counted from 1.
  let number: Int
  /// The latest that is known of it.
  let learned: LearnedMoment

  /// - Returns: nil where there is none, or nothing is known of it any more.
  init?(_ view: View) {
    let settings = view.session.learning
    guard let own = view.session.subject.origin.moment?.run else { return nil }
    let held = view.session.compared?.origin.moment?.run
    let before = settings.number(of: own).map { settings.runs.prefix($0 - 1) }
    let others = [held].compactMap { $0 } + (before ?? []).reversed().map(\.run)
    for run in others where run != own {
      guard let number = settings.number(of: run), let known = view.scene.farthest(of: run),
        known.trials.count > 1
      else { continue }
      (self.run, self.number, learned) = (run, number, known)
      return
    }
    return nil
  }

  /// What came of its last trial up to a step, so that both are compared after as much learning.
  func trial(near step: Int) -> LearningMark? { learned.trials.last { $0.step <= step } }

  /// What it did otherwise, in a few words.
  func difference(from own: LearningRun) -> String {
    var words: [String] = []
    if run.data != own.data {
      words.append(
        (run.data.changes.isEmpty ? [run.data.name] : run.data.changes).joined(separator: ", "))
    }
    if run.recipe.rate != own.recipe.rate { words.append("rate \(run.recipe.rate.words)") }
    if run.recipe.batch != own.recipe.batch { words.append("batch \(run.recipe.batch)") }
    if run.recipe.optimizer != own.recipe.optimizer { words.append(run.recipe.optimizer.words) }
    if run.recipe.seed != own.recipe.seed { words.append("seed \(run.recipe.seed)") }
    if run.recipe.frozen != own.recipe.frozen {
      let frozen = run.recipe.frozen.sorted().joined(separator: ", ")
      words.append(frozen.isEmpty ? "nothing frozen" : "\(frozen) frozen")
    }
    if words.isEmpty, run.start != own.start { words.append("other weights to begin with") }
    return words.joined(separator: "; ")
  }
}

extension LearningRate {
  var words: String {
    switch self {
    case .constant(let rate): Numerals.compact(Double(rate), isWhole: false)
    case .cosine(let rate, let steps):
      "\(Numerals.compact(Double(rate), isWhole: false)) falling within \(steps) steps"
    }
  }
}

extension Optimizer {
  var words: String {
    switch self {
    case .sgd(let momentum, _): momentum > 0 ? "SGD with momentum" : "SGD"
    case .adam: "Adam"
    }
  }
}
