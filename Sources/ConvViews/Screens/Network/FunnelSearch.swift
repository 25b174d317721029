import ConvCanvas
import ConvNet
import ConvSession

/// Looks for the largest scale at which a funnel fits, and for the blocks that have to be folded
/// for that.
struct FunnelSearch {
  let network: Network
  let place: Int
  let plan: FunnelPlan
  let folding: Folding

  struct Found {
    var stacks: [FunnelStack]
    var scale: FunnelScale
    var lanes: FunnelLanes
  }

  init(_ network: Network, place: Int, _ plan: FunnelPlan, _ folding: Folding) {
    (self.network, self.place, self.plan) = (network, place, plan)
    self.folding = folding
  }

  /// Every layer by itself where its maps stay large enough to be read, else layers that keep the
  /// shape share a stack, else folded blocks; else as many stacks as fit around the place.
  var best: Found {
    let turns = folding.turns(of: network)
    let start = folding.start(of: network)
    if turns.isEmpty, start != .all, let open { return open }
    var cut = FunnelCut(network, drawn, depth: nil)
    switch start {
    case .none: break
    case .all: cut = FunnelCut(network, drawn, depth: 0)
    case .fitting:
      if open == nil { cut = fittingCut ?? cut }
    }
    for turn in turns { cut.apply(turn) }
    return fitting(cut.units) ?? scrolling(cut.units)
  }

  /// No block is folded, and all layers fit.
  private var open: Found? {
    // Layers that share a stack before stacks of another depth than elsewhere.
    let singles = drawn.map { FunnelUnit(layers: [$0], label: nil) }
    let sharing = FunnelCut(network, drawn, depth: nil).units
    let usual = [singles, sharing].lazy.compactMap { fitting($0, depths: [FunnelSearch.usual]) }
      .first {
        $0.stacks.contains { $0.columns >= FunnelSearch.legible }
      }
    if !plan.isTerse, let usual { return usual }
    let single = fitting(singles)
    let largest = single?.stacks.map(\.columns).max() ?? 0
    if let single, largest >= FunnelSearch.legible { return single }
    guard let shared = fitting(sharing) else { return single }
    guard let single else { return shared }
    return single.scale.factor * 1.5 <= shared.scale.factor ? shared : single
  }

  /// The cut that shows the most sizes of maps, then that with the most stacks that fit: whole
  /// blocks before neighbours that are joined, and whole names before short ones, where enough
  /// stacks are left to see how sizes go.
  private var fittingCut: FunnelCut? {
    let deepest = network.graph.blocks.map(\.depth).max() ?? 0
    let course = SizeCourse(network)
    var best: (cut: FunnelCut, sizes: Int, count: Int)?
    var isEnough: Bool {
      best.map { $0.sizes >= course.steps.count && $0.count >= FunnelSearch.fewest } ?? false
    }
    func consider(_ depth: Int?, _ joining: FunnelCut.Joining, _ nameWidth: Int) {
      let cut = FunnelCut(network, drawn, depth: depth, joining: joining, nameWidth: nameWidth)
      let units = cut.units
      let sizes = course.seen(in: units.map { $0.maps(network) }, network)
      guard (sizes, units.count) > best.map({ ($0.sizes, $0.count) }) ?? (0, 0) else { return }
      if fitting(units) != nil { best = (cut, sizes, units.count) }
    }
    for nameWidth in FunnelUnit.nameWidths {
      for joining in [FunnelCut.Joining.none, .grids, .gridsToTheEnd] {
        for depth in 0...deepest { consider(depth, joining, nameWidth) }
      }
      if isEnough { return best?.cut }
    }
    // Maps of one size, or of more sizes than there are columns for.
    for depth in [0, nil] {
      let few = FunnelSearch.fewest
      for most in (few...max(few, plan.columns / 10)).reversed() {
        consider(depth, .smallest(until: most), FunnelUnit.nameWidths[1])
        if isEnough { return best?.cut }
      }
    }
    return best?.cut
  }

  /// Stacks that are enough to see how sizes go.
  private static let fewest = 6
  /// Columns of the largest map that are enough.
  private static let legible = 24
  /// Columns of the largest map below which it is better to scroll.
  private static let least = 7
  /// Columns of the largest map from which on it is not worth making stacks flatter.
  private static let clear = 10
  /// The depth that is kept wherever it fits, so that as many maps are as many cards on any screen.
  private static let usual = 2.0
  private static let depths = [usual, 1.5, 1]
  /// Where there are hundreds of maps, only the growth of their number can be seen.
  private static let shallow = [0.7, 0.5, 0.35, 0.25, 0.18, 0.12]
  private static let allDepths = depths + shallow

