/// Long work passes one at least every 10 ms: it reports the share done and stops work that
/// nobody waits for.
public struct Checkpoint: Sendable {
  private let report: @Sendable (Double) throws(Cancelled) -> Void
  /// Threads that help with large work; nil where there are none.
  let crew: (any Crew)?

  public init(
    crew: (any Crew)? = nil, _ report: @escaping @Sendable (Double) throws(Cancelled) -> Void
  ) {
    (self.crew, self.report) = (crew, report)
  }
  /// Nobody looks, nothing is stopped.
  public static let unchecked = Checkpoint { (_) throws(Cancelled) in }

  /// The same with threads that help.
  public func helped(by crew: some Crew) -> Checkpoint { Checkpoint(crew: crew, report) }

  /// - Parameter share: of the work at hand, from 0 to 1.
  public func callAsFunction(_ share: Double) throws(Cancelled) { try report(share) }
}

extension Checkpoint {
  /// Numbers that are taken in a row: at worst some milliseconds' work.
  private static let longestStretch = 1 << 16

  /// The checkpoint of one of several parts of the work.
  public func part(_ index: Int, of count: Int) -> Checkpoint {
    Checkpoint(crew: crew) { (share) throws(Cancelled) in
      try self((Double(index) + share) / Double(count))
    }
  }

  /// Does a long loop stretch by stretch, and passes between two of them: a short one costs nothing.
  /// - Parameter steps: numbers that one turn of the loop looks at.
  @inline(__always)
  func stretches(
    of count: Int, each steps: Int = 1, _ body: (Range<Int>) throws(Cancelled) -> Void
  ) throws(Cancelled) {
    let longest = max(1, Checkpoint.longestStretch / max(1, steps))
    var start = 0
    while count - start > longest {
      try body(start..<start + longest)
      start += longest
      try self(Double(start) / Double(count))
    }
    try body(start..<count)
  }

  /// Does what can not be thrown out of, such as a kernel, which asks now and then whether it goes on
  /// and where it does not may leave its work half done. What is not wanted once stays so.
  /// - Returns: what `body` does.
  func whileWanted<Result>(
    _ share: @autoclosure @escaping () -> Double,
    _ body: (_ goesOn: @escaping () -> Bool) -> Result
  ) throws(Cancelled) -> Result {
    var isWanted = true
    let result = body {
      guard isWanted else { return false }
      do throws(Cancelled) { try self(share()) } catch { isWanted = false }
      return isWanted
    }
    guard isWanted else { throw Cancelled() }
    return result
  }

  /// Does some pieces of such work after others.
  func eachAsking(
    of pieces: Int, together: Int = 1,
    _ body: (_ pieces: Range<Int>, _ goesOn: @escaping () -> Bool) -> Void
  ) throws(Cancelled) {
    var share = 0.0
    try whileWanted(share) { goesOn in
      for piece in stride(from: 0, to: pieces, by: together) {
        share = Double(piece) / Double(pieces)
        guard goesOn() else { return }
        body(piece..<min(piece + together, pieces), goesOn)
      }
    }
  }
}

/// Work was stopped because nobody waits for it any more.
public struct Cancelled: Error, Hashable, Sendable { public init() {} }
