import Glibc

/// Standard input and pipes, which can be read once: they are copied into a file without a name, so
/// that they can be looked at like any other.
public enum StreamFile {
  /// Whether a path says standard input, or a pipe.
  public static func isStream(_ path: String) -> Bool {
    if path == "-" { return true }
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    let kind = status.st_mode & S_IFMT
    return kind == S_IFIFO || (kind == S_IFCHR && path == "/dev/stdin")
  }

  /// Reads a stream to its end.
  ///
  /// - Parameter limit: bytes; more are refused when they come.
  /// - Returns: a path under which this process finds what was read.
  public static func kept(_ path: String, limit: Int) throws(FileError) -> String {
    let source = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw .unreadable(path: path, reason: reason()) }
    defer { close(source) }
    guard isatty(source) == 0 else {
      throw .notAFile(path: path, kind: "a terminal")
    }
    guard let kept = tmpfile() else { throw .unwritable(path: "/tmp", reason: reason()) }
    let descriptor = fileno(kept)
    var block = [UInt8](repeating: 0, count: 1 << 20)
    var total = 0
    while true {
      let count = Glibc.read(source, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(path: path, reason: reason()) }
      guard count > 0 else { break }
      total += count
      guard total <= limit else { throw .tooManyBytes(limit: limit) }
      guard fwrite(block, 1, count, kept) == count else {
        throw .unwritable(path: "/tmp", reason: reason())
      }
    }
    guard fflush(kept) == 0 else { throw .unwritable(path: "/tmp", reason: reason()) }
    // It stays open: whoever reads the path opens it anew, from its beginning.
    return "\(folder)\(descriptor)"
  }

  private static let folder = "/dev/fd/"

  /// What such a path is called where people read it.
  public static func name(of path: String) -> String? {
    path.hasPrefix(folder) ? "standard input" : nil
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
