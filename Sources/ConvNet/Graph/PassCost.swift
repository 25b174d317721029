/// What one pass of a sample costs, known before it runs.
public struct PassCost: Hashable, Sendable {
  /// The limit of numbers in one layer's output, and in the input.
  public static let largestOutput = 1 << 27
  /// The limit of numbers in all layers' outputs.
  public static let largestPass = 1 << 30

  /// Numbers in the outputs of all layers that are computed, the input included.
  public var numbers: Int
  /// Numbers that are kept beside them: the picture where the input is not as it is, and the most
  /// that a layer needs while it computes, its weights in another order included.
  public var beside: Int
  /// Multiply-adds, and what takes as long: a number of a window that is looked at, a term of a sum
  /// or a number that is copied counts as eight, for no kernel does many of them at once.
  public var multiplyAdds: Int

  public init(_ network: Network) {
    let graph = network.graph
    (numbers, multiplyAdds) = (0, 0)
    beside = 0
    for (index, node) in graph.nodes.enumerated() where graph.obstacle(to: index) == nil {
      if PassCost.isNew(node) { numbers += node.shape.count }
      beside = max(beside, PassCost.scratch(of: node))
      multiplyAdds = multiplyAdds.adding(PassCost.multiplyAdds(of: node))
    }
    let isAsItIs =
      network.normalization.isNone && network.input.original?.element != .integer
    beside = beside.adding(isAsItIs ? 0 : network.input.shape.count)
  }

  /// The memory of the numbers, with those beside them.
  public var bytes: Int { numbers.adding(beside).times(MemoryLayout<Float>.stride) }

  /// The same for so many samples.
  public func times(_ samples: Int) -> PassCost {
    var cost = self
    cost.numbers = numbers.times(samples)
    cost.multiplyAdds = multiplyAdds.times(samples)
    return cost
  }

  /// Whether its output takes memory of its own.
  private static func isNew(_ node: Node) -> Bool { node.isInput || node.layer.repeats == nil }

  private static func scratch(of node: Node) -> Int {
    guard !node.isInput, node.layer.repeats == nil else { return 0 }
    let inputs = node.inputShapes
    // Those of many inputs are laid one after another.
    let joined = inputs.count > TensorView.mostNested ? inputs.reduce(0) { $0 + $1.count } : 0
    // Weights that are computed are packed anew in each pass, the others once.
    let packed = (node.layer as? any PackedLayer)?.packedCount(node.ownShapes) ?? 0
    return node.layer.scratch(node.ownShapes).adding(joined).adding(packed)
  }

  private static let stepWeight = 8

  private static func multiplyAdds(of node: Node) -> Int {
    if node.isInput || node.layer.repeats != nil { return 0 }
    let read = node.inputShapes.reduce(0) { $0 + $1.count }
    let steps = max(node.shape.count.times(windowSteps(of: node)), read)
    return max(node.multiplyAdds, steps.times(stepWeight / weightDivisor(of: node)))
  }
  /// What is multiplied by weights goes through kernels as its multiply-adds do.
  private static func weightDivisor(of node: Node) -> Int { node.multiplyAdds > 0 ? stepWeight : 1 }

  /// The numbers that one output looks at, where they are looked at anew for each.
  private static func windowSteps(of node: Node) -> Int {
    if let pool = node.layer as? any WindowPool {
      return pool.grid.kernelSize.reduce(1) { $0.times($1) }
    }
    if let norm = node.layer as? LocalResponseNorm { return min(norm.size, node.shape.channels) }
    return 1
  }

  /// - Throws: ``NetworkError`` for a layer whose output is too large to be kept.
  static func check(_ nodes: [Node]) throws(NetworkError) {
    var numbers = 0
    for node in nodes where !(node.layer is Constant) && node.layer.obstacle == nil {
      if isNew(node) { numbers += node.shape.count }
      guard node.shape.count <= largestOutput, numbers <= largestPass else {
        throw .tooManyNumbers(node.alias, node.shape)
      }
    }
  }
}

extension Int {
  /// The product, or the largest number where that is more.
  fileprivate func times(_ other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
  fileprivate func adding(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
