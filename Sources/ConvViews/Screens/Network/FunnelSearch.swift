import ConvCanvas
import ConvNet
import ConvSession

/// Looks for the largest scale at which a funnel fits.
struct FunnelSearch {
  let network: Network
  let place: Int
  let plan: FunnelPlan

  struct Found {
    var stacks: [FunnelStack]
    var scale: FunnelScale
  }

  init(_ network: Network, place: Int, _ plan: FunnelPlan) {
    (self.network, self.place, self.plan) = (network, place, plan)
  }

  /// Every layer by itself where its maps stay large enough to be read, else layers that keep the
  /// shape share a stack, else as many stacks as fit around the place.
  var best: Found {
    let single = fitting(singles)
    let shared = fitting(groups)
    guard let shared else { return single ?? scrolling }
    guard let single else { return shared }
    let largest = single.stacks.map(\.columns).max() ?? 0
    let isMuchSmaller = single.scale.factor * 1.5 <= shared.scale.factor
    return isMuchSmaller && largest < FunnelSearch.legible ? shared : single
  }

  /// Columns of the largest map that are enough.
  private static let legible = 24
  /// Columns of the largest map below which it is better to scroll.
  private static let least = 7
  private static let depths = [3, 2, 1.5, 1]

  private func fitting(_ groups: [[Int]]) -> Found? {
    let largest = largestWidth
    let titles = stacks(groups, FunnelScale(magnification: 1, block: 1), 1).map(\.textWidth)
    guard titles.reduce(0, +) + titles.count - 1 <= plan.columns else { return nil }
    for scale in FunnelScale.all {
      guard scale.pixels(largest) >= min(FunnelSearch.least, largest) else { return nil }
      for depth in FunnelSearch.depths {
        let stacks = stacks(groups, scale, depth)
        guard fitsHeight(stacks, groups), width(stacks) <= plan.columns else { continue }
        return Found(stacks: stacks, scale: scale)
      }
    }
    return nil
  }

  private var scrolling: Found {
    let groups = groups
    let largest = largestWidth
    for scale in FunnelScale.all where scale.pixels(largest) <= plan.columns / 5 {
      for depth in FunnelSearch.depths.dropFirst() {
        let stacks = stacks(groups, scale, depth)
        if fitsHeight(stacks, groups) { return Found(stacks: stacks, scale: scale) }
      }
    }
    let smallest = FunnelScale(magnification: 1, block: 128)
    return Found(stacks: stacks(groups, smallest, 1), scale: smallest)
  }

  private var largestWidth: Int {
    network.nodes.map(\.shape).filter { !$0.isColumn }.map(\.width).max() ?? 1
  }

  private func stacks(_ groups: [[Int]], _ scale: FunnelScale, _ depth: Double) -> [FunnelStack] {
    let height = 2 * (plan.cardRows - titleRows(groups))
    return groups.map {
      FunnelStack($0, network, at: place, scale, depth: depth, height: max(2, height))
    }
  }

  private func titleRows(_ groups: [[Int]]) -> Int { (groups.map(\.count).max() ?? 1) + 1 }

  private func fitsHeight(_ stacks: [FunnelStack], _ groups: [[Int]]) -> Bool {
    let extent = FunnelSearch.extent(stacks)
    return extent.above + extent.below <= 2 * (plan.cardRows - titleRows(groups))
  }

  /// A column between stacks.
  func width(_ stacks: [FunnelStack]) -> Int {
    stacks.reduce(0) { $0 + $1.width } + max(0, stacks.count - 1)
  }

  /// Pixels above and below the line on which all front cards are centred, both even, so that a
  /// front card begins with a character in every glyph mode.
  static func extent(_ stacks: [FunnelStack]) -> (above: Int, below: Int) {
    let above = stacks.map { $0.rows / 4 * 2 + $0.cards }.max() ?? 0
    let below = stacks.map { $0.rows - $0.rows / 4 * 2 }.max() ?? 0
    return ((above + 1) / 2 * 2, (below + 1) / 2 * 2)
  }

  /// The softmax at the end is the answer's bars below the funnel.
  private var drawn: Range<Int> {
    let last = network.nodes[network.last]
    return last.layer is Softmax && last.shape.isColumn && network.last > 1
      ? 0..<network.last : 0..<network.last + 1
  }
  private var singles: [[Int]] { drawn.map { [$0] } }

  /// A layer that keeps the numbers in their places joins the one it reads.
  private var groups: [[Int]] {
    var groups: [[Int]] = []
    for index in drawn {
      let node = network.nodes[index]
      let keeps =
        node.inputs == [index - 1]
        && (node.layer is Flatten || node.shape == node.inputShapes.first)
        && node.layer.window == nil && !node.layer.parameters.contains { $0.shape.rank > 1 }
      if keeps, index > 1, let last = groups.last, last.count < 2 {
        groups[groups.count - 1].append(index)
      } else {
        groups.append([index])
      }
    }
    return groups
  }
}
