/// Finds the blocks of a network.
struct BlockTree {
  /// Each before those inside it, in the order of the layers.
  private(set) var blocks: [Block] = []
  private let nodes: [Node]
  private let paths: [[Substring]]
  private var names: [String: Int] = [:]

  init(_ nodes: [Node]) {
    self.nodes = nodes
    var paths: [[Substring]] = []
    for node in nodes { paths.append(LayerPath(node.rawName).parts) }
    // A constant without a path of its own stands with the layer that comes after it.
    for index in paths.indices.dropLast().reversed()
    where index > 0 && nodes[index].inputs.isEmpty && paths[index].isEmpty {
      paths[index] = paths[index + 1]
    }
    BlockTree.place(nodes, &paths)
    self.paths = paths
    guard nodes.count > 2 else { return }
    split(1..<nodes.count, after: "", at: 0, depth: 0)
    if blocks.isEmpty { addStages(1..<nodes.count, depth: 0) }
    label()
  }

  /// Exporters give no module to some of the layers that they write for one: these stand where
  /// those that read them do, if what is before them is near.
  private static func place(_ nodes: [Node], _ paths: inout [[Substring]]) {
    guard paths.contains(where: { !$0.isEmpty }) else { return }
    var readers = [[Int]](repeating: [], count: nodes.count)
    for index in nodes.indices {
      for input in nodes[index].inputs where paths[input].isEmpty { readers[input].append(index) }
    }
    for index in nodes.indices.reversed() where paths[index].isEmpty && index > 0 {
      guard let first = readers[index].first else { continue }
      // The last part is the reader's own where there is one.
      var path = readers[index].count == 1 ? paths[first].dropLast() : paths[first][...]
      for reader in readers[index].dropFirst() {
        path = path.prefix(zip(path, paths[reader]).prefix { $0 == $1 }.count)
      }
      let before = nodes[..<index].indices.last { !paths[$0].isEmpty }
      if let part = path.first, before.map({ paths[$0].first == part }) ?? false {
        paths[index] = Array(path)
      }
    }
  }

  /// Runs of layers that have the part at `level` in common.
  private mutating func split(_ layers: Range<Int>, after prefix: String, at level: Int, depth: Int)
  {
    var start = layers.lowerBound
    while start < layers.upperBound {
      guard paths[start].count > level else {
        start += 1
        continue
      }
      let part = paths[start][level]
      var end = start + 1
      while end < layers.upperBound, paths[end].count > level, paths[end][level] == part {
        end += 1
      }
      let run = start..<end
      let name = prefix.isEmpty ? String(part) : "\(prefix).\(part)"
      if run.count > 1 {
        // A part that all have in common tells nothing apart.
        let isNew = run != layers
        if isNew { add(name, run, depth) }
        let known = blocks.count
        split(run, after: name, at: level + 1, depth: isNew ? depth + 1 : depth)
        if isNew, blocks.count == known, run.count > BlockTree.longestPlain {
          addStages(run, depth: depth + 1)
        }
      }
      start = end
    }
  }

  private mutating func add(_ name: String, _ layers: Range<Int>, _ depth: Int) {
    let count = names[name, default: 0] + 1
    names[name] = count
    blocks.append(
      Block(
        name: count == 1 ? name : "\(name)#\(count)", label: "", layers: layers, depth: depth))
  }

  /// More layers than this without a block among them are parted by the size of their maps.
  private static let longestPlain = 8

  /// Runs of layers whose maps have one height and width; constants go with what stands before.
  private mutating func addStages(_ layers: Range<Int>, depth: Int) {
    var runs: [Range<Int>] = []
    for index in layers {
      let grid = BlockTree.grid(of: nodes[index])
      if let last = runs.last,
        BlockTree.grid(of: nodes[last.lowerBound]) == grid || nodes[index].inputs.isEmpty
      {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    // Vectors are what comes after the maps: a few layers, each worth seeing.
    let stages = runs.filter {
      $0.count > 1 && $0.count < layers.count && !BlockTree.grid(of: nodes[$0.lowerBound]).isEmpty
    }
    for run in stages {
      let (first, last) = (nodes[run.lowerBound].alias, nodes[run.upperBound - 1].alias)
      blocks.append(
        Block(
          name: "\(first)..\(last)", label: Block.span(first, last), layers: run, depth: depth))
    }
  }

  /// The ends of the names, by which all blocks are told apart.
  private mutating func label() {
    var counts: [String: Int] = [:]
    for block in blocks where block.label.isEmpty {
      for end in BlockTree.ends(block.name) { counts[end, default: 0] += 1 }
    }
    for index in blocks.indices where blocks[index].label.isEmpty {
      let name = blocks[index].name
      blocks[index].label = BlockTree.ends(name).first { counts[$0] == 1 } ?? name
    }
  }

  /// The ends of a name that begin with more than a number, the shortest first.
  private static func ends(_ name: String) -> [String] {
    let parts = name.split(separator: ".")
    let starts = parts.indices.reversed().filter { parts[$0].contains(where: \.isLetter) }
    return starts.map { parts[$0...].joined(separator: ".") }
  }

  /// The sizes of one map; empty where a channel is a single number.
  private static func grid(of node: Node) -> ArraySlice<Int> {
    let grid = node.shape.sizes.dropFirst()
    return grid.allSatisfy { $0 == 1 } ? [] : grid
  }
}
