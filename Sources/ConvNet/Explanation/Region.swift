/// The tensor that a number stands in.
public enum Source: Hashable, Sendable {
  /// The layer's n-th input.
  case input(Int)
  /// A parameter by its name inside the layer, `weight` or `bias`.
  case parameter(String)
  /// The value of an earlier step of the same explanation.
  case step(Int)
  /// Another number of the layer's own output, which is made before this one: the state of a
  /// recurrent network a step ago.
  case output
  /// The gradient of the layer's output, where a backward pass is explained.
  case gradient
}

/// Positions along one axis: `start, start + stride, …`. Those outside the tensor are padding.
public struct Span: Hashable, Sendable {
  public var start: Int
  public var stride: Int
  public var count: Int

  public init(_ start: Int, stride: Int = 1, count: Int = 1) {
    (self.start, self.stride, self.count) = (start, stride, count)
  }
  /// All positions of an axis of this size.
  public static func all(_ count: Int) -> Span { Span(0, count: count) }

  public subscript(_ index: Int) -> Int { start + index * stride }
  public var last: Int { self[count - 1] }

  public func contains(_ position: Int) -> Bool {
    let distance = position - start
    guard stride != 0 else { return distance == 0 && count > 0 }
    return distance % stride == 0 && (0..<count).contains(distance / stride)
  }
}

/// A box of elements, walked row-major.
public struct Region: Hashable, Sendable {
  public var source: Source
  public var axes: [Span]

  public init(_ source: Source, _ axes: [Span]) { (self.source, self.axes) = (source, axes) }
  public init(_ source: Source, at element: [Int]) {
    self.init(source, element.map { Span($0) })
  }
  /// The value of an earlier step.
  public static func step(_ index: Int) -> Region { Region(.step(index), []) }

  public var count: Int { axes.reduce(1) { $0 * $1.count } }

  /// The n-th element in row-major order.
  public subscript(_ index: Int) -> [Int] {
    var place = [Int](repeating: 0, count: axes.count)
    var rest = index
    for axis in axes.indices.reversed() {
      place[axis] = axes[axis][rest % axes[axis].count]
      rest /= axes[axis].count
    }
    return place
  }
  public func contains(_ element: [Int]) -> Bool {
    element.count == axes.count && zip(axes, element).allSatisfy { $0.contains($1) }
  }
}
