import ArgumentParser
import ConvData
import ConvFiles
import ConvNet
import ConvSession
import ConvWork
import Foundation

/// Learning without a screen.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Let a network learn from examples, and write it as a model file.",
    discussion: """
      Examples are a set that the program draws (letters, digits, shapes), a folder with a folder of
      pictures for each class, IDX files named as MNIST's, or an NPZ with x, count x C x H x W, and
      y, the classes from 0. A sixth of a file's is kept for trying.

      Now and then the run is written to a checkpoint beside the output, and when Ctrl-C ends it;
      --resume goes on from there, to the same weights as without the interruption.

      EXAMPLES
        convscope train letters --from-noise --data letters --steps 400 --rate 0.01 -o letters.onnx
        convscope train "input 1x28x28 > conv 6 5x5 > relu > maxpool 2 > flatten > dense 10" \\
                        --data digits --epochs 5 --schedule cosine -o small.onnx
        convscope train my.onnx --data photos/ --head 3 --epochs 20 -o photos.onnx

      Exit codes are those of convscope, and 128 and the signal's number where one ended the run.
      """)

  @OptionGroup var arguments: ModelArguments
  @OptionGroup var options: TrainingOptions
  @Option(
    help: ArgumentHelp(
      "What to learn from; \"digits shuffle 3\", \"turn 90\" and \"labels 1\" change the world.",
      valueName: "letters|digits|shapes|file|folder"))
  var data: String
  @Option(help: "Threads to compute on; the weights do not depend on it.")
  var threads = ProcessInfo.processInfo.activeProcessorCount
  @Option(name: .shortAndLong, help: ArgumentHelp("The model file to write.", valueName: "file"))
  var output: String
  @Option(help: ArgumentHelp("Where the run is written; beside the output.", valueName: "file"))
  var checkpoint: String?
  @Option(help: "Seconds between two of them.")
  var checkpointEvery = 20.0
  @Flag(help: "Go on from the checkpoint.")
  var resume = false
  @OptionGroup var moments: MomentsOptions
  @Flag(help: "As JSON, an object a line.")
  var json = false

  func validate() throws {
    guard arguments.model != nil else {
      throw ValidationError("Name what is to learn: letters, a line or a file.")
    }
    guard output.hasSuffix(".onnx") else {
      throw ValidationError("The name of a model's file ends in .onnx; \(output) does not.")
    }
    guard (1...256).contains(threads) else {
      throw ValidationError("Threads have to be from 1 to 256.")
    }
    guard checkpointEvery.isFinite, checkpointEvery >= 0 else {
      throw ValidationError("The seconds between two checkpoints are a number from 0 up.")
    }
  }

  private var outputPath: String { FileAddress.path(ofArgument: output) }
  private var checkpointPath: String {
    checkpoint.map(FileAddress.path(ofArgument:)) ?? outputPath.dropLast(5) + ".checkpoint"
  }

  func run() throws {
    try checkFolders()
    // From here on, or a signal would end it without a word.
    var signals = StopSignals()
    var training = try opened(&signals)
    for note in training.notes { Failure.warn(note) }
    if resume { try takeUp(&training) }
    let writer = try moments.writer(from: training.step, to: training.totalSteps)
    try writer?.write(training)
    var log = TrainingLog(training, asJSON: json)
    let clock = ContinuousClock()
    var written = clock.now
    while !training.isDone {
      if let signal = signals.pending() { throw try stop(training, signal, log) }
      let start = clock.now
      let result: Learner.Result
      do throws(Diverged) { result = try training.advance() } catch {
        log.clear()
        throw Failure.badData.exit("\(error); nothing is written of it")
      }
      do throws(FileError) { try writer?.write(training) } catch {
        log.clear()
        throw Failure.exit(error)
      }
      log.add(result, batch: training.batchSize, clock.now - start, at: training.step)
      if training.step.isMultiple(of: training.stepsInEpoch), !training.isDone {
        try log.report(training.trial(), at: training.step)
      }
      if clock.now - written > .seconds(checkpointEvery) {
        do throws(FileError) { try training.file.write(to: checkpointPath) } catch {
          log.clear()
          Failure.warn("\(error); the run goes on without it")
        }
        written = clock.now
      }
    }
    try finish(training, &log)
  }

  /// What can not be written is said before anything is learned.
  private func checkFolders() throws {
    for path in [outputPath, checkpointPath] {
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      guard access(folder, W_OK) == 0 else {
        let reason = String(cString: strerror(errno))
        throw Failure.exit(FileError.unwritable(path: path, reason: reason))
      }
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
        throw Failure.exit(FileError.notAFile(path: path, kind: "a folder"))
      }
    }
    guard resume || !keepsUnfinished else {
      throw Failure.badData.exit(
        "\(checkpointPath) is of a run that was not finished: --resume goes on with it; or remove it "
          + "to begin anew")
    }
  }

  /// Whether a checkpoint is there that no output was written after.
  private var keepsUnfinished: Bool {
    func written(_ path: String) -> Date? {
      try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    }
    guard let kept = written(checkpointPath) else { return false }
    return written(outputPath).map { $0 < kept } ?? true
  }

  /// What is learned from: a file that has just this name, or words.
  private func learningData() throws(OpenFailure) -> LearningData {
    let path = FileAddress.path(ofArgument: data)
    if FileManager.default.fileExists(atPath: path) { return LearningData(path) }
    do throws(CommandError) { return try LearningData(parsing: data) } catch {
      throw OpenFailure(sentence: "\(error)")
    }
  }

  private func opened(_ signals: inout StopSignals) throws -> Training {
    do { return try opened(signals.checkpoint) } catch {
      guard let signal = signals.pending() else { throw error }
      Failure.warn("stopped before it began to learn; nothing is written")
      throw ExitCode(128 + signal)
    }
  }
  private func opened(_ checkpoint: Checkpoint) throws -> Training {
    do throws(OpenFailure) {
      let request = try arguments.request()
      let data = try learningData()
      var order: TrainingOrder
      do { order = try options.order(request, data, threads: threads) } catch {
        throw OpenFailure(sentence: "\(error)")
      }
      if request.isLine {
        order.name = URL(fileURLWithPath: outputPath).deletingPathExtension().lastPathComponent
      }
      do throws(TrainingError) { return try Training(order, checkpoint) } catch {
        if case .opening(let failure) = error { throw failure }
        throw OpenFailure(sentence: "\(error)")
      }
    } catch { throw Failure.exit(error) }
  }

  private func takeUp(_ training: inout Training) throws {
    do throws(FileError) {
      let file = try LearningFile(reading: checkpointPath)
      do throws(TrainingError) { try training.resume(file) } catch {
        throw FileError.unsupported("\(error)")
      }
      Failure.warn("goes on from step \(training.step)")
    } catch {
      if error.isMissing {
        return Failure.warn("there is no checkpoint yet, so the run begins at its beginning")
      }
      throw Failure.badData.exit(error.namesFile ? "\(error)" : "\(checkpointPath): \(error)")
    }
  }

  /// Writes down where the run is, and says it.
  private func stop(_ training: Training, _ signal: Int32, _ log: TrainingLog) throws -> ExitCode {
    log.clear()
    do throws(FileError) { try training.file.write(to: checkpointPath) } catch {
      throw Failure.exit(error)
    }
    Failure.warn(
      "stopped at step \(training.step) of \(training.totalSteps), which is kept in "
        + "\(checkpointPath); the same line with --resume goes on")
    return ExitCode(128 + signal)
  }

  private func finish(_ training: Training, _ log: inout TrainingLog) throws {
    let trial = training.trial(isFinal: true)
    try log.report(trial, at: training.step)
    guard trial.loss.isFinite else {
      throw Failure.badData.exit(
        "\(Diverged(step: training.step)); nothing is written of it")
    }
    // First, so that nothing is lost where the output can not be written.
    do throws(FileError) { try training.file.write(to: checkpointPath) } catch {
      Failure.warn("\(error)")
    }
    let network = training.network
    do throws(ModelError) {
      let subject = Subject(network, Picture(name: "none", pixels: Tensor(network.pictureShape)))
      let saved = try ModelFile.save(subject, to: outputPath)
      for sentence in saved.rounded { Failure.warn(sentence) }
    } catch {
      if case .file(let error) = error { throw Failure.exit(error) }
      throw Failure.badData.exit("\(output) is not written: \(error)")
    }
    try log.end(trial, training.classes, output: outputPath, at: training.step)
  }
}
