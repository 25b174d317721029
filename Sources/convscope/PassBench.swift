import ConvNet
import ConvSession
import ConvWork
import Foundation

/// Times forward passes of a subject's picture.
struct PassBench {
  let network: Network
  let input: Tensor
  let threads: Int
  private let pass: WholePass
  private let checkpoint: Checkpoint

  init(_ subject: Subject, threads: Int?) {
    (network, input) = (subject.network, subject.inputNumbers)
    let crew = ThreadCrew(threads: threads)
    self.threads = crew.count
    checkpoint = Checkpoint.unchecked.helped(by: crew)
    pass = WholePass(subject.network)
  }

  var multiplyAdds: Int { network.nodes.reduce(0) { $0 + $1.multiplyAdds } }
  var peak: Double { Processor.multiplyAddsPerSecond }

  /// Milliseconds of each pass after a first one, and of each layer in it.
  func times(runs: Int) -> (passes: [Double], layers: [[Double]]) {
    let clock = ContinuousClock()
    var (passes, layers): ([Double], [[Double]]) = ([], [])
    for run in 0...runs {
      if run > 0, StandardStream.error.isTerminal {
        _ = StandardStream.error.say("\r\(run) of \(runs)")
      }
      var ends: [ContinuousClock.Instant] = []
      ends.reserveCapacity(network.nodes.count)
      let start = clock.now
      keep(outputs { _ in ends.append(clock.now) })
      let end = clock.now
      guard run > 0 else { continue }
      passes.append((end - start).milliseconds)
      layers.append(zip(ends, [start] + ends).map { ($0 - $1).milliseconds })
    }
    if StandardStream.error.isTerminal { _ = StandardStream.error.say("\r\u{1B}[K") }
    return (passes, layers)
  }

  private func outputs(visit: (Int) -> Void = { _ in }) -> [Tensor] {
    do { return try pass.run(input, checkpoint, visit: visit) } catch {
      preconditionFailure("nobody cancels")
    }
  }
  private func keep(_ outputs: [Tensor]) {
    precondition(outputs.count == network.nodes.count, "every intermediate is kept")
  }

  /// The layers with the medians of their times.
  func table(_ times: [[Double]]) -> [BenchReport.Layer] {
    network.nodes.indices.dropFirst().map { index in
      let (node, sorted) = (network.nodes[index], times.map { $0[index - 1] }.sorted())
      return BenchReport.Layer(
        name: node.alias, kind: node.kind, shape: "\(node.shape)",
        milliseconds: sorted[sorted.count / 2], multiplyAdds: node.multiplyAdds)
    }
  }

  /// Waits for a number of seconds on standard input and says the median time of passes that take as
  /// long, again and again: for comparisons that take turns with others. One thread is timed by the
  /// processor's time, which others do not disturb.
  func takeTurns() throws {
    var lines = StandardInput()
    keep(outputs())
    try Output.write("ready\n")
    while let seconds = try lines.line().flatMap(Double.init) {
      let end = ContinuousClock.now + .seconds(seconds)
      keep(outputs())
      var times: [Double] = []
      repeat {
        let start = milliseconds()
        keep(outputs())
        times.append(milliseconds() - start)
      } while ContinuousClock.now < end
      try Output.write("\(times.sorted()[times.count / 2])\n")
    }
  }
  private func milliseconds() -> Double {
    var time = timespec()
    clock_gettime(threads == 1 ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1e6
  }
}

extension Duration {
  var milliseconds: Double {
    Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
  }
}
