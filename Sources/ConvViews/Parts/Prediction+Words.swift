import ConvNet
import ConvSession

extension Prediction {
  /// All that have the largest value: one, unless some share it.
  var leaders: [Score] {
    guard let best else { return [] }
    return scores.filter { $0.value == best.value }
  }

  /// `O`, `L and T`, `4 classes`
  var leaderNames: String {
    let names = leaders.map(\.label)
    switch names.count {
    case ...2: return names.joined(separator: " and ")
    case 3: return "\(names[0]), \(names[1]) and \(names[2])"
    default: return "\(names.count) classes"
    }
  }

  /// How long a score's bar is, from 0 to 1, and whether it stands for a number below zero.
  func bar(_ value: Float, reach: Float) -> (length: Double, isNegative: Bool) {
    share(value).map { (Double($0), false) } ?? (Double(value.magnitude / reach), value < 0)
  }

  /// `94.9 %`, also of a logit; or a score that can be no share.
  func written(_ value: Float) -> String {
    share(value).map { Numerals.percent($0) } ?? Numerals(decimals: 2).text(value)
  }
}

extension View {
  /// What the answer is now, and what it was before an edit.
  func answerWords(_ before: Subject) -> Words {
    switch scene.prediction() {
    case .hidden:
      return session.isStepping
        ? "The answer comes later than this place: \(here: "r") shows all."
        : "The answer is hidden for now."
    case .failed(let why): return "\(why)"
    case .computing: return "The network is computing its answer."
    case .value(let now):
      guard let was = scene.prediction(of: before).value, let best = now.best, let old = was.best
      else { return "The network is computing its answer." }
      return answerWords(now, best, was, old)
    }
  }

  private func answerWords(
    _ now: Prediction, _ best: Prediction.Score, _ was: Prediction, _ old: Prediction.Score
  ) -> Words {
    let (new, then) = (now.written(best.value), was.written(old.value))
    let isSame = now.leaders.map(\.index) == was.leaders.map(\.index)
    guard now.leaders.count == 1 else {
      let share: Words = "\(bold: now.leaderNames) share the answer, \(new) each"
      return isSame
        ? share + ", as before." as Words : share + "; it was \(was.leaderNames) \(then)." as Words
    }
    if !isSame {
      let verb = was.leaders.count == 1 ? "became" : "each became"
      return
        "\(bold: "The answer flipped: \(was.leaderNames) \(then) \(verb) \(best.label) \(new).")"
    }
    if best.value == old.value { return "The answer is what it was: \(best.label) \(new)." }
    return new == then
      ? "The answer is still \(bold: best.label), as good as unchanged: \(new)."
      : "The answer is still \(bold: best.label): \(then) became \(bold: new)."
  }
}
