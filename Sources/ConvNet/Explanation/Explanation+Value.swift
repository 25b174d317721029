import Foundation

extension Explanation {
  /// Adds the explanation up again from the numbers it names, in double precision. Where
  /// `forward` rounds in another order, the two agree to float32's precision.
  ///
  /// - Parameter number: the number at a place, nil outside the tensor.
  public func value(_ number: (Source, [Int]) -> Float?) -> Double {
    stepValues(number).last!
  }

  /// The value of every step, in order.
  public func stepValues(_ number: (Source, [Int]) -> Float?) -> [Double] {
    var done: [Double] = []
    for step in steps {
      done.append(step.value(done, number))
    }
    return done
  }

  /// The value of one term of the walked step; nil in the padding of a `largest` and for a conclusion.
  public func termValue(_ index: Int, _ number: (Source, [Int]) -> Float?) -> Double? {
    switch term(index) {
    case .bias(let place): return number(.parameter("bias"), place).map(Double.init)
    case .conclusion: return value(number)
    case .product:
      var done: [Double] = []
      for step in steps[..<walked] { done.append(step.value(done, number)) }
      return walkedStep.terms(done, number)[index]
    }
  }
}

extension Step {
  /// Every term of the step. A place in the padding counts as 0 in a sum and not at all in a largest.
  public func terms(_ earlier: [Double], _ number: (Source, [Int]) -> Float?) -> [Double?] {
    var terms: [Double?] = []
    terms.reserveCapacity(count)
    for region in read {
      for index in 0..<region.count {
        var term: Double?
        if case .step(let step) = region.source {
          term = earlier[step]
        } else {
          term = number(region.source, region[index]).map(Double.init)
        }
        if case .exponential(let minus) = transform { term = term.map { exp($0 - earlier[minus]) } }
        if let weight {
          let factor = number(weight.source, weight[terms.count]).map(Double.init)
          term = term.flatMap { value in factor.map { value * $0 } }
        }
        if term == nil, case .sum = rule { term = 0 }
        terms.append(term)
      }
    }
    return terms
  }

  func value(_ earlier: [Double], _ number: (Source, [Int]) -> Float?) -> Double {
    let terms = terms(earlier, number)
    var value: Double
    switch rule {
    case .sum(let divisor): value = terms.reduce(0) { $0 + ($1 ?? 0) } / divisor
    // A NaN wins, as it does in forward.
    case .largest:
      value = terms.compactMap { $0 }.reduce(-.infinity) {
        $0.isNaN ? $0 : ($1 > $0 || $1.isNaN ? $1 : $0)
      }
    case .function(let function): value = function(terms.map { $0 ?? 0 })
    }
    if let bias, let addend = number(bias.source, bias[0]) { value += Double(addend) }
    return value
  }
}
