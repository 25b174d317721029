/// `dx[i] = y[i] · (dy[i] − Σ over j of dy[j] · y[j])`; of logarithms `dx[i] = dy[i] − exp(y[i]) · Σ over j of dy[j]`.
extension Softmax: LearningLayer {
  public func backward(_ work: BackwardWork) throws(Cancelled) {
    try work.eachSample { (work) throws(Cancelled) in
      guard let target = work.inputGradients[0] else { return }
      let groups = Groups(work.shape, along: axes(of: work.inputs[0].shape), work.checkpoint)
      let (output, gradient) = (work.output, work.gradient)
      try groups.eachGroup { (group) throws(Cancelled) in
        var sum = 0.0
        try groups.each(group) {
          sum += Double(gradient[$0]) * (isLogarithm ? 1 : Double(output[$0]))
        }
        try groups.each(group) {
          let (y, given) = (Double(output[$0]), Double(gradient[$0]))
          target[$0] = Float(isLogarithm ? given - Elementary.exp(y) * sum : y * (given - sum))
        }
      }
    }
  }
}
