/// The memory of a batch: outputs and gradients of all layers, what layers keep, and for each block the
/// sums of gradients. It is used again from step to step.
struct LearningMemory: Sendable {
  private var numbers: [Float] = []
  private var samples = 0

  /// The number of blocks of a batch.
  static func blocks(_ plan: LearningPlan, _ samples: Int) -> Int {
    plan.blockSize >= samples ? 1 : (samples + plan.blockSize - 1) / plan.blockSize
  }
  private func sumsStart(_ plan: LearningPlan) -> Int {
    2 * plan.outputCount * samples + plan.keptCount
  }

  /// Room for a batch, with its pictures as the first outputs.
  mutating func make(_ plan: LearningPlan, _ batch: [Example]) {
    if samples != batch.count {
      samples = batch.count
      let count = sumsStart(plan) + Self.blocks(plan, samples) * plan.learnedCount
      if numbers.count < count { numbers = [Float](repeating: 0, count: count) }
    }
    numbers.withUnsafeMutableBufferPointer { numbers in
      var start = numbers.baseAddress!
      for example in batch {
        example.input.elements.withUnsafeBufferPointer {
          start.update(from: $0.baseAddress!, count: $0.count)
        }
        start += example.input.shape.count
      }
    }
  }

  /// Calls `body` with a pass through this memory and where the blocks' sums begin.
  mutating func withPass<Result>(
    _ plan: LearningPlan, step: Int?, _ weights: inout [Float], _ checkpoint: Checkpoint,
    _ body: (LearningPass, UnsafeMutablePointer<Float>) throws(Cancelled) -> Result
  ) throws(Cancelled) -> Result {
    let (samples, sumsStart) = (samples, sumsStart(plan))
    return try numbers.withUnsafeMutableBufferPointer { (numbers) throws(Cancelled) in
      let start = numbers.baseAddress!
      return try weights.withUnsafeMutableBufferPointer { (weights) throws(Cancelled) in
        try plan.fixed.withUnsafeBufferPointer { (fixed) throws(Cancelled) in
          let all = plan.outputCount * samples
          // An empty array begins nowhere, and nothing of it is read.
          var pass = LearningPass(
            plan: plan, samples: samples, step: step, numbers: weights.baseAddress!,
            fixed: fixed.baseAddress ?? UnsafePointer(weights.baseAddress!), outputs: start,
            gradients: start + all, kept: start + 2 * all, prepared: [], checkpoint: checkpoint)
          pass.prepare()
          return try body(pass, start + sumsStart)
        }
      }
    }
  }

  /// The sums of all blocks, after a pass.
  func withSums(_ plan: LearningPlan, _ body: (UnsafePointer<Float>) -> Void) {
    numbers.withUnsafeBufferPointer { body($0.baseAddress! + sumsStart(plan)) }
  }
}
