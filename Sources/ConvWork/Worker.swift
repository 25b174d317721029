public import ConvSession
import Foundation

/// Meets needs in the background, in two lanes. In one the loop says what it waits for, and what
/// nobody waits for any more is stopped. In the other run what takes long and reports as it goes,
/// such as learning: no screen's work cancels it or waits for it, and it is stopped by its own word.
public final class Worker: Sendable {
  private let screens: Lane
  private let runs: Lane
  /// Counts what has been done.
  private let finished = DispatchSemaphore(value: 0)

  /// - Parameter notify: called from a worker's thread when something is done.
  public init(_ work: Work, notify: @escaping @Sendable () -> Void) {
    let tell: @Sendable () -> Void = { [finished] in
      finished.signal()
      notify()
    }
    (screens, runs) = (Lane(work, notify: tell), Lane(work, notify: tell))
  }

  /// Replaces what is waited for.
  /// - Parameter results: what is known already.
  public func want(_ needs: [Need], knowing results: Results) {
    screens.want(knowing: results) { $0 = needs }
  }
  /// Begins a long run; several are done one after the other. What it reports as it goes comes as
  /// findings, its answer last.
  public func start(_ run: Need, knowing results: Results) {
    runs.want(knowing: results) { if !$0.contains(run) { $0.append(run) } }
  }
  /// Stops a long run, or forgets it where it has not begun. What it has reported stays.
  public func stop(_ run: Need) { runs.stop(run) }

  /// Waits at most this long for something to be done.
  public func wait(_ milliseconds: Int) {
    _ = finished.wait(timeout: .now() + .milliseconds(milliseconds))
  }
  /// The findings since the last time in either lane, and how far the work at hand is: for
  /// the screen, and of the long run.
  public func drain() -> (findings: [Finding], progress: PassProgress?, run: PassProgress?) {
    let (screen, long) = (screens.drain(), runs.drain())
    return (long.findings + screen.findings, screen.progress, long.progress)
  }
  public func close() {
    screens.close()
    runs.close()
  }
}
