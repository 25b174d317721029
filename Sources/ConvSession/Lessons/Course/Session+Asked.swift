import ConvNet

extension Session {
  /// The number that a question hides, with all that comes after it, whatever the stepping.
  public var askedPlace: Place? {
    switch course?.openQuestion?.kind {
    case .predict(let reference): try? reference.place(in: network)
    case .shape(let layer): network.index(of: layer).map { Place(layer: $0, rung: .layer) }
    default: nil
    }
  }
  /// What the open goal is judged by, so that it ticks as soon as it holds. It grows as needs are
  /// met.
  public func goalNeeds(_ results: Results) -> [Need] {
    guard case .goal(let goal)? = course?.openQuestion?.kind else { return [] }
    return goal.needs(in: self, results)
  }
  /// Whether a question waits for just this number: written as `?`.
  public func isAsked(_ place: Place) -> Bool {
    guard case .predict? = course?.openQuestion?.kind, let asked = askedPlace else { return false }
    return asked.layer == place.layer && asked.element == place.element
      && place.rung > .map
  }
  /// The layers whose shape is asked for, or follows from it: written as `?`.
  public var hiddenShapes: Range<Int> {
    guard case .shape(let layer)? = course?.openQuestion?.kind,
      let index = network.index(of: layer)
    else { return 0..<0 }
    return index..<network.nodes.count
  }
}
