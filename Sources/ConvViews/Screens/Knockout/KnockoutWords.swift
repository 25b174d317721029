import ConvCanvas
import ConvNet
import ConvSession

/// What to try, what the answers lose without the map at hand, and how that was found.
struct KnockoutWords {
  let view: View
  let layer: Int?
  let knockouts: Knockouts?
  let silenced: SilencedMap?

  var lines: [Words] {
    guard let layer else {
      let last = view.network.last
      let why = view.network.graph.obstacle(to: last)
      return [
        why.map { "There is no answer that could miss a map: \($0)" as Words }
          ?? "This network has no layer whose maps could be missed in an answer to a picture."
      ]
    }
    let alias = view.network.nodes[layer].alias
    guard let knockouts else {
      if let failure = view.scene.knockouts(layer).failure { return ["\(failure, .differs)"] }
      return [
        "One map of \(bold: alias) after another is silenced, and all behind it computed anew. "
          + "Say meanwhile: which one will be missed most?"
      ]
    }
    return [
      "Say first which map is missed most. \(key: "up") \(key: "down") choose one, "
        + "\(key: "enter") silences it.",
      lost(knockouts), onPicture, method(knockouts),
    ].compactMap { $0 }
  }

  private func lost(_ knockouts: Knockouts) -> Words {
    let lab = view.interaction.knockout
    let map = lab.map(in: knockouts, view.network)
    let chosen = lab.chosen(in: knockouts)
    let effect = knockouts.effect(of: map, on: chosen)
    let name = view.unitName(knockouts.layer, map)
    let alias = view.network.nodes[knockouts.layer].alias
    let who: Words =
      "Without \(bold: "\(alias)[\(map)]")\(name.isEmpty ? "" : " (\(name))") "
    if effect.drop == 0, effect.flips == 0 {
      return who
        + (effect.count == 1 ? "the answer is what it was." : "all answers are what they were.")
    }
    let amount = KnockoutTable.written(effect.drop.magnitude, knockouts)
      .replacing(" %", with: " points")
    let size = knockouts.areShares ? "share" : "score"
    let way = effect.drop < 0 ? "grow" : "fall"
    if effect.count == 1 {
      return who + "the answer's \(size) \(way)s by \(bold: amount)." as Words
    }
    let answers = chosen.map { "answers \(view.network.label($0))" } ?? "all answers"
    let what: Words =
      "the \(size)s of \(answers) \(way) by \(bold: amount) in the mean, and "
      + "\(bold: "\(effect.flips) of \(effect.count)") become others."
    guard chosen == nil, knockouts.classes.count > 1, let most = knockouts.mostHit(by: map) else {
      return who + what
    }
    return who + what + " Most of all it is missed by \(bold: view.network.label(most))." as Words
  }

  private var onPicture: Words? {
    guard let silenced, let last = silenced.changes.last, last.layer == view.network.last,
      let before = view.scene.prediction().value, let best = before.best
    else { return nil }
    let now = Prediction(last.now.elements, of: view.network)
    guard let nowBest = now.best else { return nil }
    if last.change.count == 0 {
      return
        "On the picture at hand it changes nothing: the map was silent there, or nobody heard it."
    }
    let score = "\(before.written(best.value)) → \(now.written(now.scores[best.index].value))"
    return nowBest.index == best.index
      ? "On the picture at hand it stays \(bold: best.label), \(score)."
      : "On the picture at hand it is \("\(nowBest.label)", .differs), no longer \(best.label) "
        + "(\(score))."
  }

  private func method(_ knockouts: Knockouts) -> Words {
    let tried =
      knockouts.count == 1
      ? "the picture at hand alone" : "\(Numerals.count(knockouts.count)) \(knockouts.inputs)"
    return
      "Tried on \(tried), all behind the map computed anew."
  }
}
