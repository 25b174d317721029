import ConvNet

/// Where numbers go past their neighbour: lines from stacks to others further on, in lanes below
/// the cards. Those that go to one stack share a line, else those that come from one.
struct FunnelLanes {
  struct Line: Hashable {
    /// Units by their index, each before the targets.
    let sources: [Int]
    let targets: [Int]
    /// 0 is nearest to the cards.
    let lane: Int

    var first: Int { sources.min() ?? 0 }
    var last: Int { targets.max() ?? 0 }
  }
  private(set) var lines: [Line] = []
  /// How many lanes are used.
  private(set) var count = 0
  /// Layers that are read by a unit, by a way for which there was no lane.
  private(set) var left: [Int: [Int]] = [:]
  /// How many ways found no lane.
  private(set) var leftCount = 0

  /// - Parameter most: lanes that there is room for.
  init(_ units: [FunnelUnit], _ network: Network, most: Int) {
    guard !network.graph.isChain else { return }
    let ways = FunnelLanes.ways(units, network)
    let bundles = FunnelLanes.bundles(ways.keys)
    // Short ways first: long ones then lead around them.
    let sorted = bundles.sorted {
      ($0.last - $0.first, $0.first, $0.last) < ($1.last - $1.first, $1.first, $1.last)
    }
    for bundle in sorted {
      let free = (0..<most).first { lane in
        !lines.contains { $0.lane == lane && $0.first < bundle.last && bundle.first < $0.last }
      }
      if let lane = free {
        lines.append(Line(sources: bundle.sources, targets: bundle.targets, lane: lane))
        count = max(count, lane + 1)
        continue
      }
      for source in bundle.sources {
        for target in bundle.targets {
          guard let layers = ways[Way(source: source, target: target)] else { continue }
          left[target, default: []] += layers
          leftCount += 1
        }
      }
    }
  }

  private struct Way: Hashable, Comparable {
    let source: Int
    let target: Int
    static func < (first: Way, second: Way) -> Bool {
      (first.source, first.target) < (second.source, second.target)
    }
  }

  /// From unit to unit over at least one other, with the layers that are read.
  private static func ways(_ units: [FunnelUnit], _ network: Network) -> [Way: [Int]] {
    var unit = [Int?](repeating: nil, count: network.nodes.count)
    for (index, each) in units.enumerated() {
      for layer in each.layers { unit[layer] = index }
    }
    var ways: [Way: [Int]] = [:]
    for layer in network.nodes.indices {
      guard let target = unit[layer] else { continue }
      for input in network.nodes[layer].inputs {
        guard let source = unit[input], target - source > 1 else { continue }
        let way = Way(source: source, target: target)
        if ways[way]?.contains(input) != true { ways[way, default: []].append(input) }
      }
    }
    return ways
  }

  private static func bundles(_ ways: some Sequence<Way>) -> [Line] {
    var byTarget: [Int: [Int]] = [:]
    for way in ways { byTarget[way.target, default: []].append(way.source) }
    var bundles: [Line] = []
    var bySource: [Int: [Int]] = [:]
    for (target, sources) in byTarget {
      if sources.count > 1 {
        bundles.append(Line(sources: sources.sorted(), targets: [target], lane: 0))
      } else {
        bySource[sources[0], default: []].append(target)
      }
    }
    for (source, targets) in bySource {
      bundles.append(Line(sources: [source], targets: targets.sorted(), lane: 0))
    }
    return bundles
  }
}
