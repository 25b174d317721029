import ConvCanvas
import ConvNet
import ConvSession

/// What to try, what the layer at hand did and why, and what became of the answer.
struct ShiftWords {
  let view: View
  let shown: ShiftView?

  var lines: [Words] {
    guard let shown else {
      return ["Only a picture can be moved, and \(view.network.name) reads none."]
    }
    let start: Words =
      "\(key: "left") \(key: "right") move the picture. Say first: do the maps move along, does "
      + "the answer stay?"
    guard shown.course != nil else {
      if let failure = view.scene.measured(.shift(shown.lab.motion)).failure {
        return [start, "\(failure, .differs)"]
      }
      return [start, "All layers are computed for every place of the picture."]
    }
    return [start] + [layer(shown), answer(shown), method(shown)].compactMap { $0 }
  }

  // MARK: The layer

  private func layer(_ shown: ShiftView) -> Words? {
    let name: Words = "\(bold: shown.node.alias) "
    if let reason = view.network.graph.obstacle(to: shown.layer) {
      return name + "is not computed: \(reason)" as Words
    }
    guard let shift = shown.shift(of: shown.layer) else { return nil }
    let changed = Numerals.percent(Float(shift.changed) / Float(max(1, shift.count)))
    guard shown.hasPlaces, let error = shift.error, let axis else {
      return name
        + "has no places any more: \(bold: changed) of its numbers are others than before." as Words
    }
    if shift.changed == 0 { return name + "is as before: nothing in it changed." as Words }
    let along = Numerals.percent(Float(max(0, 1 - error)))
    return name + "moved along to \(bold: along). " as Words + reason(shown, shift, axis)
  }

  /// The direction that a shift moves in.
  private var axis: MapGeometry.Axis? {
    shown?.geometry.map { shown?.lab.motion == .down ? $0.height : $0.width }
  }

  private func reason(_ shown: ShiftView, _ shift: LayerShift, _ axis: MapGeometry.Axis) -> Words {
    switch shown.lab.motion {
    case .turn:
      return "Its kernels stay upright while the picture turns: nothing makes a convolution turn "
        + "along."
    case .scale:
      return "Its kernels keep their size: what is larger is another pattern to them."
    case .noise:
      return "Noise moves nothing: this is how much of the map is left."
    case .across, .down: break
    }
    let jump = axis.jump
    let between = (shown.amount / jump).rounded() != shown.amount / jump
    let exact = shift.inside.map { $0 < 0.0005 } ?? false
    if jump > 1, between {
      return "Its numbers are \(Numerals.trimmed(Float(jump))) pixels apart, so that the picture "
        + "comes to lie between two of them: strides break it."
    }
    if exact, (shift.error ?? 0) < 0.0005 {
      return jump > 1
        ? "The picture moved by whole steps of its stride, and every number with it."
        : "The same kernel everywhere: what moves below moves above."
    }
    if exact {
      return "Inside it is exact. At the border it is not: there it reads padding, which did not "
        + "move, and so tells where the border is."
    }
    guard shift.inside != nil else {
      return "Every field of it reaches beyond the picture, so that all of it knows of the border."
    }
    return "Layers before it had strides, or fields at the border: what they lost stays lost."
  }

  // MARK: The answer

  private func answer(_ shown: ShiftView) -> Words? {
    let answers = shown.answers
    guard answers.indices.contains(shown.index), let rest = shown.restPrediction?.best else {
      let last = view.network.last
      return view.network.graph.obstacle(to: last).map {
        "There is no answer: \($0)" as Words
      }
    }
    let now = answers[shown.index]
    let label = view.network.label(now.best)
    let share = now.share.map { " (\(Numerals.percent(Float($0))) for \(rest.label))" } ?? ""
    let start: Words =
      now.best == rest.index
      ? "The answer stays \(bold: label)\(share)"
      : "The answer is \("\(label)", .differs) now, no longer \(rest.label)\(share)"
    guard let (low, high) = kept(answers.map(\.best), rest.index, shown) else {
      return start + "." as Words
    }
    let all = answers.allSatisfy { $0.best == rest.index }
    return start
      + (all
        ? "; it stays at every amount that is tried." as Words
        : "; it stays from \(low) to \(high)." as Words)
  }

  /// The amounts around rest with the same answer.
  private func kept(
    _ best: [Int], _ class: Int, _ shown: ShiftView
  ) -> (low: String, high: String)? {
    let rest = shown.lab.motion.rest(view.network.pictureShape)
    guard best.indices.contains(rest), let course = shown.course else { return nil }
    let low = best[...rest].lastIndex { $0 != `class` }.map { $0 + 1 } ?? 0
    let high = best[rest...].firstIndex { $0 != `class` }.map { $0 - 1 } ?? best.count - 1
    return (shown.short(course.amounts[low]), shown.short(course.amounts[high]))
  }

  private func method(_ shown: ShiftView) -> Words {
    "Along: 1 − Σ|now − moved| / Σ|moved|; inside: of fields that lie in the picture."
  }
}
