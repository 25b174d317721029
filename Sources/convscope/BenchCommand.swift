import ArgumentParser
import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import Foundation

/// How long a forward pass takes here.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "The median time of a forward pass with every intermediate kept.",
    discussion: """
      With --frames instead: of a step along the pass and the frame that follows it. With --train:
      of a step of learning.
      """)

  @OptionGroup var arguments: ModelArguments
  @Option(help: "Threads to compute on; this build has one.")
  var threads = 1
  @Option(help: "Passes that are timed, after one that is not.")
  var runs = 20
  @Flag(help: "Time steps with their frames at every rung.")
  var frames = false
  @Option(help: ArgumentHelp("Of the frames, columns x rows.", valueName: "120x40"))
  var size = CanvasSize(argument: "120x40")!
  @Flag(help: "Time steps of learning on made up pictures, forward and back.")
  var train = false
  @Option(help: "Pictures of a step of learning.")
  var batch = 32
  @Flag(help: "As JSON.")
  var json = false

  private struct Report: Encodable {
    var model: String
    var what: String
    var runs: Int
    var threads: Int
    var median: Double
    var least: Double
    var most: Double

    enum CodingKeys: String, CodingKey {
      case model, what, runs, threads
      case median = "median_ms"
      case least = "least_ms"
      case most = "most_ms"
    }
  }

  func validate() throws {
    guard (1...100_000).contains(runs) else {
      throw ValidationError("Runs have to be from 1 to 100000.")
    }
    guard (1...10_000).contains(batch) else {
      throw ValidationError("A batch has to be from 1 to 10000.")
    }
    guard (1...256).contains(threads) else {
      throw ValidationError("Threads have to be from 1 to 256.")
    }
    guard threads == 1 || train else {
      throw ValidationError("This build computes a pass on one thread.")
    }
  }

  func run() throws {
    let stage = try arguments.stage()
    let network = stage.session.network
    if let why = network.nodes.indices.lazy.compactMap(network.graph.obstacle).first {
      throw Failure.badData.exit("\(network.name) is not computed to its end: \(why)")
    }
    if train { return try benchTraining(network) }
    let times = frames ? try frameTimes(stage) : passTimes(stage)
    let sorted = times.sorted()
    let report = Report(
      model: stage.session.network.name, what: frames ? "step and frame" : "forward pass",
      runs: times.count, threads: threads, median: sorted[sorted.count / 2],
      least: sorted[0], most: sorted[sorted.count - 1])
    if json { return try Output.json(report) }
    try Output.write(
      "\(PlainText.line(report.model)): \(report.what), median of \(report.runs): \(rounded(report.median)) ms"
        + " (from \(rounded(report.least)) to \(rounded(report.most)))\n", to: nil)
  }

  private func benchTraining(_ network: Network) throws {
    let bench: TrainingBench
    do {
      bench = try TrainingBench(network, batch: batch, threads: threads, runs: runs)
    } catch {
      throw Failure.badData.exit("\(network.name) can not learn: \(error)")
    }
    if json { return try Output.json(bench) }
    try Output.write(
      "\(PlainText.line(bench.model)): \(Int(bench.imagesPerSecond)) pictures/s, median of "
        + "\(bench.runs) steps of \(batch): \(rounded(bench.stepMilliseconds)) ms\n", to: nil)
  }

  /// To three digits; more would be noise.
  private func rounded(_ milliseconds: Double) -> String {
    let decimals = [1.0, 10, 100].count { milliseconds < $0 }
    return String(format: "%.\(decimals)f", milliseconds)
  }

  private func passTimes(_ stage: Stage) -> [Double] {
    let subject = stage.session.subject
    let (nodes, weights) = (subject.network.nodes, subject.network.weights)
    let packed = nodes.indices.map { nodes[$0].pack(weights[$0]) }
    let input = subject.inputNumbers
    return (0...runs).map { _ in
      let clock = ContinuousClock()
      return clock.measure {
        var outputs = [input]
        for index in nodes.indices.dropFirst() {
          outputs.append(
            nodes[index].forward(
              nodes[index].inputs.map { outputs[$0] }, weights[index], packed: packed[index]))
        }
        precondition(outputs.count == nodes.count, "every intermediate is kept")
      }.milliseconds
    }.dropFirst().map { $0 }
  }

  /// Steps at each rung from the middle of the pass, with stepping on, from warm caches.
  private func frameTimes(_ opened: Stage) throws -> [Double] {
    var stage = opened
    try stage.perform("stepping on")
    stage.meet(
      stage.session.network.nodes.indices.map {
        .about(stage.session.subject, .activation($0))
      })
    let appearance = Appearance()
    var times: [Double] = []
    while times.count < runs {
      let before = times.count
      for rung in Rung.allCases where times.count < runs {
        if rung > .network { _ = try? stage.perform("zoom in") }
        for _ in 0..<3 where stage.session.position.next() != nil {
          let time = try ContinuousClock().measure {
            try stage.perform("step")
            _ = stage.canvas(size.size, appearance)
          }
          times.append(time.milliseconds)
        }
      }
      for _ in Rung.allCases { _ = try? stage.perform("zoom out") }
      if times.count == before { try stage.perform("first") }
    }
    return times
  }
}

extension Duration {
  var milliseconds: Double {
    Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
  }
}
