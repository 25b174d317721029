import ConvNet
import ConvSession

/// Which layers of a network share a stack: its blocks, folded or open, and what is left between
/// them. Neighbours can be joined into one stack.
struct FunnelCut {
  /// Which neighbours share a stack.
  enum Joining: Hashable {
    case none
    /// Those whose maps have one height and width; not the last layer.
    case grids
    /// The last layer as well.
    case gridsToTheEnd
    /// The smallest ones, until no more stacks than this are left.
    case smallest(until: Int)
  }
  private let network: Network
  /// The layers that have a stack.
  private let drawn: Range<Int>
  /// Folded blocks by their index; none lies in another.
  private var folded: Set<Int> = []
  private let joining: Joining
  /// The block that the last turn folded.
  private var justFolded: Int?
  /// Layers that do not share a stack with neighbours.
  private var apart: Set<Int> = []
  /// Columns of the longest name that is written whole.
  private let nameWidth: Int

  /// - Parameters:
  ///   - depth: of the blocks that are folded, and of those above that have none inside; nil: no
  ///     block is folded.
  init(
    _ network: Network, _ drawn: Range<Int>, depth: Int?, joining: Joining = .none,
    nameWidth: Int = FunnelUnit.nameWidths[0]
  ) {
    (self.network, self.drawn, self.joining) = (network, drawn, joining)
    self.nameWidth = nameWidth
    guard let depth else { return }
    let blocks = network.graph.blocks
    for (index, block) in blocks.enumerated() {
      let isLeaf = index + 1 == blocks.count || blocks[index + 1].depth <= block.depth
      if block.depth == depth || (block.depth < depth && isLeaf) { folded.insert(index) }
    }
  }

  /// A folded block, or a layer by itself.
  private struct Piece {
    let layers: [Int]
    let block: Int?
  }

  private var pieces: [Piece] {
    var starts: [Int: Int] = [:]
    for block in folded { starts[network.graph.blocks[block].layers.lowerBound] = block }
    var pieces: [Piece] = []
    var layer = drawn.lowerBound
    while layer < drawn.upperBound {
      let block = starts[layer]
      let end = block.map { min(network.graph.blocks[$0].layers.upperBound, drawn.upperBound) }
      let layers = Array(layer..<(end ?? layer + 1))
      pieces.append(Piece(layers: layers, block: layers.count > 1 ? block : nil))
      layer += layers.count
    }
    return pieces
  }

  var units: [FunnelUnit] {
    var units: [FunnelUnit] = []
    for run in runs {
      let layers = run.flatMap(\.layers)
      let isLayer = run.count == 1 && run[0].block == nil
      // A layer that keeps the numbers in their places joins the one it reads.
      if isLayer, let last = units.last, last.label == nil, last.layers.count < 2, keeps(layers[0])
      {
        units[units.count - 1] = unit(last.layers + layers, nil)
      } else {
        let isPair = layers.count == 2 && run[0].block == nil && keeps(layers[1])
        let isFolded = !isLayer && !isPair
        guard isFolded, isUnnamed(run) else {
          units.append(unit(layers, isFolded ? label(of: run) : nil))
          continue
        }
        // A place in the pass says more than names that say nothing.
        var block = unit(layers, "block \(1 + units.count { $0.label != nil })")
        block.isUnnamed = true
        units.append(block)
      }
    }
    return units
  }

  /// Whether layers have no other names than numbers: `n3`, `n38`.
  private func isUnnamed(_ run: [Piece]) -> Bool {
    let layers = run.flatMap(\.layers)
    return layers.allSatisfy { layer in
      let alias = network.nodes[layer].alias
      let letters = alias.prefix { !$0.isNumber }
      return letters.count <= 2 && letters.count < alias.count
        && alias.dropFirst(letters.count).allSatisfy(\.isNumber)
    }
  }

  private func unit(_ layers: [Int], _ label: String?) -> FunnelUnit {
    FunnelUnit(layers: layers, label: label, nameWidth: nameWidth)
  }

  /// The name of a block; of several pieces the first and the last block, or the largest and that
  /// there is more, or the first and the last layer.
  private func label(of run: [Piece]) -> String {
    let first = run[0].layers[0]
    let last = run[run.count - 1].layers.last ?? first
    let whole = wholeBlocks(in: first..<last + 1)
    func count(_ blocks: [Block]) -> Int { blocks.reduce(0) { $0 + $1.layers.count } }
    guard let largest = whole.max(by: { $0.layers.count < $1.layers.count }) else {
      return Block.span(network.nodes[first].alias, network.nodes[last].alias)
    }
    if largest.layers == first..<last + 1 { return largest.label }
    let rest = last + 1 - first
    if let start = whole.first, let end = whole.last, whole.count > 1,
      2 * largest.layers.count <= count(whole), 2 * count(whole) > rest
    {
      return Block.span(start.label, end.label)
    }
    return largest.label + "+"
  }

  /// The blocks that lie in a range and in no other there.
  private func wholeBlocks(in layers: Range<Int>) -> [Block] {
    var whole: [Block] = []
    for block in network.graph.blocks
    where block.layers.lowerBound >= max(layers.lowerBound, whole.last?.layers.upperBound ?? 0)
      && block.layers.upperBound <= layers.upperBound
    {
      whole.append(block)
    }
    return whole
  }

