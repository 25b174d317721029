/// What was put somewhere gets what comes to that place, and what it took the place of gets nothing; of
/// a sum both get it.
extension Scatter: LearningLayer {
  public var gradientObstacle: String? {
    operation == nil || operation == .sum
      ? nil : "what \(operation?.rawValue ?? "") makes of numbers that meet has no gradient here"
  }

  public func backward(_ work: BackwardWork) throws(Cancelled) {
    work.emptyInputs()
    try work.eachSample { (work) throws(Cancelled) in
      try work.checkpoint(0)
      let (own, put) = (work.sums(of: operands.source(0)), work.sums(of: operands.source(1)))
      var last: [Int: Int] = [:]
      for (index, place) in places.enumerated() { last[place] = index }
      if let own {
        for place in 0..<work.shape.count where operation == .sum || last[place] == nil {
          own[place] += work.gradient[place]
        }
      }
      guard let put else { return }
      for (index, place) in places.enumerated() where operation == .sum || last[place] == index {
        put[index] += work.gradient[place]
      }
    }
  }
}
