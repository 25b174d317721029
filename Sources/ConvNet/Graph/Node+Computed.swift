/// Parameters that are computed in the same pass: kernels that another layer made, a mean of these very
/// numbers. For all who look at the graph they are further inputs; the layer itself is given them in
/// place of weights.
extension Node {
  /// The shapes of what the layer itself reads.
  public var ownShapes: [Shape] { inputShapes.dropLast(computed.count) }

  /// The parameter that an input is; nil for one that the layer itself reads.
  public func parameter(at input: Int) -> String? {
    let place = input - ownShapes.count
    return computed.indices.contains(place) ? computed[place] : nil
  }
  /// The input that a parameter is; nil for one that is not computed.
  public func input(ofParameter name: String) -> Int? {
    computed.firstIndex(of: name).map { ownShapes.count + $0 }
  }

  /// The origin of one number, in which a computed parameter is the output that it is.
  public func explain(_ element: [Int]) -> Explanation {
    let explanation = layer.explain(element, ownShapes)
    if computed.isEmpty { return explanation }
    return explanation.mapRegions { region in
      guard case .parameter(let name) = region.source, let input = input(ofParameter: name) else {
        return region
      }
      return Region(.input(input), region.axes)
    }
  }

  /// - Throws: ``NetworkError`` where the layer has no such parameter, or one of another shape.
  func checkComputed() throws(NetworkError) {
    for (name, shape) in zip(computed, inputShapes.suffix(computed.count)) {
      guard let parameter = declared.first(where: { $0.name == name }) else { throw .order(alias) }
      guard parameter.shape == shape else { throw .weightShape(alias, parameter, shape) }
    }
  }
}
