import ConvCanvas
import ConvNet
import ConvWork
import Foundation

/// What is said while a network learns: a line for each epoch, and on a terminal a bar with the time
/// that is left.
struct TrainingLog {
  private let asJSON: Bool
  private let hasBar: Bool
  private let total: Int
  private let stepsInEpoch: Int
  private let first: Int
  private let learnsFromFeatures: Bool
  private let clock = ContinuousClock()
  private let beginning: ContinuousClock.Instant
  private var drawn: ContinuousClock.Instant?
  // Of the steps since the last line.
  private var (loss, correct, examples, steps) = (0.0, 0, 0, 0)
  private var learning = Duration.zero

  init(_ training: Training, asJSON: Bool) {
    self.asJSON = asJSON
    hasBar = StandardStream.error.isTerminal
    (total, stepsInEpoch, first) = (training.totalSteps, training.stepsInEpoch, training.step)
    learnsFromFeatures = training.learnsFromFeatures
    beginning = clock.now
  }

  /// A step as it is told of.
  private struct Line: Encodable {
    var step: Int
    var epoch: Double
    var loss: Double?
    var accuracy: Double?
    var validationLoss: Double
    var validationAccuracy: Double
    var imagesPerSecond: Double?

    enum CodingKeys: String, CodingKey {
      case step, epoch, loss, accuracy
      case validationLoss = "validation_loss"
      case validationAccuracy = "validation_accuracy"
      case imagesPerSecond = "images_per_s"
    }
  }
  private struct End: Encodable {
    var step: Int
    var validationLoss: Double
    var validationAccuracy: Double
    var examples: Int
    var classes: [String]
    /// Of many classes the mistakes alone: what it is, what it was taken for, and how often.
    var confusion: [[Int]]?
    var mistakes: [[Int]]?
    var output: String

    enum CodingKeys: String, CodingKey {
      case step, examples, classes, confusion, mistakes, output
      case validationLoss = "validation_loss"
      case validationAccuracy = "validation_accuracy"
    }
  }

  /// Takes a step in.
  mutating func add(_ result: Learner.Result, batch: Int, _ time: Duration, at step: Int) {
    loss += result.loss
    correct += result.correct
    examples += batch
    steps += 1
    learning += time
    let now = clock.now
    guard hasBar, drawn.map({ now - $0 > .milliseconds(200) }) ?? true else { return }
    drawn = now
    _ = StandardStream.error.write(Array("\r\u{1B}[K\(bar(step, now))".utf8))
  }

  private func bar(_ step: Int, _ now: ContinuousClock.Instant) -> String {
    let width = 24
    let full = width * step / max(1, total)
    let done = String(repeating: "#", count: full) + String(repeating: ".", count: width - full)
    let elapsed = (now - beginning).milliseconds / 1000
    let left = elapsed / Double(max(1, step - first)) * Double(total - step)
    return "[\(done)] step \(step) of \(total), loss \(number(loss / Double(max(1, steps)))), "
      + "\(duration(left)) left"
  }
  private func duration(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole / 60 % 60) min"
  }

  /// Takes the bar away, so that a line can stand there.
  func clear() { if hasBar { _ = StandardStream.error.write(Array("\r\u{1B}[K".utf8)) } }

  /// Tells of the steps since the last line, and what came of trying.
  mutating func report(_ trial: Trial, at step: Int) throws {
    clear()
    let speed = learning > .zero ? Double(examples) / (learning.milliseconds / 1000) : nil
    let line = Line(
      step: step, epoch: Double(step) / Double(stepsInEpoch),
      loss: steps > 0 ? loss / Double(steps) : nil,
      accuracy: examples > 0 ? Double(correct) / Double(examples) : nil,
      validationLoss: trial.loss, validationAccuracy: trial.accuracy, imagesPerSecond: speed)
    (loss, correct, examples, steps, learning) = (0, 0, 0, 0, .zero)
    guard !asJSON else { return try Self.write(line) }
    var words: [String] = []
    if let loss = line.loss, let accuracy = line.accuracy {
      words.append("loss \(number(loss)), \(percent(accuracy)) right")
    }
    words.append("unseen: loss \(number(trial.loss)), \(percent(trial.accuracy))")
    if let speed {
      words.append(learnsFromFeatures ? "\(Int(speed)) feature rows/s" : "\(Int(speed))/s")
    }
    let epoch = stepsInEpoch > 1 ? "epoch \((step + stepsInEpoch - 1) / stepsInEpoch), " : ""
    try Output.write("\(epoch)step \(step): \(words.joined(separator: "; "))\n")
  }

  /// Tells of the end.
  func end(_ trial: Trial, _ classes: [String], output: String, at step: Int) throws {
    clear()
    guard !asJSON else {
      let end = End(
        step: step, validationLoss: trial.loss, validationAccuracy: trial.accuracy,
        examples: trial.count, classes: classes, confusion: trial.confusion,
        mistakes: trial.confusion == nil
          ? trial.mistakes.prefix(1000).map { [$0.cell.label, $0.cell.said, $0.count] } : nil,
        output: output)
      return try Self.write(end)
    }
    func name(_ label: Int) -> String {
      label < classes.count ? classes[label] : "class \(label)"
    }
    var text = "\(percent(trial.accuracy)) right of \(trial.count) unseen examples.\n"
    if trial.classes <= Self.mostClasses, let confusion = trial.confusion {
      let names = confusion.indices.map(name)
      text += "What each class, by row, was taken for:\n"
      text +=
        TextTable(
          [[""] + names] + zip(names, confusion).map { [$0] + $1.map(String.init) },
          rightAligned: Set(1...names.count)
        ).text
    } else {
      for (cell, count) in trial.mistakes.prefix(10) {
        text +=
          PlainText.line("\(count) times \(name(cell.label)) was taken for \(name(cell.said))")
          + "\n"
      }
    }
    try Output.write(text + "\(PlainText.line(output)) is written\n")
  }
  private static let mostClasses = 40

  private static func write(_ line: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    let text = String(decoding: try encoder.encode(line), as: UTF8.self)
    try Output.write(Array(PlainText.json(text).utf8) + [10], to: nil)
  }
  private func number(_ value: Double) -> String { String(format: "%.4g", value) }
  /// All and none are said of all and none alone.
  private func percent(_ share: Double) -> String {
    let shown = share <= 0 || share >= 1 ? share : min(max(share, 0.001), 0.999)
    return String(format: "%.1f %%", 100 * shown)
  }
}
