import ConvNet

/// The maps or units of the layer at hand in the order they stand on its screen.
public struct MapRanking: Sendable {
  public let maps: [Int]
  /// The numbers they are ordered by. Nothing of a layer is told before all of it is computed, its order neither.
  public let order: MapOrder

  public init(_ scene: Scene, by wanted: MapOrder) {
    let node = scene.position.node
    let count = node.shape.channels
    // A single number differs from no other.
    let isVector = node.shape.cells == 1
    guard wanted != .index, !(isVector && wanted == .variance),
      let reading = scene.reading(scene.session.place.layer).value, reading.isComplete
    else {
      (maps, order) = (Array(0..<count), .index)
      return
    }
    let keys = (0..<count).map { map -> Double in
      let statistics = reading.statistics(ofChannel: map)
      return (wanted == .variance ? statistics?.variance : statistics?.mean) ?? 0
    }
    order = wanted
    // Equals stay in the order of their numbers.
    maps = (0..<count).sorted { keys[$0] == keys[$1] ? $0 < $1 : keys[$0] > keys[$1] }
  }

  /// Where in the order a map stands.
  public func rank(of map: Int) -> Int { maps.firstIndex(of: map) ?? 0 }
}
