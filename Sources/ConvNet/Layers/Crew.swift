/// Threads that do one work together.
public protocol Crew: Sendable {
  /// How many they are, the caller's own included.
  var count: Int { get }
  /// Calls `body` on every thread, on the caller's own as member 0, and returns when all of them are
  /// done. Where the others have work already, the caller's does it alone.
  func share(_ body: @escaping @Sendable (_ member: Int) -> Void)
}
