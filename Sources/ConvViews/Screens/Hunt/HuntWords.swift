import ConvCanvas
import ConvNet
import ConvSession

/// What is hunted, how far both ways have come, and what the gradient says of the number at hand.
struct HuntWords {
  let view: View
  let state: HuntState?

  var lines: [Words] {
    if let why = HuntProbe().obstacle(in: view.network) { return ["\(why)"] }
    guard let state else { return ["The picture is made ready."] }
    return [start(state), result(state), gradient(state)]
  }

  private func start(_ state: HuntState) -> Words {
    let which = "\(state.lab.target + 1) of \(HuntLab.targets.count)"
    return
      "A hidden kernel (\(which)) made the target. Say first what lights up in it; then choose a "
      + "number with the arrows and change it with \(bold: "< >")."
  }

  private func result(_ state: HuntState) -> Words {
    let hand = percent(state.left)
    let changes = state.byHand.count - 1
    let steps = state.lab.steps
    let descent = percent(state.descended.left.last ?? 1)
    let mine: Words =
      HuntLab.isFound(state.left)
      ? "\("Found", .good): it is \(bold: HuntLab.targets[state.lab.target].rawValue), "
        + "after \(changes) changes. "
      : "By hand \(bold: hand) of the error is left after \(changes) "
        + "\(changes == 1 ? "change" : "changes"). "
    guard steps > 0 else {
      return mine + "\(bold: "g") lets gradient descent take ten steps, from zeros on." as Words
    }
    return mine
      + "Gradient descent has \(bold: descent) left after \(steps) \(steps == 1 ? "step" : "steps")."
      as Words
  }

  private func gradient(_ state: HuntState) -> Words {
    let at = state.lab.cursor.height * 3 + state.lab.cursor.width
    let slope = state.hunt.gradient(state.lab.kernel, target: state.lab.hidden)[at]
    let start: Words = "The gradient of a number is the mean of 2·(map − target)·input: "
    guard state.lab.steps > 0 || HuntLab.isFound(state.left) else {
      return start + "descent moves every number a little against its own, all at once." as Words
    }
    let text = Numerals.compact(slope, isWhole: false)
    return start
      + "here \(bold: text), so \(slope > 0 ? "less" : slope < 0 ? "more" : "nothing else") would help."
      as Words
  }

  private func percent(_ share: Double) -> String { Numerals.percent(Float(share)) }
}
