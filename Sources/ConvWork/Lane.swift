import ConvNet
import ConvSession
import Foundation
import Synchronization

/// One thread that meets needs one after the other. What is taken off its list is stopped at its
/// next checkpoint.
final class Lane: Sendable {
  private struct State {
    var wanted: [Need] = []
    /// The results that are known, while nothing is worked on; the thread takes it with it.
    var known = Results()
    /// The results said to be known since the work at hand began.
    var news: Results?
    var done: [Finding] = []
    /// The layer at hand; nil where nothing is worked on.
    var progress: PassProgress?
    /// The need at hand, and since when nobody wants it any more.
    var atHand: Need?
    var unwantedSince: ContinuousClock.Instant?
    /// Counts the threads: a thread that does not answer is left behind, and what it finds is lost.
    var thread = 0
    /// Whether something was done that nobody was told of.
    var isUntold = false
    var lastTold = ContinuousClock.now
    var isClosed = false
  }
  private let state = Mutex(State())
  private let work: Work
  /// How long work that was given up may take to its next checkpoint.
  private static let leash = Duration.milliseconds(150)
  /// Counts what there is to do.
  private let tasks = DispatchSemaphore(value: 0)
  private let notify: @Sendable () -> Void

  /// Work done in less is reported together: a pass of many small layers is not many frames.
  private static let pause = Duration.milliseconds(20)

  /// - Parameter notify: called from the lane's thread when something is done.
  init(_ work: Work, notify: @escaping @Sendable () -> Void) {
    (self.work, self.notify) = (work, notify)
    Thread.detachNewThread { self.run(0) }
  }

  /// Leaves a thread behind that was given up long ago and does not answer.
  /// - Returns: the number of the thread that takes over; nil where none has to.
  private static func leaveBehind(_ state: inout State, knowing results: Results) -> Int? {
    guard let atHand = state.atHand, !state.wanted.contains(atHand) else {
      state.unwantedSince = nil
      return nil
    }
    let since = state.unwantedSince ?? .now
    state.unwantedSince = since
    guard !state.wanted.isEmpty, ContinuousClock.now - since >= leash else { return nil }
    state.thread += 1
    (state.atHand, state.unwantedSince) = (nil, nil)
    (state.known, state.news, state.progress) = (results, nil, nil)
    return state.thread
  }

  /// Changes the list of what is wanted.
  /// - Parameter results: what is known already.
  func want(knowing results: Results, _ change: (inout [Need]) -> Void) {
    let (isEmpty, successor) = state.withLock { state in
      change(&state.wanted)
      var known = results
      // What was found and not fetched yet is not looked for again.
      for finding in state.done { known.add(finding) }
      let successor = Lane.leaveBehind(&state, knowing: known)
      if state.progress == nil { state.known = known } else { state.news = known }
      return (state.wanted.isEmpty, successor)
    }
    if let successor { Thread.detachNewThread { self.run(successor) } }
    if !isEmpty { tasks.signal() }
  }
  /// Takes a need off the list.
  func stop(_ need: Need) { state.withLock { $0.wanted.removeAll { $0 == need } } }
  /// The findings since the last time, and how far the work at hand is.
  func drain() -> (findings: [Finding], progress: PassProgress?) {
    state.withLock { state in
      defer { state.done = [] }
      return (state.done, state.wanted.isEmpty ? nil : state.progress)
    }
  }
  func close() {
    state.withLock { state in (state.isClosed, state.wanted) = (true, []) }
    tasks.signal()
  }

  private func run(_ thread: Int) {
    while true {
      tasks.wait()
      if state.withLock({ $0.isClosed || $0.thread != thread }) {
        // What there is to do is for whoever took over.
        tasks.signal()
        return
      }
      while let (need, results) = next(thread) { meet(need, results, thread) }
      if state.withLock({ $0.thread != thread }) { return }
      tell(atLeastAfter: .zero)
    }
  }
  /// The next need, with what is known: it is the thread's alone until the need is met.
  private func next(_ thread: Int) -> (Need, Results)? {
    state.withLock { state in
      guard state.thread == thread else { return nil }
      while let need = state.wanted.first {
        if !state.known.has(need) {
          defer { state.known = Results() }
          (state.atHand, state.unwantedSince) = (need, nil)
          state.progress =
            need.inquiry.progress ?? PassProgress(layer: "\(need)", index: 0, last: 0, share: 0)
          return (need, state.known)
        }
        state.wanted.removeFirst()
      }
      return nil
    }
  }
  private func meet(_ need: Need, _ known: consuming Results, _ thread: Int) {
    var results = known
    let checkpoint = Checkpoint { (share) throws(Cancelled) in
      let isWanted = self.state.withLock { state in
        guard state.thread == thread else { return false }
        state.progress?.share = share
        return state.wanted.contains(need)
      }
      self.tell(atLeastAfter: Lane.pause)
      if !isWanted { throw Cancelled() }
    }
    let watch = Watch(
      began: { began in
        guard var progress = began.inquiry.progress else { return }
        // A step on the way to another is one of that many.
        progress.last = max(progress.last, need.inquiry.progress?.last ?? 0)
        self.state.withLock { [progress] in
          if $0.thread == thread { $0.progress = progress }
        }
      },
      found: { finding in
        self.state.withLock { state in
          guard state.thread == thread else { return }
          // It counts even where what rests on it is given up.
          state.done.append(finding)
          state.news?.add(finding)
          state.isUntold = true
        }
        self.tell(atLeastAfter: Lane.pause)
      })
    do throws(Cancelled) {
      try work.meet(need, in: &results, checkpoint, watch: watch)
    } catch {}
    state.withLock { [results] state in
      guard state.thread == thread else { return }
      state.atHand = nil
      state.known = state.news ?? results
      (state.news, state.progress) = (nil, nil)
      if state.wanted.first == need, state.known.has(need) { state.wanted.removeFirst() }
    }
  }

  private func tell(atLeastAfter pause: Duration) {
    let isDue = state.withLock { state in
      guard state.isUntold, ContinuousClock.now - state.lastTold >= pause else { return false }
      (state.isUntold, state.lastTold) = (false, .now)
      return true
    }
    if isDue { notify() }
  }
}
