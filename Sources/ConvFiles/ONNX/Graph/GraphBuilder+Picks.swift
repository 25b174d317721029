import ConvNet

extension GraphBuilder {
  /// The most numbers that are picked one by one: their places take memory of their own.
  static let mostPicked = 1 << 20

  /// Picks numbers one by one, where no rule says which: a place of −1 takes the fill.
  mutating func picked(
    _ value: GraphValue, _ places: [Int], sizes: [Int], fill: Double = 0, kind: String
  ) throws(OperatorError) -> GraphValue {
    guard places.count <= GraphBuilder.mostPicked else {
      throw .unknown("more than \(GraphBuilder.mostPicked) single places are not computed here")
    }
    let whole = try unbatched(value)
    if case .known(let tensor) = whole {
      try takeFolded(places.count)
      return .known(tensor.picking(places, sizes: sizes, fill: fill))
    }
    let output = try shape(sizes)
    guard !places.isEmpty else { throw .refused("it picks nothing") }
    let layer = PickedNumbers(
      kind, from: try shape(whole.sample), to: output, places, fill: Float(fill))
    return try self.layer(
      layer, [whole], isScalar: sizes.isEmpty, isBatched: false, element: whole.element)
  }
}
