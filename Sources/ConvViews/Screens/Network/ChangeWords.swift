import ConvNet
import ConvSession

/// Sentences on an edit: what the answer was and is, and how far the change went.
struct ChangeWords {
  let funnel: Funnel

  private var network: Network { funnel.view.network }
  private var changes: FunnelChanges { funnel.changes }

  /// What the answer was and is.
  var answer: Words {
    let scene = funnel.view.scene
    guard let before = changes.before, let now = scene.prediction().value,
      let then = scene.prediction(of: before).value, !now.leaders.isEmpty
    else { return "The answer is computed anew." }
    return leaderWords(now, then)
  }

  var sentences: [Words] {
    let scene = funnel.view.scene
    guard let before = changes.before, let now = scene.prediction().value,
      let then = scene.prediction(of: before).value, !now.leaders.isEmpty
    else { return ["All that follows the change is computed anew."] }
    let changed = changes.layers.filter { $0.value.count > 0 }.keys.sorted()
    guard let earliest = changed.first else {
      return [leaderWords(now, then), "No number of any layer is another than before."]
    }
    let stays: Words =
      earliest > 1 || (earliest == 1 && network.last > 1)
      ? " Nothing before \(bold: network.nodes[earliest].alias) was computed again." : ""
    return [leaderWords(now, then), countWords + stays]
  }

  private func leaderWords(_ now: Prediction, _ then: Prediction) -> Words {
    let isSame = now.leaders.map(\.index) == then.leaders.map(\.index)
    guard now.leaders.count == 1 else {
      let start: Words = isSame ? "" : "The answer was \(bold: then.leaderNames), "
      return start
        + (isSame
          ? "\(bold: now.leaderNames) still share the answer."
          : "now \(bold: now.leaderNames) share it.") as Words
    }
    return isSame
      ? "The answer stays \(bold: now.leaderNames)."
      : "The answer was \(bold: then.leaderNames), now it is \(bold: now.leaderNames)."
  }

  /// How many numbers are new: those counted under the stacks, and those of layers that have none
  /// or share one.
  private var countWords: Words {
    let shown = Set(funnel.stacks.map(\.shown))
    let all = changes.layers.values.reduce(0) { $0 + $1.count }
    let rest = changes.layers.filter { !shown.contains($0.key) && $0.value.count > 0 }
    let others = rest.values.reduce(0) { $0 + $1.count }
    let count = Numerals.count(all)
    guard others > 0 else { return "\(bold: count) numbers are new, counted under each stack." }
    let place =
      Set(rest.keys) == [network.last] ? "of \(network.nodes[network.last].alias)" : "not shown"
    return "\(bold: count) numbers are new: \(Numerals.count(all - others)) counted under the "
      + "stacks and \(Numerals.count(others)) \(place)."
  }
}
