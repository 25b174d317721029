extension Explanation {
  /// Which term of the walked step won, the first of equals, where it takes the largest (max
  /// pooling). A NaN wins. Nil for other rules, and where only padding was read.
  ///
  /// - Parameter number: the number at a place, nil outside the tensor.
  public func winner(_ number: (Source, [Int]) -> Float?) -> Int? {
    guard walkedStep.rule == .largest else { return nil }
    let earlier = stepValues(upTo: walked, number)
    var best: (index: Int, value: Double)?
    for (index, term) in walkedStep.terms(earlier, number).enumerated() {
      guard let value = term else { continue }
      if value.isNaN { return index }
      if best.map({ value > $0.value }) ?? true { best = (index, value) }
    }
    return best?.index
  }
}