  /// Pieces that share a stack; the first layer is always by itself.
  private var runs: [[Piece]] {
    let runs =
      switch joining {
      case .none: pieces.map { [$0] }
      case .grids: joined(keepingLast: true)
      case .gridsToTheEnd: joined(keepingLast: false)
      case .smallest(let most): squeezed(most)
      }
    guard !apart.isEmpty else { return runs }
    return runs.flatMap { run in
      run.contains { !apart.isDisjoint(with: $0.layers) } ? run.map { [$0] } : [run]
    }
  }

  private func joined(keepingLast: Bool) -> [[Piece]] {
    let pieces = pieces
    var runs: [[Piece]] = []
    for (index, piece) in pieces.enumerated() {
      let isOpen = index > 1 && (index < pieces.count - 1 || !keepingLast)
      if isOpen, let before = runs.last?.last, grid(before) == grid(piece) {
        runs[runs.count - 1].append(piece)
      } else {
        runs.append([piece])
      }
    }
    return runs
  }

  private func squeezed(_ most: Int) -> [[Piece]] {
    var runs = pieces.map { [$0] }
    var counts = runs.map { $0[0].layers.count }
    while runs.count > max(3, most) {
      var (first, least) = (1, Int.max)
      for index in 1..<runs.count - 2 {
        let sum: Int = counts[index] + counts[index + 1]
        if sum < least { (first, least) = (index, sum) }
      }
      runs[first] += runs.remove(at: first + 1)
      counts[first] += counts.remove(at: first + 1)
    }
    return runs
  }

  private func grid(_ piece: Piece) -> String {
    let shape = network.nodes[piece.layers[piece.layers.count - 1]].shape
    // Of a picture a single row is left at the end, however it lies.
    let isRow = network.nodes[0].shape.rank > 2 && shape.sizes.filter { $0 > 1 }.count < 2
    return shape.isColumn || isRow ? "" : shape.grid
  }

  /// Whether a layer leaves the numbers of the one before it in their places.
  private func keeps(_ layer: Int) -> Bool {
    let node = network.nodes[layer]
    return layer > 1 && node.inputs == [layer - 1]
      && (node.shape == node.inputShapes.first || LayerView.of(node).joinsMaps)
      && node.layer.window == nil && !node.parameters.contains { $0.shape.rank > 1 }
  }
}

extension FunnelCut {
  mutating func apply(_ turn: Folding.Turn) {
    switch turn {
    case .layer(let layer): turnBlock(of: min(layer, drawn.upperBound - 1))
    case .again(let layer): turnAgain(of: min(layer, drawn.upperBound - 1))
    case .block(let block): turnBlock(block)
    }
  }

  private mutating func turnBlock(of layer: Int) {
    let run = runs.first { run in run.contains { $0.layers.contains(layer) } } ?? []
    if run.count > 1 {
      apart.insert(layer)
      justFolded = nil
    } else if let block = run.first?.block {
      open(block)
    } else if let block = network.graph.blocks.lastIndex(where: { $0.layers.contains(layer) }) {
      fold(block)
    } else if let index = apart.firstIndex(where: { nearest($0, layer) }) {
      apart.remove(at: index)
    }
  }

  /// A block that was just folded is folded into the next outer one; the outermost is opened.
  private mutating func turnAgain(of layer: Int) {
    guard let inner = justFolded, network.graph.blocks[inner].layers.contains(layer) else {
      return turnBlock(of: layer)
    }
    let outer = network.graph.blocks[..<inner].lastIndex { block in
      block.depth < network.graph.blocks[inner].depth
        && block.layers.contains(network.graph.blocks[inner].layers.lowerBound)
    }
    if let outer { fold(outer) } else { open(inner) }
  }

  /// Whether two layers would share a stack.
  private func nearest(_ first: Int, _ second: Int) -> Bool {
    var whole = self
    whole.apart = []
    return whole.runs.contains { run in
      let layers = run.flatMap(\.layers)
      return layers.contains(first) && layers.contains(second)
    }
  }

  private mutating func turnBlock(_ block: Int) {
    let layers = network.graph.blocks[block].layers
    if joining != .none { apart.insert(layers.lowerBound) }
    let holders = folded.filter { isInside(block, $0) }
    guard !holders.isEmpty else { return fold(block) }
    while let holder = folded.first(where: { isInside(block, $0) && $0 != block }) { open(holder) }
    open(block)
  }

  /// Whether a block lies in another, or is it.
  private func isInside(_ inner: Int, _ outer: Int) -> Bool {
    let (inside, outside) = (network.graph.blocks[inner], network.graph.blocks[outer])
    return inside.depth >= outside.depth && outside.layers.contains(inside.layers.lowerBound)
  }

  /// The blocks directly inside stay folded, and what is inside does not share a stack: else it
  /// could look as before.
  private mutating func open(_ block: Int) {
    justFolded = nil
    if joining != .none { apart.formUnion(network.graph.blocks[block].layers) }
    folded.remove(block)
    let depth = network.graph.blocks[block].depth + 1
    for index in network.graph.blocks.indices
    where network.graph.blocks[index].depth == depth && isInside(index, block) {
      folded.insert(index)
    }
  }

  private mutating func fold(_ block: Int) {
    folded = folded.filter { !isInside($0, block) }
    folded.insert(block)
    justFolded = block
  }
}
