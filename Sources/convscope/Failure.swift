import ArgumentParser
import ConvFiles
import ConvNet
import ConvSession
import ConvWork

/// How the program ends when something is wrong: a code of sysexits.h and one sentence.
enum Failure: Int32 {
  case usage = 64
  case badData = 65
  case noSuchFile = 66
  case fault = 70
  case inputOutput = 74

  /// Says the sentence on standard error; throw what it returns. Where nobody can be told, that is
  /// what is wrong.
  func exit(_ sentence: String) -> ExitCode {
    let isSaid = StandardStream.error.say("convscope: \(sentence)\n")
    return ExitCode(isSaid ? rawValue : Failure.inputOutput.rawValue)
  }
  /// Says something that ends nothing, heard or not.
  static func warn(_ sentence: String) {
    _ = StandardStream.error.say("convscope: \(sentence)\n")
  }

  /// The exit of a file that could not be read or written.
  static func exit(_ error: FileError) -> ExitCode {
    let failure: Failure =
      error.isMissing ? .noSuchFile : error.isInputOutput ? .inputOutput : .badData
    return failure.exit("\(error)")
  }
  /// Reports what can not be computed; the rest of the command goes on.
  static func warn(ofObstaclesIn network: Network, among layers: some Collection<Int>) {
    let missing = layers.filter { network.graph.obstacle(to: $0) != nil }
    guard let first = missing.min(), let why = network.graph.obstacle(to: first) else { return }
    let count = missing.count == 1 ? "1 layer is" : "\(missing.count) layers are"
    warn("\(count) not computed: \(why)")
  }
  static func exit(_ failure: OpenFailure) -> ExitCode {
    (failure.isMissing ? Failure.noSuchFile : .badData).exit(failure.sentence)
  }
}
