public import ConvNet

extension LearningRun {
  /// Steps between two moments that are kept: few enough that one can watch, and more where a moment
  /// takes much memory.
  public var stride: Int {
    let bytes = 4 * start.byteCount
    let work = recipe.batch * start.nodes.reduce(0) { $0 + $1.multiplyAdds }
    return min(50, max(bytes >> 16, min(10, 200_000_000 / max(1, work)), 1))
  }

  /// The step of a moment so many moments on from one, or back with a minus.
  /// - Parameter reached: the last that there is to go to.
  func step(_ count: Int, from step: Int, reached: Int) -> Int {
    guard let filed else {
      let wanted = (step + (count < 0 ? stride - 1 : 0)) / stride + count
      return min(max(0, wanted.multipliedReportingOverflow(by: stride).partialValue), reached)
    }
    let steps = filed.moments.map(\.step)
    let index = steps.lastIndex { $0 <= step } ?? 0
    return steps[min(max(0, index + count), steps.count - 1)]
  }
}

extension Network {
  /// The weights of another network whose layers hold the same; nil where they do not.
  public func takingWeights(of other: Network) -> Network? {
    guard nodes.map(\.layer.parameters) == other.nodes.map(\.layer.parameters) else { return nil }
    var all: Parameters = [:]
    for (node, weights) in zip(nodes, other.weights) {
      for (name, tensor) in weights { all["\(node.alias).\(name)"] = tensor }
    }
    return replacing(weights: all)
  }
}
