import ConvNet
import ConvSession
import ConvWork
import Foundation
import Testing

/// Counts until it is stopped or at its end, and reports each number.
private struct Counting: Inquiry {
  let end: Int
  var words: String { "counting" }
  var progress: PassProgress? { PassProgress(layer: words, index: 0, last: end, share: 0) }

  struct Number: Measured {
    let value: Int
    var byteCount: Int { 100 }
  }
  struct Step: Inquiry {
    let index: Int
    var words: String { "\(index)" }
    func answer(at desk: inout some Desk) throws(Cancelled) -> Result<Number, OpenFailure> {
      .success(Number(value: index))
    }
  }

  func answer(at desk: inout some Desk) throws(Cancelled) -> Result<Number, OpenFailure> {
    for index in 0..<end {
      try desk.checkpoint(Double(index) / Double(end))
      // Stands for the work of a step.
      Thread.sleep(forTimeInterval: 0.001)
      desk.report(Number(value: index), to: Step(index: index))
    }
    return .success(Number(value: end))
  }
}

struct LongRunTests {
  /// Waits for a worker, at most a minute.
  private func wait(
    _ worker: Worker, _ results: inout Results, until isDone: (Results) -> Bool
  ) -> Bool {
    for _ in 0..<6000 {
      for finding in worker.drain().findings { results.add(finding) }
      if isDone(results) { return true }
      worker.wait(10)
    }
    return false
  }
  private func steps(_ results: Results) -> Int {
    results.needs.count { $0.inquiry is Counting.Step }
  }

  @Test func `a long run reports as it goes, while needs of screens are met and cancelled`() throws
  {
    let worker = Worker(Work()) {}
    defer { worker.close() }
    var results = Results()
    let run = Need(Counting(end: .max))
    worker.start(run, knowing: results)
    #expect(wait(worker, &results) { steps($0) > 0 })
    for layer in [3, 8] {
      let need = Need.about(.sample, .activation(layer))
      worker.want([.about(.sample, .activation(7))], knowing: results)
      worker.want([], knowing: results)
      worker.want([need], knowing: results)
      #expect(wait(worker, &results) { $0.has(need) })
      let before = steps(results)
      #expect(wait(worker, &results) { steps($0) > before })
    }
    #expect(!results.has(run))
    worker.stop(run)
    #expect(
      wait(worker, &results) { _ in
        let (findings, _, progress) = worker.drain()
        return findings.isEmpty && progress == nil
      })
  }

  @Test func `runs are done one after the other, and one that has not begun can be taken back`()
    throws
  {
    let worker = Worker(Work()) {}
    defer { worker.close() }
    var results = Results()
    let (endless, second, third) = (
      Need(Counting(end: .max)), Need(Counting(end: 20)), Need(Counting(end: 10))
    )
    for run in [endless, second, third, second] { worker.start(run, knowing: results) }
    #expect(wait(worker, &results) { steps($0) > 30 })
    #expect(!results.has(third))
    worker.stop(second)
    worker.stop(endless)
    #expect(wait(worker, &results) { $0.has(third) })
    #expect(!results.has(second) && !results.has(endless))
  }

  @Test func `what a run has reported is let go of where there is no room`() throws {
    var results = Results(budget: 1000)
    try Work().meet(Need(Counting(end: 500)), in: &results)
    #expect(results.has(Need(Counting(end: 500))))
    #expect(steps(results) <= 10 && steps(results) > 5)
  }
}
