import ConvNet
import ConvSession
import ConvWork
import Synchronization
import Testing

struct WorkerTests {
  /// A network that takes a while in one layer.
  private func slow() throws -> Subject {
    let network = try NetworkLine.network(
      "input 16x96x96 > conv 256 9x9 pad 4 > conv 256 9x9 pad 4")
    return Subject(network, Picture(name: "zeros", pixels: Tensor(network.input.shape)))
  }
  /// Waits for a worker, at most a minute.
  private func wait(_ worker: Worker, until isDone: () -> Bool) -> Bool {
    for _ in 0..<6000 {
      if isDone() { return true }
      worker.wait(10)
    }
    return false
  }

  @Test func `a worker finds what is wanted, with what it rests on`() throws {
    let need = Need.about(.sample, .activation(8))
    let worker = Worker(Work()) {}
    defer { worker.close() }
    worker.want([need], knowing: Results())
    var found = Results()
    #expect(
      wait(worker) {
        for (need, finding) in worker.drain().findings { found.add(finding, for: need) }
        return found.has(need)
      })
    #expect(found.has(.about(.sample, .activation(3))))
  }

  @Test func `what nobody waits for any more is stopped, and progress is told before`() throws {
    let subject = try slow()
    let worker = Worker(Work()) {}
    defer { worker.close() }
    let long = Need.about(subject, .activation(2))
    worker.want([long], knowing: Results())
    #expect(
      wait(worker) {
        let share = worker.drain().progress
        return (share ?? 0) > 0 && (share ?? 1) < 1
      })
    let short = Need.about(.sample, .activation(8))
    worker.want([short], knowing: Results())
    var found: Set<Need> = []
    #expect(
      wait(worker) {
        found.formUnion(worker.drain().findings.map(\.0))
        return found.contains(short)
      })
    #expect(!found.contains(long))
  }

  @Test func `what was found and not fetched is not looked for again`() throws {
    let calls = Mutex(0)
    let worker = Worker(Work()) { calls.withLock { $0 += 1 } }
    defer { worker.close() }
    let need = Need.about(.sample, .activation(8))
    worker.want([need], knowing: Results())
    #expect(wait(worker) { calls.withLock { $0 } == 1 })
    worker.want([need], knowing: Results())
    let other = Need.about(.sample, .contributions(layer: 1, map: 0))
    worker.want([need, other], knowing: Results())
    #expect(wait(worker) { calls.withLock { $0 } == 2 })
    #expect(worker.drain().findings.filter { $0.0 == need }.count == 1)
  }

  @Test func `a cancelled need leaves no half answer`() throws {
    var results = Results()
    let stop = Checkpoint { (share) throws(Cancelled) in if share > 0 { throw Cancelled() } }
    let need = Need.about(.sample, .activation(1))
    #expect(throws: Cancelled.self) { try Work().meet(need, in: &results, stop) }
    #expect(!results.has(need))
    #expect(results.has(.about(.sample, .activation(0))))
  }
}
