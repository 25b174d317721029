import ConvCanvas
import ConvNet
import ConvSession

/// What to try with the patch, what it does to the answer, how the heatmap was computed, whether it is
/// right about what matters, and what is left of it where nothing was learned.
struct EvidenceWords {
  let view: View
  let evidence: Evidence?

  var lines: [Words] {
    if let obstacle = view.network.classObstacle {
      return ["Nothing can be asked here: \(obstacle)."]
    }
    guard let evidence else {
      return [
        "The pass has not come to the answer: \(key: "r") computes all at once."
      ]
    }
    return [task, answer(evidence), how(evidence), deletion(evidence), left(evidence)]
  }

  private var task: Words {
    "Guess what it can not do without, and hide it: the arrows move the patch."
  }

  private func name(_ unit: Int) -> String { view.network.label(unit) }

  /// `3 has 99.8 %; under the 6×6 patch 12.0 %: the answer flips to 8, 61.2 %.`
  private func answer(_ evidence: Evidence) -> Words {
    let unit = evidence.unit(view.scene)
    guard let found = view.scene.measured(evidence.underPatch).value,
      found.before.indices.contains(unit)
    else {
      return "What it says under the patch is being computed."
    }
    let (said, now) = (found.said.before, found.said.after)
    let (side, before) = (evidence.patch.side, text(found.before[unit]))
    let start: Words =
      "\(bold: name(unit)) has \(before); under the \(side)×\(side) patch \(bold: text(found.after[unit])): "
    if now == said { return start + "the answer is still \(bold: name(now))." as Words }
    let flips: Words = "the answer flips to \("\(name(now)), \(text(found.after[now]))", .differs)."
    return start + flips
  }
  private func text(_ share: Double) -> String {
    share >= 0 && share <= 1
      ? Numerals.percent(Float(share)) : Numerals(decimals: 2).text(Float(share))
  }

  private func how(_ evidence: Evidence) -> Words {
    let network = view.network
    let unit = name(evidence.unit(view.scene))
    guard evidence.layer > 0 else {
      let fill = evidence.fill == .mean ? "mean-coloured" : evidence.fill.rawValue
      let all = OcclusionProbe.grid(network, side: evidence.side).count
      let tried = view.scene.occlusion(evidence)?.tried ?? 0
      let count =
        tried < all
        ? "\(Numerals.count(tried)) of \(Numerals.count(all))" : Numerals.count(all)
      return "Heat: what \(unit) loses where a \(fill) patch hides it, at \(count) places."
    }
    let maps = network.nodes[evidence.layer].shape.channels
    return "Grad-CAM: its \(maps) maps × their mean gradient for \(unit), added; 0 where below."
  }

  private func deletion(_ evidence: Evidence) -> Words {
    guard let deletion = view.scene.measured(evidence.deletion).value, !deletion.curve.isEmpty
    else { return "" }
    let (own, random) = (Deletion.area(deletion.curve), Deletion.area(deletion.random))
    let numerals = Numerals(decimals: 2)
    let start: Words =
      "Deleted in its order: area \(bold: numerals.text(Float(own))), at random "
      + "\(numerals.text(Float(random))): "
    let verdict: Words =
      abs(own - random) < 0.02
      ? "too little between them to tell."
      : own < 0.9 * random
        ? "it finds what matters."
        : own > 1.1 * random ? "worse than chance." : "hardly better than chance."
    return start + verdict
  }

  private func left(_ evidence: Evidence) -> Words {
    guard let shuffled = view.scene.measured(evidence.shuffled).value else { return "" }
    guard let likeness = shuffled.likeness else {
      return "With shuffled weights it is the same everywhere: what it shows was learned."
    }
    let text = Numerals(decimals: 2).text(Float(likeness))
    let start: Words = "Shuffled weights make it \(bold: text) alike (1: the same): "
    let verdict: Words =
      likeness < 0.3
      ? "this was learned."
      : likeness < 0.6 ? "some was never learned." : "most was never learned."
    return start + verdict
  }
}
