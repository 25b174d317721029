import ConvNet
import ConvSession
import ConvWork
import Foundation
import Glibc
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

  /// Work that looks at no checkpoint for longer than any test runs.
  private struct Stubborn: Inquiry {
    struct Nothing: Measured { var byteCount: Int { 0 } }
    let words = "stubborn"
    func answer(at desk: inout some Desk) throws(Cancelled) -> Result<Nothing, OpenFailure> {
      sleep(600)
      return .success(Nothing())
    }
  }

  /// A layer's output, and a word when it was given up.
  private struct Followed: Inquiry {
    final class Ending: Sendable, Hashable {
      let isOver = DispatchSemaphore(value: 0)
      static func == (first: Ending, second: Ending) -> Bool { first === second }
      func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
    }
    struct Nothing: Measured { var byteCount: Int { 0 } }
    let subject: Subject
    let ending = Ending()
    let words = "followed"

    func answer(at desk: inout some Desk) throws(Cancelled) -> Result<Nothing, OpenFailure> {
      do throws(Cancelled) { _ = try desk.answer(.activation(1), of: subject) } catch {
        ending.isOver.signal()
        throw error
      }
      return .success(Nothing())
    }
  }

  @Test func `a pass that was left ends at once, even within one window`() throws {
    // A row of windows takes three billion steps, and all of them are one piece of work.
    let network = try NetworkLine.network("input 1x3000x3000 > maxpool 2500 stride 1")
    let subject = Subject(network, Picture(name: "zeros", pixels: Tensor(network.input.shape)))
    let worker = Worker(Work()) {}
    defer { worker.close() }
    let long = Followed(subject: subject)
    worker.want([Need(long)], knowing: Results())
    #expect(wait(worker) { worker.drain().progress?.index == 1 })
    let short = Need.about(.sample, .activation(8))
    worker.want([short], knowing: Results())
    #expect(long.ending.isOver.wait(timeout: .now() + 1) == .success)
    var found = Results()
    #expect(
      wait(worker) {
        for finding in worker.drain().findings { found.add(finding) }
        return found.has(short)
      })
  }

  @Test func `work that was given up and does not answer is left behind`() throws {
    let worker = Worker(Work()) {}
    defer { worker.close() }
    worker.want([Need(Stubborn())], knowing: Results())
    #expect(wait(worker) { worker.drain().progress != nil })
    let need = Need.about(.sample, .activation(8))
    var found = Results()
    #expect(
      wait(worker) {
        worker.want([need], knowing: found)
        for finding in worker.drain().findings { found.add(finding) }
        return found.has(need)
      })
  }

  @Test func `a worker finds what is wanted, with what it rests on`() throws {
    let need = Need.about(.sample, .activation(8))
    let worker = Worker(Work()) {}
    defer { worker.close() }
    worker.want([need], knowing: Results())
    var found = Results()
    #expect(
      wait(worker) {
        for finding in worker.drain().findings { found.add(finding) }
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
        guard let progress = worker.drain().progress, progress.share > 0, progress.share < 1 else {
          return false
        }
        return progress.text.hasPrefix("conv") && progress.last == 2
      })
    let short = Need.about(.sample, .activation(8))
    worker.want([short], knowing: Results())
    var found: Set<Need> = []
    #expect(
      wait(worker) {
        found.formUnion(worker.drain().findings.map(\.need))
        return found.contains(short)
      })
    #expect(!found.contains(long))
  }

  @Test func `what was found and not fetched is not looked for again`() throws {
    let worker = Worker(Work()) {}
    defer { worker.close() }
    let need = Need.about(.sample, .activation(8))
    let other = Need.about(.sample, .contributions(layer: 1, map: 0))
    worker.want([need], knowing: Results())
    worker.wait(10_000)
    worker.want([need, other], knowing: Results())
    worker.wait(10_000)
    var found: [Need] = []
    #expect(
      wait(worker) {
        found += worker.drain().findings.map(\.need)
        return found.contains(other)
      })
    #expect(found.filter { $0 == need }.count == 1)
    #expect(Set(found).count == found.count)
  }

  @Test func `a pass of hundreds of small layers is told in few pieces, each finding once`() throws
  {
    let line = "input 1x4x4" + String(repeating: " > conv 2 3x3 pad 1 > relu", count: 200)
    let network = try NetworkLine.network(line)
    let subject = Subject(network, Picture(name: "zeros", pixels: Tensor(network.input.shape)))
    let calls = Mutex(0)
    let worker = Worker(Work()) { calls.withLock { $0 += 1 } }
    defer { worker.close() }
    let needs = network.nodes.indices.map { Need.about(subject, .statistics($0)) }
    let begin = ContinuousClock.now
    worker.want(needs, knowing: Results())
    var found: [Need] = []
    #expect(
      wait(worker) {
        found += worker.drain().findings.map(\.need)
        return needs.allSatisfy(found.contains)
      })
    #expect(Set(found).count == found.count)
    // Once every 20 ms at most, and once at the end.
    let time = ContinuousClock.now - begin
    #expect(calls.withLock { $0 } <= Int(time / .milliseconds(20)) + 2)
  }

  @Test func `what is known when nothing is wanted any more is not lost`() throws {
    let worker = Worker(Work()) {}
    defer { worker.close() }
    var results = Results()
    for layer in [3, 8] {
      let need = Need.about(.sample, .activation(layer))
      worker.want([need], knowing: results)
      var found: [Need] = []
      #expect(
        wait(worker) {
          for finding in worker.drain().findings {
            results.add(finding)
            found.append(finding.need)
          }
          return results.has(need)
        })
      // The second time only what follows the third layer.
      #expect(found.contains(.about(.sample, .activation(2))) == (layer == 3))
    }
  }

  @Test func `a cancelled need leaves no half answer`() {
    let need = Need.about(.sample, .activation(3))
    // Small layers ask once each, so that one of these questions is the third layer's.
    var isBetween = false
    for patience in 0..<10 {
      var results = Results()
      let questions = Mutex(0)
      let stop = Checkpoint { (_) throws(Cancelled) in
        let count = questions.withLock { count in
          count += 1
          return count
        }
        if count > patience { throw Cancelled() }
      }
      do throws(Cancelled) { try Work().meet(need, in: &results, stop) } catch {
        #expect(!results.has(need))
        isBetween = isBetween || results.has(.about(.sample, .activation(2)))
      }
    }
    #expect(isBetween)
  }
}
