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
    stepValues(upTo: steps.count, number)
  }

  func stepValues(upTo end: Int, _ number: (Source, [Int]) -> Float?) -> [Double] {
    var done: [Double] = []
    for step in steps[..<end] { done.append(step.value(done, number)) }
    return done
  }

  /// The value of one term of the walked step; nil in the padding of a `largest`.
  public func termValue(_ index: Int, _ number: (Source, [Int]) -> Float?) -> Double? {
    switch term(index) {
    case .bias(let place):
      walkedStep.bias.flatMap { number($0.source, place) }.map(Double.init)
    case .conclusion: value(number)
    case .product: walkedStep.term(index, stepValues(upTo: walked, number), number)
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
        terms.append(term(terms.count, region, index, earlier, number))
      }
    }
    return terms
  }

  /// One term, without a look at the others.
  func term(
    _ index: Int, _ earlier: [Double], _ number: (Source, [Int]) -> Float?
  ) -> Double? {
    var rest = index
    for region in read {
      if rest < region.count { return term(index, region, rest, earlier, number) }
      rest -= region.count
    }
    preconditionFailure("term \(index) of \(count)")
  }

  /// - Parameters:
  ///   - index: the term's, over all regions
  ///   - place: its place in this region
  private func term(
    _ index: Int, _ region: Region, _ place: Int, _ earlier: [Double],
    _ number: (Source, [Int]) -> Float?
  ) -> Double? {
    var value: Double?
    if case .step(let step) = region.source {
      value = earlier[step]
    } else {
      value = number(region.source, region[place]).map(Double.init)
    }
    value = value.map { transform($0, earlier) }
    // Padding is no number: an infinite weight on it adds nothing, as in forward.
    if let weight, let read = value {
      value = number(weight.source, weight[index]).map { read * Double($0) }
    }
    if !coefficients.isEmpty { value = value.map { $0 * coefficients[index] } }
    if value == nil, case .sum = rule { return 0 }
    return value
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
    case .placeOfLargest(let steps):
      value = place(of: Step.largest(terms), steps)
    case .function(let function): value = function(terms.map { $0 ?? 0 })
    }
    if let bias, let addend = number(bias.source, bias[0]) { value += Double(addend) }
    return value
  }

  /// Which term is the largest, the first of equals; a NaN wins. Nil where only padding was read.
  static func largest(_ terms: [Double?]) -> Int? {
    var best: (index: Int, value: Double)?
    for (index, term) in terms.enumerated() {
      guard let value = term else { continue }
      if value.isNaN { return index }
      if best.map({ value > $0.value }) ?? true { best = (index, value) }
    }
    return best?.index
  }

  private func place(of term: Int?, _ steps: [Int]) -> Double {
    guard let term, let region = read.first else { return -1 }
    return Double(zip(region[term], steps).reduce(0) { $0 + $1.0 * $1.1 })
  }
}
