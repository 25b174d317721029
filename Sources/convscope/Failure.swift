import ArgumentParser
import ConvFiles
import ConvNet
import ConvSession
import ConvWork
import Foundation

/// How the program ends when something is wrong: a code of sysexits.h and one sentence.
enum Failure: Int32 {
  case usage = 64
  case badData = 65
  case noSuchFile = 66
  case fault = 70
  case inputOutput = 74

  /// Says the sentence on standard error; throw what it returns.
  func exit(_ sentence: String) -> ExitCode {
    FileHandle.standardError.write(Data("convscope: \(PlainText.safe(sentence))\n".utf8))
    return ExitCode(rawValue)
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
    _ = Failure.badData.exit("\(count) not computed: \(why)")
  }
  static func exit(_ failure: OpenFailure) -> ExitCode {
    (failure.isMissing ? Failure.noSuchFile : .badData).exit(failure.sentence)
  }
}

/// Text that may come from a file, for a terminal or a pipe.
enum PlainText {
  /// Without control characters, except for line ends.
  static func safe(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          scalar == "\n"
            || !(scalar.properties.generalCategory == .control
              || scalar.properties.generalCategory == .format)
            ? scalar : "?"
        }))
  }
}

/// Writes a result to standard output or to a file, whole or not at all.
enum Output {
  static func write(_ bytes: [UInt8], to path: String?) throws {
    guard let path else {
      do { try FileHandle.standardOutput.write(contentsOf: Data(bytes)) } catch {
        throw Failure.inputOutput.exit(
          "standard output can not be written: \(error.localizedDescription)")
      }
      return
    }
    do throws(FileError) { try PlainFile.write(bytes, to: path) } catch {
      throw Failure.exit(error)
    }
  }
  /// Bytes that are made one after the other.
  static func write(
    to path: String?, _ body: (_ append: ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    guard let path else { return try body { try write($0, to: nil) } }
    let file: FileReplacement
    do throws(FileError) { file = try FileReplacement(path) } catch { throw Failure.exit(error) }
    do {
      try body { bytes in
        do throws(FileError) { try file.append(bytes) } catch { throw Failure.exit(error) }
      }
    } catch {
      file.discard()
      throw error
    }
    do throws(FileError) { try file.commit() } catch { throw Failure.exit(error) }
  }
  static func write(_ text: String, to path: String?) throws {
    try write(Array(text.utf8), to: path)
  }
  static func json(_ value: some Encodable, to path: String? = nil) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    try write(Array(encoder.encode(value)) + [10], to: path)
  }
}
