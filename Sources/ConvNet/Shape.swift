/// The sizes of a tensor's axes: `[channels, height, width]` for maps, `[units]` for vectors.
public struct Shape: Hashable, Sendable {
  public let sizes: [Int]

  /// More elements than this in one tensor are refused before memory is taken.
  public static let largestCount = 1 << 30

  /// - Throws: ``ShapeError`` where a size is not positive or there are too many elements.
  public init(checking sizes: [Int]) throws(ShapeError) {
    var count = 1
    for size in sizes {
      guard size > 0 else { throw .notPositive(sizes) }
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow, product <= Shape.largestCount else { throw .tooLarge(sizes) }
      count = product
    }
    self.sizes = sizes
  }

  /// A shape of sizes that are known to be right.
  public init(_ sizes: Int...) {
    precondition(sizes.allSatisfy { $0 > 0 }, "a shape has positive sizes, not \(sizes)")
    self.sizes = sizes
  }

  public var rank: Int { sizes.count }
  public var count: Int { sizes.reduce(1, *) }
  public subscript(axis: Int) -> Int { sizes[axis] }

  /// Channels of `[channels, height, width]` or of `[channels, width]`, units of a vector.
  public var channels: Int { sizes.first ?? 1 }
  /// Rows of one map; 1 where there is no such axis. The slices of a volume,
  /// `[channels, depth, height, width]`, lie one below the other in one tall map.
  public var height: Int { rank >= 3 ? sizes[1..<rank - 1].reduce(1, *) : 1 }
  public var width: Int { rank >= 2 ? sizes[rank - 1] : 1 }
  /// Cells of one map: height × width.
  public var cells: Int { height * width }

  /// The row-major position of an element.
  public func offset(_ element: [Int]) -> Int {
    var offset = 0
    for (index, size) in zip(element, sizes) { offset = offset * size + index }
    return offset
  }
  /// The element at a row-major position.
  public func element(at offset: Int) -> [Int] {
    var element = [Int](repeating: 0, count: rank)
    var rest = offset
    for axis in stride(from: rank - 1, through: 0, by: -1) {
      element[axis] = rest % sizes[axis]
      rest /= sizes[axis]
    }
    return element
  }
  public func contains(_ element: [Int]) -> Bool {
    element.count == rank && zip(element, sizes).allSatisfy { $0 >= 0 && $0 < $1 }
  }
}

extension Shape: CustomStringConvertible {
  /// `4×10×10`
  public var description: String { sizes.map(String.init).joined(separator: "×") }
}

public enum ShapeError: Error, Hashable, Sendable {
  case notPositive([Int])
  case tooLarge([Int])
}

extension ShapeError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notPositive(let sizes):
      "\(sizes.map(String.init).joined(separator: "×")) has a size that is not positive"
    case .tooLarge(let sizes):
      "\(sizes.map(String.init).joined(separator: "×")) has more than \(Shape.largestCount) numbers"
    }
  }
}
