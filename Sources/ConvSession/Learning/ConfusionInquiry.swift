public import ConvNet
import Foundation

/// What a network says of examples that it never saw.
public struct Confusion: Sendable, Measured {
  public struct Answer: Sendable {
    /// The example's number among those that are not learned from.
    public let index: Int
    public let example: Example
    /// The class that the network says.
    public let said: Int
    public let loss: Double

    public var isRight: Bool { said == example.label }
    /// The share that the right class was given.
    public var share: Double { exp(-loss) }
  }
  /// A class and what was said of it.
  public struct Cell: Hashable, Sendable {
    public let label: Int
    public let said: Int

    public init(label: Int, said: Int) { (self.label, self.said) = (label, said) }
  }
  public let classes: [String]
  /// The worst first: those with the largest loss.
  public let answers: [Answer]

  public var right: Int { answers.count(where: \.isRight) }
  public func count(_ cell: Cell) -> Int {
    answers.count { $0.example.label == cell.label && $0.said == cell.said }
  }
  /// Those of a cell, or all mistakes.
  public func answers(in cell: Cell?) -> [Answer] {
    answers.filter { answer in
      cell.map { answer.example.label == $0.label && answer.said == $0.said } ?? !answer.isRight
    }
  }
  /// The cells that hold something, first the mistakes, the most frequent first.
  public var cells: [Cell] {
    let counts = answers.reduce(into: [Cell: Int]()) { counts, answer in
      counts[Cell(label: answer.example.label, said: answer.said), default: 0] += 1
    }
    return counts.sorted { first, second in
      let (one, other) = (first.key, second.key)
      return (one.label == one.said ? 1 : 0, -first.value, one.label, one.said)
        < (other.label == other.said ? 1 : 0, -second.value, other.label, other.said)
    }.map(\.key)
  }
  public var byteCount: Int { answers.reduce(0) { $0 + $1.example.input.byteCount } }
}

/// The answers of the network at hand, weights as they were edited, to examples that it never saw.
public struct ConfusionInquiry: Inquiry {
  private let subject: Subject
  private let data: LearningData
  private let seed: UInt64
  /// Layers that gradients do not have to come through.
  private let frozen: Set<String>

  /// - Returns: nil where there are no examples for the network.
  public init?(_ session: Session) {
    guard let data = session.learning.data(for: session.network) else { return nil }
    var subject = session.subject
    (subject.picture, subject.strokes) = (.none, [])
    subject.edits.removeAll { !$0.isOfWeights }
    let recipe = session.learning.recipe
    (self.subject, self.data, seed, frozen) = (subject, data, recipe.seed, recipe.frozen)
  }

  public var words: String { "answers to \(data.name)" }

  public func answer(
    at desk: inout some Desk
  ) throws(Cancelled) -> Result<Confusion, OpenFailure> {
    let network = subject.editedNetwork
    let split: ExampleSplit
    switch try desk.answer(ExamplesInquiry(data, for: network, seed: seed)) {
    case .success(let answer): split = answer
    case .failure(let failure): return .failure(failure)
    }
    let examples = split.tried(on: network)
    let plan: LearningPlan
    do throws(LearningError) {
      plan = try LearningPlan(network, frozen: network.layers(named: frozen))
      for example in examples { try plan.check([example]) }
    } catch { return .failure(OpenFailure(sentence: "\(error)")) }
    let learner = Learner(plan)
    var answers: [Confusion.Answer] = []
    for (index, example) in examples.enumerated() {
      try desk.checkpoint(Double(index) / Double(examples.count))
      let found = try learner.evaluate([example], desk.checkpoint)
      answers.append(
        .init(index: index, example: example, said: found.answers[0], loss: found.loss))
    }
    // A loss that is no number is the worst.
    func badness(_ answer: Confusion.Answer) -> Double {
      answer.loss.isNaN ? .infinity : answer.loss
    }
    answers.sort { (badness($1), $0.index) < (badness($0), $1.index) }
    return .success(
      Confusion(
        classes: (0..<plan.classes).map {
          split.classes.indices.contains($0) ? split.classes[$0] : network.label($0)
        }, answers: answers))
  }
}

extension Scene {
  /// What the network at hand says of examples that it never saw.
  public var confusion: Shown<Confusion> {
    guard let inquiry = ConfusionInquiry(session) else { return .hidden }
    return shown(inquiry)
  }
}
