/// Where the cells of a layer's maps lie in the picture, by arithmetic along height and width: the
/// middle of the first cell's field, the distance to the next one's, and how far a field reaches.
public struct MapGeometry: Hashable, Sendable {
  /// One direction, in pixels.
  public struct Axis: Hashable, Sendable {
    /// The middle of the first cell's field.
    public var start: Double
    /// From one cell to the next.
    public var jump: Double
    /// Pixels that a field spans, both ends counted.
    public var reach: Double
    /// Cells along it.
    public var count: Int

    /// The middle of a cell's field.
    func middle(_ cell: Double) -> Double { start + cell * jump }
    /// The cell whose field has its middle there.
    func cell(_ pixel: Double) -> Double { (pixel - start) / jump }
  }
  public let height: Axis
  public let width: Axis

  /// For each layer; nil where its numbers have no place in the picture.
  public static func all(of network: Network) -> [MapGeometry?] {
    var found: [MapGeometry?] = []
    for node in network.nodes {
      found.append(of(node, found))
    }
    return found
  }

  private static func of(_ node: Node, _ before: [MapGeometry?]) -> MapGeometry? {
    let shape = node.shape
    guard shape.rank == 3, node.layer.obstacle == nil else { return nil }
    if node.isInput {
      func axis(_ count: Int) -> Axis { Axis(start: 0, jump: 1, reach: 1, count: count) }
      return MapGeometry(height: axis(shape.height), width: axis(shape.width))
    }
    var joined: MapGeometry?
    for (slot, input) in node.inputs.enumerated() {
      guard let seen = before[input] else { continue }
      guard let height = axis(1, node, slot, seen.height),
        let width = axis(2, node, slot, seen.width)
      else { return nil }
      guard let other = joined else {
        joined = MapGeometry(height: height, width: width)
        continue
      }
      guard let tall = other.height.joined(height), let wide = other.width.joined(width) else {
        return nil
      }
      joined = MapGeometry(height: tall, width: wide)
    }
    return joined
  }

  /// How a layer moves along one axis of an input: found from what two of its outputs read.
  private static func axis(_ axis: Int, _ node: Node, _ slot: Int, _ seen: Axis) -> Axis? {
    let (count, size) = (node.shape[axis], node.inputShapes[slot][axis])
    func span(_ cell: Int) -> (first: Double, last: Double)? {
      var element = node.shape.sizes.map { $0 / 2 }
      element[axis] = cell
      var spans = node.regions(element, slot)
      // The channel that was looked at can be another input's.
      if spans.isEmpty, node.inputs.count > 1 {
        element[0] = slot == 0 ? 0 : node.shape[0] - 1
        spans = node.regions(element, slot)
      }
      let ends = spans.map { $0.axes[axis] }.flatMap { [$0.start, $0.last] }
      guard let first = ends.min(), let last = ends.max() else { return nil }
      return (Double(first), Double(last))
    }
    let (one, two) = (count / 4, max(count / 4 + 1, count * 3 / 4))
    guard let first = span(one) else {
      // One of many inputs that are joined as they are.
      return count == size ? seen : nil
    }
    var step = Double(node.layer.window.map { axis == 1 ? $0.stride.height : $0.stride.width } ?? 1)
    if two < count {
      guard let second = span(two) else { return nil }
      step = (second.first - first.first) / Double(two - one)
    }
    let isAll = first.last - first.first + 1 >= Double(size) && size > 1
    guard step > 0, !isAll || node.layer.window != nil else { return nil }
    let middle = (first.first + first.last) / 2 - Double(one) * step
    return Axis(
      start: seen.middle(middle), jump: seen.jump * step,
      reach: seen.reach + (first.last - first.first) * seen.jump, count: count)
  }
}

extension MapGeometry.Axis {
  /// What two inputs of one layer come to; nil where their cells lie differently.
  fileprivate func joined(_ other: Self) -> Self? {
    guard abs(jump - other.jump) < 1e-9, count == other.count else { return nil }
    let first = min(start - reach / 2, other.start - other.reach / 2)
    let last = max(start + reach / 2, other.start + other.reach / 2)
    return Self(start: (first + last) / 2, jump: jump, reach: last - first, count: count)
  }
}
