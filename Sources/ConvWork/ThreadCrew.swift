public import ConvNet
import Foundation
import Synchronization

/// Threads that are started with their first work and wait for the next one without taking time.
public final class ThreadCrew: Crew {
  /// What the threads hold themselves, so that a crew that nobody needs can end them.
  private final class Post: Sendable {
    struct State {
      var body: (@Sendable (Int) -> Void)?
      var hasStarted = false
      var isClosed = false
    }
    let state = Mutex(State())
    let starts: [DispatchSemaphore]
    let ends = DispatchSemaphore(value: 0)

    init(_ helpers: Int) { starts = (0..<helpers).map { _ in DispatchSemaphore(value: 0) } }

    func work(_ helper: Int) {
      while true {
        starts[helper].wait()
        let (body, isClosed) = state.withLock { ($0.body, $0.isClosed) }
        if isClosed { return }
        body?(helper + 1)
        ends.signal()
      }
    }
  }
  private let post: Post
  public let count: Int

  /// - Parameter threads: as many as the machine has where it is nil.
  public init(threads: Int? = nil) {
    count = max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount)
    post = Post(count - 1)
  }
  deinit {
    post.state.withLock { $0.isClosed = true }
    for start in post.starts { start.signal() }
  }

  public func share(_ body: @escaping @Sendable (_ member: Int) -> Void) {
    let (isFree, isFirst) = post.state.withLock { state in
      guard state.body == nil else { return (false, false) }
      defer { state.hasStarted = true }
      state.body = body
      return (true, !state.hasStarted)
    }
    guard isFree else { return body(0) }
    if isFirst {
      for helper in post.starts.indices {
        Thread.detachNewThread { [post] in post.work(helper) }
      }
    }
    for start in post.starts { start.signal() }
    body(0)
    for _ in post.starts { post.ends.wait() }
    post.state.withLock { $0.body = nil }
  }
}
