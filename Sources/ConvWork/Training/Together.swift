import Dispatch
import Synchronization

extension Int {
  /// Makes so many values on several threads, in their order.
  func together<Value: Sendable>(
    threads: Int, _ make: @Sendable (Int) -> Value
  ) -> [Value] {
    guard threads > 1, self > 1 else { return (0..<self).map(make) }
    let count = self
    let found = Mutex<[Int: [Value]]>([:])
    let share = (count + threads - 1) / threads
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      let values = (Swift.min(count, thread * share)..<Swift.min(count, (thread + 1) * share))
        .map(make)
      found.withLock { $0[thread] = values }
    }
    return found.withLock { found in (0..<threads).flatMap { found[$0] ?? [] } }
  }
}
