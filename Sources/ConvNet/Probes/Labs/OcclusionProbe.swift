/// How much the share of a class falls where a patch hides a part of the picture, slid over all of it
/// (Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks", 2014). It is worked
/// out part by part, each of which holds those before it, so that the map is seen while it fills in.
public struct OcclusionProbe: Probe {
  /// The class; nil: the one that is said.
  public let unit: Int?
  public let side: Int
  public let fill: PatchFill
  /// Whether the network's weights are taken in another order.
  public let isShuffled: Bool
  /// Parts that are done with this one.
  public let part: Int

  public init(_ unit: Int?, side: Int, fill: PatchFill, isShuffled: Bool = false, part: Int) {
    (self.unit, self.side, self.fill) = (unit, side, fill)
    (self.isShuffled, self.part) = (isShuffled, part)
  }

  /// The probes of all parts, in their order: the last holds the whole map.
  public static func parts(
    _ unit: Int?, side: Int, fill: PatchFill, isShuffled: Bool = false, in network: Network
  ) -> [OcclusionProbe] {
    let grid = grid(network, side: side)
    return (1...grid.parts).map {
      OcclusionProbe(unit, side: side, fill: fill, isShuffled: isShuffled, part: $0)
    }
  }
  public static func grid(_ network: Network, side: Int) -> PatchGrid {
    PatchGrid(network.pictureShape, side: side, work: network.graph.multiplyAdds)
  }

  public func part(of subject: Subject) -> Subject { subject.reaching(subject.network.scoreLayer) }
  public func obstacle(in network: Network) -> String? { network.classObstacle }
  public func words(in network: Network) -> String {
    let grid = Self.grid(network, side: side)
    return "patch \(min(grid.count, part * grid.together)) of \(grid.count)"
  }
  private func with(part: Int) -> OcclusionProbe {
    OcclusionProbe(unit, side: side, fill: fill, isShuffled: isShuffled, part: part)
  }

  public func groundwork(in subject: Subject, isKnown: (Self) -> Bool) -> [Self] {
    var missing: [Self] = []
    for earlier in stride(from: part - 1, to: 0, by: -1) {
      let probe = with(part: earlier)
      if isKnown(probe) { break }
      missing.append(probe)
    }
    return missing.reversed()
  }

  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> OcclusionMap {
    let grid = Self.grid(subject.network, side: side)
    var map: OcclusionMap
    if part > 1 {
      map = try known.answer(with(part: part - 1), of: subject)
    } else {
      map = OcclusionMap(grid, try known.unit(unit, of: subject))
    }
    let seen = isShuffled ? try subject.shufflingWeights(checkpoint) : subject
    let pass = try ScoredPass(seen, checkpoint)
    let pixels = seen.pixels
    if part == 1 { map.begin(with: try pass.shares(pixels, checkpoint)) }
    let hidden = HiddenPixels(pixels, fill)
    let places = (part - 1) * grid.together..<min(grid.count, part * grid.together)
    let order = grid.order
    for (done, place) in places.enumerated() {
      let shares = try pass.shares(
        hidden.under(grid.patch(order[place])), checkpoint.part(done, of: places.count))
      map.set(order[place], shares)
    }
    map.finish()
    return map
  }
}

extension Probe where Self == OcclusionProbe {
  /// The whole map.
  static func occlusion(
    _ unit: Int?, side: Int, fill: PatchFill, isShuffled: Bool = false, in network: Network
  ) -> Self {
    OcclusionProbe(
      unit, side: side, fill: fill, isShuffled: isShuffled,
      part: OcclusionProbe.grid(network, side: side).parts)
  }
}

/// What hiding a part of the picture takes from a class.
public struct OcclusionMap: Measured {
  public let grid: PatchGrid
  public let unit: Int
  /// The shares of all classes with nothing hidden.
  public private(set) var shares: [Double] = []
  /// What the class lost under each patch; NaN where that was not tried yet.
  public private(set) var drops: [Double]
  /// For each pixel the mean loss of the patches that hide it.
  public private(set) var heat: HeatMap

  init(_ grid: PatchGrid, _ unit: Int) {
    (self.grid, self.unit) = (grid, unit)
    drops = [Double](repeating: .nan, count: grid.count)
    heat = HeatMap(rows: 0, columns: 0, [])
  }

  fileprivate mutating func begin(with shares: [Double]) { self.shares = shares }
  fileprivate mutating func set(_ index: Int, _ under: [Double]) {
    drops[index] = shares[unit] - under[unit]
  }
  fileprivate mutating func finish() {
    var sums = [Double](repeating: 0, count: grid.height * grid.width)
    var counts = [Int](repeating: 0, count: sums.count)
    for (index, drop) in drops.enumerated() where !drop.isNaN {
      let patch = grid.patch(index)
      for row in patch.rows(of: grid.height) {
        for column in patch.columns(of: grid.width) {
          sums[row * grid.width + column] += drop
          counts[row * grid.width + column] += 1
        }
      }
    }
    heat = HeatMap(
      rows: grid.height, columns: grid.width,
      zip(sums, counts).map { $1 == 0 ? .nan : Float($0 / Double($1)) })
  }

  /// The patch under which the class loses most, and how much; nil where none was tried.
  public var worst: (patch: Patch, drop: Double)? {
    let tried = drops.indices.filter { !drops[$0].isNaN }
    return tried.max { drops[$0] < drops[$1] }.map { (grid.patch($0), drops[$0]) }
  }
  public var tried: Int { drops.count { !$0.isNaN } }
  public var byteCount: Int { (shares.count + drops.count) * 8 + heat.byteCount }
}
