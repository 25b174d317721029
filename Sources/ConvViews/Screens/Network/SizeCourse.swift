import ConvNet

/// How the height and width of the maps go through a large network: every size from the first to
/// the last.
struct SizeCourse {
  /// The first shape of each size.
  private(set) var steps: [Shape] = []

  init(_ network: Network) {
    let nodes = network.nodes
    let lastGrid = nodes.lastIndex { $0.shape.rank > 1 && !$0.shape.isColumn } ?? 0
    for (layer, node) in nodes.enumerated() where node.makesSize {
      // A single number a map is an end; before that it is a gate on the way.
      if node.shape.isColumn, layer < lastGrid { continue }
      if let last = steps.last, last.grid == node.shape.grid { continue }
      steps.append(node.shape)
    }
    dropBranches()
  }

  /// Drops branches side by side: a change from one size to another that occurs twice.
  private mutating func dropBranches() {
    var index = 0
    while index + 3 < steps.count {
      let grids = steps[index..<index + 4].map(\.grid)
      if grids[0] == grids[2], grids[1] == grids[3] {
        steps.removeSubrange(index + 2..<index + 4)
      } else {
        index += 1
      }
    }
  }

  /// How many of the sizes are seen where these layers are shown, in their order: the longest
  /// course that both have in common.
  func seen(in layers: [Int], _ network: Network) -> Int {
    var counts = [Int](repeating: 0, count: steps.count + 1)
    for layer in layers {
      let shape = network.nodes[layer].shape
      // A vector is what a single number a map became.
      let grid = shape.isColumn ? "1×1" : shape.grid
      var diagonal = 0
      for (index, step) in steps.enumerated() {
        let isSeen = grid == (step.isColumn ? "1×1" : step.grid)
        let longest = isSeen ? diagonal + 1 : max(counts[index], counts[index + 1])
        (diagonal, counts[index + 1]) = (counts[index + 1], longest)
      }
    }
    return counts[steps.count]
  }
}
