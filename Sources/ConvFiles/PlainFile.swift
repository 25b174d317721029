import Glibc

/// Regular files, read whole.
public enum PlainFile {
  /// Reads the bytes of a file.
  ///
  /// Folders, pipes and devices are refused, so that nothing waits or never ends.
  /// - Parameter limit: bytes; a larger file is refused before memory is taken.
  public static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    let (descriptor, size) = try opened(path)
    defer { close(descriptor) }
    guard size <= limit else { throw .tooManyBytes(limit: limit) }
    return try bytes(of: descriptor, expected: size, limit: limit, path)
  }

  /// Reads the first bytes of a file, at most `count`; ``read(_:limit:)`` says what is refused.
  public static func head(_ path: String, count: Int) throws(FileError) -> [UInt8] {
    let (descriptor, _) = try opened(path)
    defer { close(descriptor) }
    var block = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let start = filled
      let more = block.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress! + start, count - start)
      }
      if more < 0, errno == EINTR { continue }
      guard more >= 0 else { throw .readingFailed(path) }
      guard more > 0 else { break }
      filled += more
    }
    return Array(block[..<filled])
  }

  /// Opens a file: a descriptor to close, and how many bytes the file says it has.
  static func opened(_ path: String) throws(FileError) -> (Int32, size: Int) {
    // A pipe or a device may answer to its being opened alone, so it is looked at before.
    var status = stat()
    guard stat(path, &status) == 0 else { throw .readingFailed(path) }
    try check(status, path)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw .readingFailed(path) }
    do throws(FileError) {
      guard fstat(descriptor, &status) == 0 else { throw .readingFailed(path) }
      try check(status, path)
    } catch {
      close(descriptor)
      throw error
    }
    return (descriptor, Int(status.st_size))
  }

  /// Reads to the end, because a file may grow meanwhile, and those of /proc claim to be empty.
  private static func bytes(
    of descriptor: Int32, expected: Int, limit: Int, _ path: String
  ) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(expected)
    var block = [UInt8](repeating: 0, count: min(max(expected, 1 << 12), 1 << 20))
    while true {
      let count = Glibc.read(descriptor, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .readingFailed(path) }
      guard count > 0 else { return bytes }
      guard bytes.count + count <= limit else { throw .tooManyBytes(limit: limit) }
      bytes.append(contentsOf: block[..<count])
    }
  }

  static func check(_ status: stat, _ path: String) throws(FileError) {
    let kind: String
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: kind = "a folder"
    case S_IFIFO: kind = "a pipe"
    case S_IFSOCK: kind = "a socket"
    default: kind = "a device"
    }
    throw .notAFile(path: path, kind: kind)
  }
}

extension FileError {
  /// The error that `errno` stands for.
  fileprivate static func readingFailed(_ path: String) -> FileError {
    let code = errno
    return code == ENOENT || code == ENOTDIR
      ? .noSuchFile(path: path)
      : .unreadable(path: path, reason: String(cString: strerror(code)))
  }
}
