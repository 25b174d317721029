extension Explanation {
  /// Which term of the walked step won, the first of equals, where it takes the largest (max
  /// pooling). A NaN wins. Nil for other rules, and where only padding was read.
  ///
  /// - Parameter number: the number at a place, nil outside the tensor.
  public func winner(_ number: (Source, [Int]) -> Float?) -> Int? {
    switch walkedStep.rule {
    case .largest, .placeOfLargest:
      return Step.largest(walkedStep.terms(stepValues(upTo: walked, number), number))
    case .sum, .function: return nil
    }
  }
}
