/// Rows and columns of zeros around a grid. In a network line `pad 1`, `pad 1x2` (rows, columns)
/// or `pad 1x2x0x2` (top, left, bottom, right, ONNX's order).
public struct Padding: Hashable, Sendable {
  public let top: Int
  public let left: Int
  public let bottom: Int
  public let right: Int

  public init(top: Int, left: Int, bottom: Int, right: Int) {
    (self.top, self.left, self.bottom, self.right) = (top, left, bottom, right)
  }
  /// As much above as below, as much to the left as to the right.
  public init(_ pair: Pair) {
    self.init(top: pair.height, left: pair.width, bottom: pair.height, right: pair.width)
  }
  /// The same on all four sides.
  public init(_ all: Int) { self.init(Pair(all)) }

  /// As many numbers as a network line has read: two or four of maps, one or two of a signal.
  init(_ sizes: [Int], _ dimensions: Dimensions) {
    switch (dimensions, sizes.count) {
    case (.one, _): self.init(top: 0, left: sizes[0], bottom: 0, right: sizes.last!)
    case (_, 4): self.init(top: sizes[0], left: sizes[1], bottom: sizes[2], right: sizes[3])
    default: self.init(Pair(sizes[0], sizes[1]))
    }
  }
  public static let zero = Padding(0)
}

extension Padding: CustomStringConvertible {
  /// The shortest way to write it in a network line.
  public var description: String {
    top == bottom && left == right
      ? Pair(top, left).shortest : "\(top)x\(left)x\(bottom)x\(right)"
  }
}

extension Pair {
  /// `3`, or `3x2` where the two differ.
  var shortest: String { height == width ? "\(height)" : description }
}
