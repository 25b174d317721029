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
    let folder = isStandardInput(path) ? inputFolder : pipeFolder
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

  /// Written as nobody types them, so that a path tells where its content came from.
  private static let (inputFolder, pipeFolder) = ("/dev/fd/./", "/dev/./fd/")

  /// Whether what was kept under this path came from standard input.
  public static func holdsStandardInput(_ path: String) -> Bool { path.hasPrefix(inputFolder) }

  /// What such a path is called where people read it; nil for all others.
  public static func name(of path: String) -> String? {
    holdsStandardInput(path) ? "standard input" : path.hasPrefix(pipeFolder) ? "a pipe" : nil
  }
  /// A path as people read it.
  public static func words(_ path: String) -> String { name(of: path) ?? path }

  private static func isStandardInput(_ path: String) -> Bool {
    var (one, other) = (stat(), stat())
    guard path != "-" else { return true }
    guard stat(path, &one) == 0, fstat(STDIN_FILENO, &other) == 0 else { return false }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
