import ArgumentParser
import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import Foundation

/// How long a forward pass takes here.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "The median time of a forward pass with every intermediate kept.",
    discussion: """
      With --frames instead: of a step along the pass and the frame that follows it, with --edits of
      an edit and its frame. With --train: of a step of learning.
      """)

  @OptionGroup var arguments: ModelArguments
  @Option(help: "Threads to compute on; as many as the machine has where nothing is said.")
  var threads: Int?
  @Option(help: "Passes that are timed, after one that is not.")
  var runs = 20
  @Flag(help: "The time of each layer as well.")
  var layers = false
  @Flag(help: "Time steps with their frames at every rung.")
  var frames = false
  @Flag(help: "Time edits of one weight of the first kernel with their frames.")
  var edits = false
  @Option(help: ArgumentHelp("Of the frames, columns x rows.", valueName: "120x40"))
  var size = CanvasSize(argument: "120x40")!
  @Flag(help: "Time steps of learning on made up pictures, forward and back.")
  var train = false
  @Option(help: "Pictures of a step of learning.")
  var batch = 32
  @Flag(help: "As JSON.")
  var json = false
  @Flag(
    help: ArgumentHelp(
      "Of each line of standard input, a number of seconds: the median of as many seconds' passes.",
      visibility: .hidden))
  var turns = false

  func validate() throws {
    guard (1...100_000).contains(runs) else {
      throw ValidationError("Runs have to be from 1 to 100000.")
    }
    guard (1...10_000).contains(batch) else {
      throw ValidationError("A batch has to be from 1 to 10000.")
    }
    guard (1...1024).contains(threads ?? 1) else {
      throw ValidationError("Threads have to be from 1 to 1024.")
    }
    guard !(frames || edits) || !layers else {
      throw ValidationError("Layers are timed in a pass, not in frames.")
    }
  }

  func run() throws {
    let stage = try arguments.stage()
    let network = stage.session.network
    if let why = network.nodes.indices.lazy.compactMap(network.graph.obstacle).first {
      throw Failure.badData.exit("\(network.name) is not computed to its end: \(why)")
    }
    if train { return try benchTraining(network) }
    if frames {
      let times = try FrameBench(stage: stage, size: size.size).times(runs: runs)
      return try write(BenchReport(network.name, "step and frame", times))
    }
    if edits {
      let times = try FrameBench(stage: stage, size: size.size).edits(runs: runs)
      guard !times.isEmpty else {
        throw Failure.badData.exit("\(network.name) has no kernels to edit.")
      }
      return try write(BenchReport(network.name, "edit and frame", times))
    }
    let bench = PassBench(stage.session.subject, threads: threads)
    if turns { return try bench.takeTurns() }
    let (times, each) = bench.times(runs: runs)
    try write(
      BenchReport(
        network.name, "forward pass", times, bench, layers: layers ? bench.table(each) : nil))
  }

  private func benchTraining(_ network: Network) throws {
    let bench: TrainingBench
    do {
      bench = try TrainingBench(network, batch: batch, threads: threads ?? 1, runs: runs)
    } catch {
      throw Failure.badData.exit("\(network.name) can not learn: \(error)")
    }
    if json { return try Output.json(bench) }
    try Output.write(
      "\(PlainText.line(bench.model)): \(Int(bench.imagesPerSecond)) pictures/s, median of "
        + "\(bench.runs) steps of \(batch): \(bench.stepMilliseconds.briefly) ms\n",
      to: nil)
  }

  private func write(_ report: BenchReport) throws {
    if json { try Output.json(report) } else { try Output.write(report.text) }
  }
}
