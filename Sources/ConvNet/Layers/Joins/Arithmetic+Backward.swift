import ConvKernels
import Foundation

/// The gradient of each operand: what comes to the output, times how much that grows with the operand,
/// added up where the operand is stretched.
extension Arithmetic: LearningLayer {
  public var gradientObstacle: String? {
    operation.passesBack ? nil : "\(operation.rawValue) has no slope"
  }

  public func backward(_ work: BackwardWork) throws(Cancelled) {
    work.emptyInputs()
    try work.eachSample { (work) throws(Cancelled) in
      let operands = operands(work.inputs.count)
      let sources = operands.list.indices.map { operands.source($0) }
      let sums = sources.map { work.sums(of: $0) }
      let views = sources.map { work[$0] }
      guard operation != .sum || views.contains(where: { $0.shape != work.shape }) else {
        for sums in sums.compactMap(\.self) {
          ConvKernels.add(work.gradient.start, to: sums, count: work.shape.count)
        }
        return
      }
      let broadcast = Broadcast(views.map(\.shape), to: work.shape)
      let steps = broadcast.rowSteps
      var terms = views.map { _ in Float.zero }
      try broadcast.eachRun(work.checkpoint) { starts, offset, count in
        for index in 0..<count {
          for operand in terms.indices {
            terms[operand] = views[operand][starts[operand] + index * steps[operand]]
          }
          for (operand, sums) in sums.enumerated() {
            guard let sums else { continue }
            let slope = operation.slope(operand, terms, work.output[offset + index])
            sums[starts[operand] + index * steps[operand]] +=
              slope == 0 ? 0 : work.gradient[offset + index] * slope
          }
        }
      }
    }
  }
}

extension Combination {
  var passesBack: Bool {
    switch self {
    case .sum, .difference, .product, .quotient, .power, .minimum, .maximum, .mean, .prelu,
      .select:
      true
    default: false
    }
  }

  /// How much the result grows with one of the terms.
  func slope(_ operand: Int, _ terms: [Float], _ result: Float) -> Float {
    let isFirst = operand == 0
    switch self {
    case .sum: return 1
    case .mean: return 1 / Float(terms.count)
    case .difference: return isFirst ? 1 : -1
    case .product:
      return terms.indices.reduce(1) { $1 == operand ? $0 : $0 * terms[$1] }
    case .quotient: return isFirst ? 1 / terms[1] : -terms[0] / (terms[1] * terms[1])
    case .power:
      guard isFirst else { return result == 0 ? 0 : result * logf(terms[0]) }
      return terms[1] == 0 ? 0 : terms[1] * powf(terms[0], terms[1] - 1)
    case .prelu:
      return terms[0] < 0 ? (isFirst ? terms[1] : terms[0]) : (isFirst ? 1 : 0)
    case .minimum, .maximum:
      // Equals share what comes.
      guard terms[operand] == result else { return 0 }
      return 1 / Float(terms.count { $0 == result })
    case .select: return operand == (terms[0] != 0 ? 1 : 2) ? 1 : 0
    default: return .nan
    }
  }
}

/// Every operand gets its part back.
extension Concat: LearningLayer {
  public func backward(_ work: BackwardWork) throws(Cancelled) {
    work.emptyInputs()
    try work.eachSample { (work) throws(Cancelled) in
      let operands = operands(work.inputs.count)
      let outer = work.shape.sizes[..<axis].reduce(1, *)
      let row = work.shape.count / outer
      var start = work.gradient.start
      for index in operands.list.indices {
        try work.checkpoint(Double(index) / Double(operands.count))
        let source = operands.source(index)
        let count = work[source].shape.count / outer
        if let sums = work.sums(of: source) {
          for piece in 0..<outer {
            add(start + piece * row, to: sums + piece * count, count: count)
          }
        }
        start += count
      }
    }
  }
}
