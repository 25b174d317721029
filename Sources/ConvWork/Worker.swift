import ConvNet
public import ConvSession
import Foundation
import Synchronization

/// One thread that meets needs. The loop says what it waits for; what nobody waits for any more
/// is stopped at its next checkpoint.
public final class Worker: Sendable {
  private struct State {
    var wanted: [Need] = []
    var known = Results()
    var done: [(Need, Finding)] = []
    var progress: Double?
    var isClosed = false
  }
  private let state = Mutex(State())
  private let work: Work
  /// Counts what there is to do.
  private let tasks = DispatchSemaphore(value: 0)
  /// Counts what has been done.
  private let finished = DispatchSemaphore(value: 0)
  private let notify: @Sendable () -> Void

  /// - Parameter notify: called from the worker's thread when something is done.
  public init(_ work: Work, notify: @escaping @Sendable () -> Void) {
    (self.work, self.notify) = (work, notify)
    Thread.detachNewThread { self.run() }
  }

  /// Replaces what is waited for.
  /// - Parameter results: what is known already.
  public func want(_ needs: [Need], knowing results: Results) {
    state.withLock { state in
      state.wanted = needs
      state.known = results
      // What was found and not fetched yet is not looked for again.
      for (need, finding) in state.done { state.known.add(finding, for: need) }
      if needs.isEmpty { state.progress = nil }
    }
    if !needs.isEmpty { tasks.signal() }
  }
  /// Waits at most this long for something to be done.
  public func wait(_ milliseconds: Int) {
    _ = finished.wait(timeout: .now() + .milliseconds(milliseconds))
  }
  /// What has been found since the last time, and how far the work at hand is.
  public func drain() -> (findings: [(Need, Finding)], progress: Double?) {
    state.withLock { state in
      defer { state.done = [] }
      return (state.done, state.progress)
    }
  }
  public func close() {
    state.withLock { state in (state.isClosed, state.wanted) = (true, []) }
    tasks.signal()
  }

  private func run() {
    while true {
      tasks.wait()
      if state.withLock({ $0.isClosed }) { return }
      while let (need, results) = next() { meet(need, results) }
    }
  }
  private func next() -> (Need, Results)? {
    state.withLock { state in
      while let need = state.wanted.first {
        if !state.known.has(need) { return (need, state.known) }
        state.wanted.removeFirst()
      }
      state.progress = nil
      return nil
    }
  }
  private func meet(_ need: Need, _ known: Results) {
    var results = known
    let before = results.needs.count
    let checkpoint = Checkpoint { (share) throws(Cancelled) in
      let wanted = self.state.withLock { state in
        state.progress = share
        return state.wanted.contains(need)
      }
      if !wanted { throw Cancelled() }
    }
    do throws(Cancelled) { try work.meet(need, in: &results, checkpoint) } catch {}
    state.withLock { [results] state in
      // What the need rests on was found as well, and counts even where the need was given up.
      for found in results.needs.dropFirst(before) {
        guard let finding = results[found] else { continue }
        state.done.append((found, finding))
        state.known.add(finding, for: found)
      }
      if state.wanted.first == need, state.known.has(need) { state.wanted.removeFirst() }
    }
    finished.signal()
    notify()
  }
}
