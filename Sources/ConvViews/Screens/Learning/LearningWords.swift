import ConvCanvas
import ConvNet
import ConvSession

/// Sentences on learning: what it is about to do, where it is, and what can be done from here.
struct LearningWords {
  let view: View
  let learned: LearnedMoment?

  private var settings: LearningSettings { view.session.learning }

  var lines: [Words] {
    guard let moment = view.session.subject.origin.moment else { return beginning }
    return [self.moment(moment)] + after(moment) + experiment + beside(moment)
  }

  /// Before anything was learned.
  private var beginning: [Words] {
    guard let data = settings.data(for: view.network) else {
      let shape = "\(view.network.pictureShape)"
      return [
        "No examples are drawn for an input of \(shape): \(bold: ":data FILE") names your own."
      ]
    }
    let shipped: Words =
      Shipped.steps(of: view.network.name) == nil || view.session.subject.hasWeightEdits
      ? "" : " \(key: "left") goes back through how it was learned." as Words
    return experiment + [
      "\(key: "space") learns from \(bold: name(data)), beginning with the weights at hand. "
        + "\(bold: ":forget") makes them noise first." + shipped
    ]
  }

  /// The way to fail that was prepared, and how one gets out of it.
  private var experiment: [Words] {
    settings.experiment.map { way in
      ["Experiment \(bold: way.rawValue), until \(bold: ":break off"): \(way.summary)."]
    } ?? []
  }

  /// What there is to do here, where no curve is yet.
  var how: [Words] {
    if let failure = view.scene.learned.failure { return ["\(failure, .differs)"] }
    return [
      "Learning is this, again and again: look at some examples, find for every weight which way "
        + "makes the loss smaller, and move each a little that way.",
      "The kernels are learned: nobody has to know them beforehand.",
    ]
  }

  private func name(_ data: LearningData) -> String {
    let last = data.name.split(separator: "/").last.map(String.init) ?? data.name
    let short = ShortName.middle(last, 24)
    return data.changes.isEmpty ? short : "\(short) (\(data.changes.joined(separator: ", ")))"
  }

  private func moment(_ moment: Moment) -> Words {
    let number = settings.number(of: moment.run)
    if let filed = moment.run.filed { return self.moment(moment, filed) }
    let run = number.map { " of run \($0)" } ?? ""
    guard moment.step > 0 else {
      return "\(bold: "Step 0\(run)"): the weights that it begins with\(source(number)). "
        + "It reads \(bold: right) of \(name(moment.run.data))." as Words
    }
    let seen = Numerals.count(moment.step * moment.run.recipe.batch)
    return
      "\(bold: "Step \(Numerals.count(moment.step))\(run)"): after \(seen) examples of "
      + "\(name(moment.run.data)) it reads \(bold: right) of those it never saw." as Words
  }
  /// The run whose curve is seen as well, and what it did otherwise.
  private func beside(_ moment: Moment) -> [Words] {
    guard let other = OtherRun(view) else { return [] }
    let difference = other.difference(from: moment.run)
    let sign = Chart.signs(view.appearance.ascii).compared
    return [
      "\(sign, .weights) is run \(other.number)"
        + (difference.isEmpty ? "." : ": \(difference).") as Words
    ]
  }
  private func source(_ number: Int?) -> String {
    guard let number, let source = settings.runs[number - 1].source else { return "" }
    return ", from run \(source.number) at step \(Numerals.count(source.step))"
  }
  private var right: String {
    learned?.trials.last.map { Numerals.percent(near: $0.accuracy, decimals: 1) } ?? "·"
  }

  private func after(_ moment: Moment) -> [Words] {
    if view.session.subject.hasWeightEdits {
      return ["Weights were edited since: \(key: "space") begins another run with them."]
    }
    if let failure = view.scene.learningFailure {
      return ["\(capitalized(failure.sentence), .differs)."]
    }
    if view.interaction.isLearning {
      let pace = view.scene.surroundings.pace.map { "\(Numerals.count($0)) images a second" }
      let speed = view.interaction.speed
      let pressed: Words = speed < 16 ? "; \(key: "+") is faster" : ""
      return ["Learning\(pace.map { ", \($0)" } ?? "")" as Words + epoch(moment) + pressed + "."]
    }
    if moment.run.filed != nil { return filedWays }
    let reached = settings.reached(of: moment.run)
    guard moment.step < reached else { return [] }
    return ["The run went on to step \(Numerals.count(reached)): \(key: "right") goes there."]
  }
  /// The epoch that is being learned from, and how long it goes on.
  private func epoch(_ moment: Moment) -> Words {
    guard let length = learned?.stepsInEpoch, length > 1 else { return "" }
    let (epoch, place) = moment.step.quotientAndRemainder(dividingBy: length)
    let left = view.scene.surroundings.pace.map { pace in
      let pictures = (length - place) * moment.run.recipe.batch
      return ", \(Numerals.count(max(1, (pictures + pace - 1) / max(1, pace)))) s left of it"
    }
    return "; epoch \(epoch + 1)\(left ?? "")"
  }

  // MARK: Runs that were written down

  private func moment(_ moment: Moment, _ filed: FiledMoments) -> Words {
    let index = filed.moments.firstIndex { $0.step == moment.step } ?? 0
    let place = "\(index + 1) of \(filed.moments.count)"
    let start: Words =
      "\(bold: "Step \(Numerals.count(moment.step))"), moment \(place) of a run that was written "
      + "down"
    guard !moment.run.data.name.isEmpty else { return start + "." }
    return start + ": it reads \(bold: right) of \(name(moment.run.data)) that it never saw."
      as Words
  }
  private var filedWays: [Words] {
    [
      "\(key: "left") \(key: "right") go through it, \(key: "space") learns on from here, as another run."
    ]
  }
  private func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
