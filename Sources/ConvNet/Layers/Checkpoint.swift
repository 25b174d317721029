/// Long work passes one at least every 10 ms: it reports the share done and stops work that
/// nobody waits for.
public struct Checkpoint: Sendable {
  private let report: @Sendable (Double) throws(Cancelled) -> Void

  public init(_ report: @escaping @Sendable (Double) throws(Cancelled) -> Void) {
    self.report = report
  }
  /// Nobody looks, nothing is stopped.
  public static let unchecked = Checkpoint { (_) throws(Cancelled) in }

  /// - Parameter share: of the work at hand, from 0 to 1.
  public func callAsFunction(_ share: Double) throws(Cancelled) { try report(share) }
}

/// Work was stopped because nobody waits for it any more.
public struct Cancelled: Error, Hashable, Sendable { public init() {} }
