/// A layer that gives every number another one by all the numbers along some axes, its group: the
/// shape stays.
protocol GroupwiseLayer: Layer {
  var axes: [Int] { get }
  /// Writes the outputs of one group.
  func fill(
    _ group: Int, _ groups: Groups, _ input: UnsafePointer<Float>,
    _ output: UnsafeMutablePointer<Float>) throws(Cancelled)
}

extension GroupwiseLayer {
  public var line: String { Self.words(axes) }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    try along(axes, inputs)
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    try work.each(along: axes) { (group, groups) throws(Cancelled) in
      try fill(group, groups, work.input, work.output)
    }
  }
}
