import ConvKernels

/// The gradient of a weight is input × output gradient; that of an input the sum over all units of
/// weight × output gradient.
extension Dense: LearningLayer {
  public func backward(_ work: BackwardWork) throws(Cancelled) {
    let gradient = work.gradient.start
    if let sums = work.sums(of: "weight") {
      try work.each(of: outputUnits, each: work.samples * inputUnits) { units in
        addProduct(
          rows: units.count, inner: work.samples, columns: inputUnits,
          left: gradient + units.lowerBound, leftRow: 1, leftInner: outputUnits,
          right: work.inputs[0].start, rightRow: inputUnits,
          sums: sums + units.lowerBound * inputUnits, sumsRow: inputUnits)
      }
    }
    if let sums = work.sums(of: "bias") { work.addBiasGradients(to: sums) }
    guard let target = work.emptied(0) else { return }
    let weights = work["weight"].start
    try work.each(of: inputUnits, each: work.samples * outputUnits) { columns in
      addProduct(
        rows: work.samples, inner: outputUnits, columns: columns.count, left: gradient,
        leftRow: outputUnits, leftInner: 1, right: weights + columns.lowerBound,
        rightRow: inputUnits, sums: target + columns.lowerBound, sumsRow: inputUnits)
    }
  }
}

extension BackwardWork {
  /// Does a long loop part by part, some milliseconds at a time.
  /// - Parameter steps: products of one turn.
  func each(
    of count: Int, each steps: Int, _ body: (Range<Int>) -> Void
  ) throws(Cancelled) {
    // Whole tiles of rows and columns.
    let together = max(64, (1 << 23) / max(1, steps) / 64 * 64)
    for first in stride(from: 0, to: count, by: together) {
      try checkpoint(Double(first) / Double(count))
      body(first..<min(count, first + together))
    }
  }
}
