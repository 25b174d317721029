/// What comes to a number that was made of many, times how much it grows with each of them.
extension Reduction: LearningLayer {
  public var gradientObstacle: String? {
    rule == .product ? "a product of so many numbers has no gradient here" : nil
  }

  public func backward(_ work: BackwardWork) throws(Cancelled) {
    try work.eachSample { (work) throws(Cancelled) in
      guard let target = work.inputGradients[0] else { return }
      let groups = Groups(work.inputs[0].shape, along: axes, work.checkpoint)
      let input = work.inputs[0]
      try groups.eachGroup { (group) throws(Cancelled) in
        let (output, gradient) = (Double(work.output[group]), Double(work.gradient[group]))
        var equals = 0.0
        if rule == .largest || rule == .smallest {
          try groups.each(group) { if Double(input[$0]) == output { equals += 1 } }
        }
        try groups.each(group) { offset in
          let slope = slope(Double(input[offset]), output, groups.size, equals)
          target[offset] = Float(gradient * slope)
        }
      }
    }
  }

  /// - Parameter equals: how many of them are the largest or the smallest; they share what comes.
  private func slope(_ x: Double, _ y: Double, _ count: Int, _ equals: Double) -> Double {
    switch rule {
    case .sum: 1
    case .mean: 1 / Double(count)
    case .largest, .smallest: x == y ? 1 / equals : 0
    case .l1: x > 0 ? 1 : x < 0 ? -1 : 0
    case .l2: y == 0 ? 0 : x / y
    case .sumOfSquares: 2 * x
    case .logSum: 1 / Elementary.exp(y)
    case .logSumExp: Elementary.exp(x - y)
    case .product: .nan
    }
  }
}
