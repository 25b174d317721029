import ArgumentParser
import ConvCanvas
import ConvFiles
import Foundation

/// Where a result goes: the file that `-o` names, a device or a pipe, or a standard stream.
enum OutputTarget {
  case standard(StandardStream)
  /// What is written as it comes, and never replaced.
  case stream(String)
  /// What is there whole or not at all.
  case file(String)

  /// - Parameter path: `-` is standard output, and so is nil.
  init(_ path: String?) {
    switch path {
    case nil, "-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1": self = .standard(.output)
    case "/dev/stderr", "/dev/fd/2", "/proc/self/fd/2": self = .standard(.error)
    case let path?:
      var status = stat()
      let kind = stat(path, &status) == 0 ? status.st_mode & S_IFMT : S_IFREG
      self = kind == S_IFCHR || kind == S_IFIFO ? .stream(path) : .file(path)
    }
  }

  /// Whether it is seen in this terminal.
  var isTerminal: Bool {
    if case .standard(let stream) = self { stream.isTerminal } else { false }
  }
}

/// Writes a result to standard output or to a file, whole or not at all.
enum Output {
  static func write(_ bytes: [UInt8], to path: String?) throws {
    try write(to: path) { try $0(bytes) }
  }
  /// Bytes that are made one after the other.
  static func write(
    to path: String?, _ body: (_ append: ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    switch OutputTarget(path) {
    case .standard(let stream):
      try body { try check(stream.write($0), "standard \(stream == .output ? "output" : "error")") }
    case .stream(let path):
      let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
      try check(descriptor < 0 ? String(cString: strerror(errno)) : nil, path)
      defer { close(descriptor) }
      try body { try check(StandardStream.write($0, to: descriptor), path) }
    case .file(let path): try replace(path, body)
    }
  }
  private static func check(_ problem: String?, _ name: String) throws {
    if let problem { throw Failure.inputOutput.exit("\(name) can not be written: \(problem)") }
  }
  private static func replace(
    _ path: String, _ body: (_ append: ([UInt8]) throws -> Void) throws -> Void
  ) throws {
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

  /// Text, made safe.
  static func write(_ text: String, to path: String? = nil) throws {
    try write(Array(PlainText.safe(text).utf8), to: path)
  }
  static func json(_ value: some Encodable, to path: String? = nil) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    let text = String(decoding: try encoder.encode(value), as: UTF8.self)
    try write(Array(PlainText.json(text).utf8) + [10], to: path)
  }
}
