/// A number for rows and one for columns.
public struct Pair: Hashable, Sendable {
  public var height: Int
  public var width: Int

  public init(_ height: Int, _ width: Int) { (self.height, self.width) = (height, width) }
  public init(_ both: Int) { self.init(both, both) }
}

extension Pair: CustomStringConvertible {
  /// `3x3`, as in a network line.
  public var description: String { "\(height)x\(width)" }
}