  /// - Parameter depths: the depths that may be taken; nil for all.
  private func fitting(_ units: [FunnelUnit], depths: [Double]? = nil) -> Found? {
    // The narrowest stack and the column after it.
    guard units.count * 3 <= plan.columns else { return nil }
    let layouts = layouts(units)
    let widths = layouts.map(\.textWidth)
    guard widths.reduce(0, +) + widths.count - 1 <= plan.columns else { return nil }
    let lanes = FunnelLanes(units, network, most: plan.mostLanes)
    if let depths { return fitting(layouts, lanes, depths) }
    guard plan.isTerse else {
      return fitting(layouts, lanes, [FunnelSearch.usual])
        ?? fitting(layouts, lanes, FunnelSearch.allDepths)
    }
    // Flat stacks only where deep ones would leave nothing of the maps.
    let deep = fitting(layouts, lanes, FunnelSearch.depths)
    if let deep, deep.scale.pixels(largestWidth) >= min(FunnelSearch.clear, largestWidth) {
      return deep
    }
    return fitting(layouts, lanes, FunnelSearch.allDepths)
  }

  /// - Parameter depths: from the deepest.
  private func fitting(
    _ layouts: [FunnelLayout], _ lanes: FunnelLanes, _ depths: [Double]
  ) -> Found? {
    let height = height(layouts, lanes)
    let largest = largestWidth
    for scale in FunnelScale.all {
      guard scale.pixels(largest) >= min(FunnelSearch.least, largest) else { return nil }
      for depth in depths {
        let stacks = layouts.map {
          FunnelStack($0, scale, depth: depth, height: height, widest: largest)
        }
        guard fits(stacks, height), width(stacks) <= plan.columns else { continue }
        return Found(stacks: stacks, scale: scale, lanes: lanes)
      }
    }
    return nil
  }

  private func scrolling(_ units: [FunnelUnit]) -> Found {
    let layouts = layouts(units)
    let lanes = FunnelLanes(units, network, most: plan.mostLanes)
    let height = height(layouts, lanes)
    let largest = largestWidth
    for scale in FunnelScale.all where scale.pixels(largest) <= plan.columns / 5 {
      for depth in FunnelSearch.allDepths.dropFirst() {
        let stacks = layouts.map {
          FunnelStack($0, scale, depth: depth, height: height, widest: largest)
        }
        if fits(stacks, height) { return Found(stacks: stacks, scale: scale, lanes: lanes) }
      }
    }
    // Whole columns: else a single stack is wider than there is room.
    let block = max(128, (5 * largest + plan.columns - 1) / plan.columns)
    let smallest = FunnelScale(magnification: 1, block: block)
    let flattest = FunnelSearch.shallow.last ?? 1
    return Found(
      stacks: layouts.map {
        FunnelStack($0, smallest, depth: flattest, height: height, widest: largest)
      },
      scale: smallest, lanes: lanes)
  }

  /// Numbers in a row of the widest map.
  private var largestWidth: Int {
    let maps = network.nodes.filter { !$0.shape.isColumn }
    let sized = maps.filter { $0.makesSize }
    return (sized.count > 1 ? sized : maps).map(\.shape.width).max() ?? 1
  }

  private func layouts(_ units: [FunnelUnit]) -> [FunnelLayout] {
    units.map { FunnelLayout($0, network, at: place, isTerse: plan.isTerse) }
  }

  /// Pixels that are left for cards.
  private func height(_ layouts: [FunnelLayout], _ lanes: FunnelLanes) -> Int {
    max(2, 2 * (plan.cardRows - FunnelSearch.titleRows(layouts.map(\.unit)) - lanes.count))
  }

  static func titleRows(_ units: [FunnelUnit]) -> Int {
    (units.map { $0.label == nil ? $0.layers.count : 2 }.max() ?? 1) + 1
  }

  private func fits(_ stacks: [FunnelStack], _ height: Int) -> Bool {
    let extent = FunnelSearch.extent(stacks)
    return extent.above + extent.below <= height
  }

  /// A column between stacks.
  func width(_ stacks: [FunnelStack]) -> Int {
    stacks.reduce(0) { $0 + $1.width } + max(0, stacks.count - 1)
  }

  /// Pixels above and below the line on which all front cards are centred, both even, so that a
  /// front card begins with a character in every glyph mode.
  static func extent(_ stacks: [FunnelStack]) -> (above: Int, below: Int) {
    let above =
      stacks.map { max($0.rows / 4 * 2 + $0.cards, $0.kept.height / 4 * 2) }.max() ?? 0
    let below =
      stacks.map { max($0.rows - $0.rows / 4 * 2, $0.kept.height - $0.kept.height / 4 * 2) }
      .max() ?? 0
    return ((above + 1) / 2 * 2, (below + 1) / 2 * 2)
  }

  /// The softmax at the end is the answer's bars below the funnel.
  private var drawn: Range<Int> {
    let last = network.nodes[network.last]
    return last.scores == .shares && last.shape.isColumn && network.last > 1
      ? 0..<network.last : 0..<network.last + 1
  }
}
