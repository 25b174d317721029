import ConvNet

extension KnownTensor {
  /// Operates on whole numbers and truth values in double precision: exact up to 2^53, which is
  /// more than any shape has.
  ///
  /// - Throws: ``OperatorError`` where the axes do not go together, or too many numbers come about.
  init(
    _ operation: Combination, _ operands: [KnownTensor], _ element: OriginalValue.Element,
    _ builder: inout GraphBuilder
  ) throws(OperatorError) {
    let rank = operands.map(\.sizes.count).max() ?? 0
    var sizes = [Int](repeating: 1, count: rank)
    for operand in operands {
      for (back, size) in operand.sizes.reversed().enumerated() where size != 1 {
        let axis = rank - 1 - back
        guard sizes[axis] == 1 || sizes[axis] == size else {
          throw .refused("operands of \(operands[0].sizes.written) and others do not go together")
        }
        sizes[axis] = size
      }
    }
    let count = try Operators.checkedCount(sizes)
    try builder.takeFolded(count)
    let numbers = operands.map(\.doubles)
    let results = (0..<count).map { offset -> Double in
      operation(operands.indices.map { numbers[$0][operands[$0].place(of: offset, in: sizes)] })
    }
    self =
      element == .real
      ? KnownTensor(sizes, reals: results.map { Float($0) })
      : KnownTensor(sizes, integers: results.map { Int64(saturating: $0) }, element)
  }

  /// The index in an operand that belongs to an element of the result.
  private func place(of offset: Int, in result: [Int]) -> Int {
    var (place, step, rest) = (0, 1, offset)
    for (back, size) in result.reversed().enumerated() {
      let index = rest % size
      rest /= size
      guard back < sizes.count else { break }
      let own = sizes[sizes.count - 1 - back]
      if own > 1 { place += index * step }
      step *= own
    }
    return place
  }

  /// Applies one function to every number.
  func mapped(
    _ element: OriginalValue.Element, _ function: (Double) -> Double
  ) -> KnownTensor {
    let results = doubles.map(function)
    return element == .real
      ? KnownTensor(sizes, reals: results.map { Float($0) })
      : KnownTensor(sizes, integers: results.map { Int64(saturating: $0) }, element)
  }
}
