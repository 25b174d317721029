/// Takes one step of learning after another. The same plan, batches and number of steps give the same
/// weights to the bit on the same instruction set, on any number of threads.
public struct Learner: Sendable {
  public let plan: LearningPlan
  public private(set) var state: LearningState
  /// Threads that share the blocks of a batch.
  public var threads = 1
  private var memory = LearningMemory()

  /// - Parameter state: a moment of the same plan; the beginning where it is nil.
  public init(_ plan: LearningPlan, _ state: LearningState? = nil) {
    (self.plan, self.state) = (plan, state ?? LearningState(plan))
  }

  /// What came of a step.
  public struct Result: Sendable, Equatable {
    /// The mean loss of the batch, before the step.
    public let loss: Double
    /// Examples whose largest logit was the right one.
    public let correct: Int
  }

  /// Moves the weights against the gradient of the batch's mean loss.
  ///
  /// - Parameter batch: examples that ``LearningPlan/check(_:)`` accepts.
  /// - Throws: ``Cancelled`` where the checkpoint does, with the state as it was.
  public mutating func step(
    _ batch: [Example], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Result {
    precondition(!batch.isEmpty, "a batch has examples")
    let (measured, plan) = (state.numbers[plan.learnedCount...], plan)
    var memory = memory
    // Nothing else holds the numbers while they are written, or all would be copied.
    self.memory = LearningMemory()
    memory.make(plan, batch)
    defer { self.memory = memory }
    do throws(Cancelled) {
      let (step, threads) = (state.step, threads)
      let result = try memory.withPass(plan, step: step, &state.numbers, checkpoint) {
        (pass, sums) throws(Cancelled) in
        try BatchRun(plan: plan, batch: batch, pass: pass, sums: sums, threads: threads).learn()
      }
      memory.withSums(plan) { state.move(plan, $0) }
      return result
    } catch {
      state.numbers.replaceSubrange(plan.learnedCount..., with: measured)
      throw error
    }
  }

  /// A step of a run that nobody interrupts.
  public mutating func step(_ batch: [Example]) -> Result {
    do { return try step(batch, .unchecked) } catch {
      preconditionFailure("an unchecked step is not cancelled")
    }
  }
}

extension LearningState {
  /// The optimiser's step along the gradients.
  fileprivate mutating func move(_ plan: LearningPlan, _ gradients: UnsafePointer<Float>) {
    let (rate, count) = (plan.rate(step), plan.learnedCount)
    step += 1
    let step = step
    var memories = memories
    // As above.
    self.memories = []
    numbers.withUnsafeMutableBufferPointer { numbers in
      memories.withUnsafeMutableBufferPointer { memories in
        plan.optimizer.move(
          numbers.baseAddress!, gradients, memories.baseAddress, count: count, rate: rate,
          step: step)
      }
    }
    self.memories = memories
  }
}

extension Learner {
  /// The answers for examples, without learning from them.
  public struct Evaluation: Sendable, Equatable {
    /// The mean loss.
    public let loss: Double
    /// Of each example the class with the largest logit.
    public let answers: [Int]
    public let correct: Int
    public var accuracy: Double { Double(correct) / Double(answers.count) }
  }

  /// - Parameter examples: that ``LearningPlan/check(_:)`` accepts, at least one.
  /// - Throws: ``Cancelled`` where the checkpoint does.
  public func evaluate(
    _ examples: [Example], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Evaluation {
    var (answers, loss) = ([Int](), 0.0)
    var (memory, numbers) = (LearningMemory(), state.numbers)
    // Large networks are tried with few at a time.
    let together = max(1, min(64, (32 << 20) / max(1, plan.outputCount)))
    for first in stride(from: 0, to: examples.count, by: together) {
      let batch = Array(examples[first..<min(first + together, examples.count)])
      let part = checkpoint.part(
        first / together, of: (examples.count + together - 1) / together)
      memory.make(plan, batch)
      try memory.withPass(plan, step: nil, &numbers, part) { (pass, sums) throws(Cancelled) in
        let run = BatchRun(plan: plan, batch: batch, pass: pass, sums: sums, threads: threads)
        let found = try run.answer()
        loss += found.loss
        answers += found.answers
      }
    }
    let correct = zip(answers, examples).count { $0 == $1.label }
    return Evaluation(loss: loss / Double(examples.count), answers: answers, correct: correct)
  }

  /// The answers where nobody interrupts.
  public func evaluate(_ examples: [Example]) -> Evaluation {
    do { return try evaluate(examples, .unchecked) } catch {
      preconditionFailure("an unchecked evaluation is not cancelled")
    }
  }
}
