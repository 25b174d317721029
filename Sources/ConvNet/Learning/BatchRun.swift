import ConvKernels
import Dispatch

/// The blocks of one batch, one after another or on several threads, and what comes of all of them
/// together: sums are taken in the order of the blocks.
struct BatchRun {
  let plan: LearningPlan
  let batch: [Example]
  let pass: LearningPass
  /// Of each block the sums of its gradients.
  let sums: UnsafeMutablePointer<Float>
  let threads: Int

  private var blocks: Int { LearningMemory.blocks(plan, batch.count) }
  private func block(_ index: Int) -> Range<Int> {
    guard blocks > 1 else { return 0..<batch.count }
    return index * plan.blockSize..<min((index + 1) * plan.blockSize, batch.count)
  }

  /// Leaves the gradients of the mean loss in the first block's sums.
  func learn() throws(Cancelled) -> Learner.Result {
    var found = Learner.Result(loss: 0, correct: 0)
    let last = plan.stretches.count - 1
    for (index, stretch) in plan.stretches.enumerated() {
      if isTogether(stretch) {
        try pass.learnTogether(stretch.lowerBound)
        continue
      }
      let results = try each { (block) throws(Cancelled) in
        try pass.forward(stretch, self.block(block))
        guard index == last else { return Learner.Result(loss: 0, correct: 0) }
        sums(block).update(repeating: 0, count: plan.learnedCount)
        let result = loss(self.block(block))
        try pass.backward(stretch, self.block(block), sums(block))
        return result
      }
      found = results.reduce(found) {
        Learner.Result(loss: $0.loss + $1.loss, correct: $0.correct + $1.correct)
      }
    }
    for stretch in plan.stretches.dropLast().reversed() {
      if isTogether(stretch) {
        try pass.backward(stretch, 0..<batch.count, sums(0))
      } else {
        _ = try each { (block) throws(Cancelled) in
          try pass.backward(stretch, self.block(block), sums(block))
          return Learner.Result(loss: 0, correct: 0)
        }
      }
    }
    for block in 1..<max(1, blocks) { add(sums(block), to: sums, count: plan.learnedCount) }
    return Learner.Result(loss: found.loss / Double(batch.count), correct: found.correct)
  }

  /// The sum of the losses, and the answers.
  func answer() throws(Cancelled) -> (loss: Double, answers: [Int]) {
    let last = plan.layers.count - 1
    _ = try each { (block) throws(Cancelled) in
      for index in plan.layers.indices {
        try pass.forward(index..<index + 1, self.block(block))
      }
      return Learner.Result(loss: 0, correct: 0)
    }
    var (loss, answers) = (0.0, [Int]())
    for (sample, example) in batch.enumerated() {
      let logits = pass.outputs(of: last, sample)
      loss += CrossEntropy.loss(logits, label: example.label, classes: plan.classes)
      answers.append(firstLargest(logits, count: plan.classes))
    }
    return (loss, answers)
  }

  private func sums(_ block: Int) -> UnsafeMutablePointer<Float> {
    sums + block * plan.learnedCount
  }
  private func isTogether(_ stretch: Range<Int>) -> Bool {
    stretch.count == 1 && plan.layers[stretch.lowerBound].isBatchwise
  }

  /// The losses of some examples, and the gradients of their logits.
  private func loss(_ block: Range<Int>) -> Learner.Result {
    let last = plan.layers.count - 1
    var (loss, correct) = (0.0, 0)
    for sample in block {
      let logits = pass.outputs(of: last, sample)
      loss += CrossEntropy.loss(
        logits, label: batch[sample].label, classes: plan.classes,
        scale: 1 / Double(batch.count), gradient: pass.gradient(last, sample))
      if firstLargest(logits, count: plan.classes) == batch[sample].label { correct += 1 }
    }
    return Learner.Result(loss: loss, correct: correct)
  }

  /// Does something for every block, and gives the results in their order.
  private func each(
    _ body: (Int) throws(Cancelled) -> Learner.Result
  ) throws(Cancelled) -> [Learner.Result] {
    let blocks = blocks
    guard threads > 1, blocks > 1 else {
      var results: [Learner.Result] = []
      for block in 0..<blocks { results.append(try body(block)) }
      return results
    }
    let results = UnsafeMutablePointer<Learner.Result?>.allocate(capacity: blocks)
    results.initialize(repeating: nil, count: blocks)
    defer { results.deallocate() }
    let together = min(threads, blocks)
    // Each block has memory of its own, and its place among the results.
    nonisolated(unsafe) let (shared, places) = (body, results)
    DispatchQueue.concurrentPerform(iterations: together) { thread in
      for block in stride(from: thread, to: blocks, by: together) {
        places[block] = try? shared(block)
      }
    }
    let found = (0..<blocks).compactMap { results[$0] }
    guard found.count == blocks else { throw Cancelled() }
    return found
  }
}
