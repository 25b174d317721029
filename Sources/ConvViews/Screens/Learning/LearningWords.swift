import ConvCanvas
import ConvNet
import ConvSession

/// Sentences on learning: what it is about to do, where it is, and whether its steps are of a
/// healthy size.
struct LearningWords {
  let view: View
  let learned: LearnedMoment?

  private var settings: LearningSettings { view.session.learning }

  /// Before anything was learned.
  var beginning: [Words] {
    guard let data = settings.data(for: view.network) else {
      let shape = "\(view.network.pictureShape)"
      return [
        "No examples are drawn for an input of \(shape): \(bold: ":data FILE") names your own."
      ]
    }
    return [
      "\(bold: "Space") learns from \(bold: data.name), beginning with the weights at hand. "
        + "\(bold: ":forget") makes them noise first: nobody chooses any of them."
    ]
  }

  /// What there is to do here, where no curve is yet.
  var how: [Words] {
    [
      "Learning is this, again and again: look at some examples, find for every weight which way "
        + "makes the loss smaller, and move each a little that way.",
      "\(bold: "Space") begins and stops, and the arrows go back and forth in time.",
    ]
  }

  func moment(_ moment: Moment) -> Words {
    let seen = moment.step * moment.run.recipe.batch
    let changes = moment.run.data.changes
    let world = changes.isEmpty ? "" : " (\(changes.joined(separator: ", ")))"
    let source = "\(moment.run.data.name)\(world)"
    guard moment.step > 0 else {
      return "Before the first step: these numbers are what it begins with. "
        + "\(bold: "Space") learns from \(source)." as Words
    }
    let steps = moment.step == 1 ? "1 step" : "\(Numerals.count(moment.step)) steps"
    return
      "After \(bold: steps), \(Numerals.count(seen)) examples of \(source), it reads "
      + "\(bold: right) of those it never saw."
  }
  private var right: String {
    learned?.trials.last.map { Numerals.percent(Float($0.accuracy)) } ?? "·"
  }

  /// The size of the steps, and what can be done from here.
  var state: [Words] {
    guard let learned, learned.moment.step > 0 else { return [] }
    let moves = learned.moves.enumerated().compactMap { layer, share in
      share.map { (name: view.network.nodes[layer].alias, share: $0) }
    }
    guard let largest = moves.max(by: { $0.share < $1.share }) else { return [] }
    let size = Numerals(decimals: 4).text(Float(largest.share))
    let judged: Words =
      largest.share > 0.1
      ? "\("far too much", .differs)" : largest.share < 1e-5 ? "hardly at all" : "a healthy size"
    return [
      "The last step moved the weights of \(bold: largest.name) by \(bold: size) of their size, "
        + "\(judged); around 0.001 is usual."
    ]
  }
}
