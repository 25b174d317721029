import ConvCanvas
import Glibc

/// A standard stream, written without a trap where it is closed or full.
enum StandardStream: Int32 {
  case input, output, error

  /// Reserves the descriptors of streams that are closed, so that no file gets their number, and
  /// lets a pipe that nobody reads be an error like others. To be called first.
  static func reserve() {
    for stream in [StandardStream.input, .output, .error]
    where fcntl(stream.rawValue, F_GETFD) < 0 {
      // Opened the wrong way round: whoever uses it is told that it can not be used.
      _ = Glibc.open("/dev/null", stream == .input ? O_WRONLY : O_RDONLY)
    }
    signal(SIGPIPE, SIG_IGN)
  }

  /// Whether it was opened for writing.
  var isWritable: Bool {
    let mode = fcntl(rawValue, F_GETFL)
    return mode >= 0 && mode & O_ACCMODE != O_RDONLY
  }
  var isTerminal: Bool { isatty(rawValue) == 1 }

  /// Writes text, made safe.
  /// - Returns: false where it can not be written.
  func say(_ text: String) -> Bool { write(Array(PlainText.safe(text).utf8)) == nil }

  /// Writes all the bytes.
  /// - Returns: why not; nil where they are written.
  func write(_ bytes: [UInt8]) -> String? { StandardStream.write(bytes, to: rawValue) }

  static func write(_ bytes: [UInt8], to descriptor: Int32) -> String? {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress! + start, bytes.count - start)
      }
      if count > 0 {
        start += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: wait(for: descriptor)
      case EPIPE where descriptor == output.rawValue: endAsPipesDo()
      default: return String(cString: strerror(errno))
      }
    }
    return nil
  }

  private static func wait(for descriptor: Int32) {
    var polled = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    poll(&polled, 1, -1)
  }
  /// Ends without a word, as `head` expects of what it reads.
  private static func endAsPipesDo() {
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
  }
}

/// The lines of standard input, which may come one after the other from a program that waits for
/// answers.
struct StandardInput {
  private var bytes: [UInt8] = []
  private var hasEnded = false

  /// The next line without its end; nil where there are no more.
  /// - Throws: an exit code where it can not be read.
  mutating func line() throws -> String? {
    while true {
      if let end = bytes.firstIndex(of: 10) {
        defer { bytes.removeFirst(end + 1) }
        return String(decoding: bytes[..<end], as: UTF8.self)
      }
      if hasEnded {
        guard !bytes.isEmpty else { return nil }
        defer { bytes = [] }
        return String(decoding: bytes, as: UTF8.self)
      }
      try readOn()
    }
  }
  /// All that is left.
  mutating func all(limit: Int) throws -> [UInt8] {
    while !hasEnded {
      try readOn()
      guard bytes.count <= limit else {
        throw Failure.badData.exit("standard input is longer than \(limit >> 20) MB")
      }
    }
    return bytes
  }

  private mutating func readOn() throws {
    var block = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(STDIN_FILENO, &block, block.count)
    if count < 0, errno == EINTR { return }
    guard count >= 0 else {
      throw Failure.inputOutput.exit(
        "standard input can not be read: \(String(cString: strerror(errno)))")
    }
    hasEnded = count == 0
    bytes += block[..<count]
  }
}
