/// A number went into every sum from its own on, so it gets back what comes to all of them.
extension CumulativeSum: LearningLayer {
  public var gradientObstacle: String? {
    isProduct ? "a product of so many numbers has no gradient here" : nil
  }

  public func backward(_ work: BackwardWork) throws(Cancelled) {
    try work.eachSample { (work) throws(Cancelled) in
      guard let target = work.inputGradients[0] else { return }
      let groups = Groups(work.inputs[0].shape, along: [axis], work.checkpoint)
      try groups.eachGroup { (group) throws(Cancelled) in
        try groups.eachRun(group) { (start, step, count) throws(Cancelled) in
          var all = 0.0
          // From the last sum to the first, the other way than they were made.
          for index in 0..<count {
            let offset = start + (isReverse ? index : count - 1 - index) * step
            let next = all + Double(work.gradient[offset])
            target[offset] = Float(isExclusive ? all : next)
            all = next
          }
        }
      }
    }
  }
}
