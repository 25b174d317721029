/// One term of the walked step: what is multiplied with what, or the bias, or what follows.
public enum Term: Hashable, Sendable {
  /// `read` times `weight`, where there is one; `read` may lie in the padding.
  case product(source: Source, read: [Int], weight: [Int]?)
  /// Added once, after the products.
  case bias([Int])
  /// The steps after the walked one, taken together (softmax: the quotient).
  case conclusion
}

extension Explanation {
  /// The step whose terms are walked.
  public var walkedStep: Step { steps[walked] }

  /// How many terms the finest rung walks.
  public var termCount: Int {
    walkedStep.count + (walkedStep.bias == nil ? 0 : 1) + (walked + 1 < steps.count ? 1 : 0)
  }

  public func term(_ index: Int) -> Term {
    let step = walkedStep
    if index >= step.count {
      if let bias = step.bias, index == step.count { return .bias(bias[0]) }
      return .conclusion
    }
    var rest = index
    for region in step.read {
      if rest < region.count {
        return .product(source: region.source, read: region[rest], weight: step.weight?[index])
      }
      rest -= region.count
    }
    preconditionFailure("term \(index) of \(termCount)")
  }

  /// How many terms each input channel adds: the channel is the first axis of the region read.
  public var termsPerChannel: Int {
    guard let channels = walkedStep.read.first?.axes.first?.count, channels > 0 else { return 1 }
    return walkedStep.count / channels
  }
}
