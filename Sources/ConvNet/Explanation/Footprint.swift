/// A set of elements of a layer's output: a product of choices along each axis. That is
/// exact for windows and for whatever is made of them. Where the touched elements are no such
/// product (a window in rows that were folded into one axis), or where looking at every output
/// would take too long, it holds more than them, never less.
public struct Footprint: Hashable, Sendable {
  /// The positions that belong to it, for each axis.
  public private(set) var axes: [[Bool]]

  public init(_ axes: [[Bool]]) { self.axes = axes }
  /// One element, or all below a shorter list of indices.
  public init(_ element: [Int], in shape: Shape) {
    axes = shape.sizes.enumerated().map { axis, size in
      (0..<size).map { axis >= element.count || $0 == element[axis] }
    }
  }
  public static func empty(_ shape: Shape) -> Footprint {
    Footprint(shape.sizes.map { [Bool](repeating: false, count: $0) })
  }
  public static func all(_ shape: Shape) -> Footprint { Footprint([], in: shape) }

  public func contains(_ element: [Int]) -> Bool {
    zip(axes, element).allSatisfy { $0.indices.contains($1) && $0[$1] }
  }
  public var count: Int { axes.reduce(1) { $0 * $1.count(where: { $0 }) } }
  public var isEmpty: Bool { axes.contains { !$0.contains(true) } }
  /// First and last position along an axis, nil where there is none.
  public func range(_ axis: Int) -> ClosedRange<Int>? {
    guard let first = axes[axis].firstIndex(of: true), let last = axes[axis].lastIndex(of: true)
    else { return nil }
    return first...last
  }

  /// The same of at most three axes, as maps are drawn: what lies between channels and columns
  /// becomes rows, one slice of a volume below the other.
  public var flattened: Footprint {
    guard axes.count > 3 else { return self }
    let rows = axes[1..<axes.count - 1].reduce([true]) { rows, axis in
      rows.flatMap { isIn in axis.map { isIn && $0 } }
    }
    return Footprint([axes[0], rows, axes[axes.count - 1]])
  }

  /// - Returns: how many positions are new.
  mutating func add(_ span: Span, axis: Int) -> Int {
    var added = 0
    for index in 0..<span.count {
      let position = span[index]
      guard axes[axis].indices.contains(position), !axes[axis][position] else { continue }
      axes[axis][position] = true
      added += 1
    }
    return added
  }
  mutating func add(_ position: Int, axis: Int) { axes[axis][position] = true }
  mutating func addAll(axis: Int) {
    axes[axis] = [Bool](repeating: true, count: axes[axis].count)
  }
  mutating func formIntersection(_ other: Footprint, axis: Int) {
    for position in axes[axis].indices where !other.axes[axis][position] {
      axes[axis][position] = false
    }
  }
  func positions(_ axis: Int) -> [Int] { axes[axis].indices.filter { axes[axis][$0] } }
  func meets(_ region: Region, axis: Int) -> Bool {
    let span = region.axes[axis]
    return (0..<span.count).contains {
      axes[axis].indices.contains(span[$0]) && axes[axis][span[$0]]
    }
  }
  public mutating func formUnion(_ other: Footprint) {
    for axis in axes.indices {
      for position in axes[axis].indices where other.axes[axis][position] {
        axes[axis][position] = true
      }
    }
  }
}
