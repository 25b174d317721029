import Glibc

extension PlainFile {
  /// Writes a file whole or not at all: after a crash or on a full disk the old one is still there.
  ///
  /// A symbolic link stays one; what it points to is written. An existing file keeps its mode.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let file = try FileReplacement(path)
    do throws(FileError) { try file.append(bytes) } catch {
      file.discard()
      throw error
    }
    try file.commit()
  }
}

/// A file that is written piece by piece, and there whole or not at all: the old one stays until
/// ``commit()``. One of ``commit()`` and ``discard()`` has to be called.
public struct FileReplacement: Sendable {
  private let path: String
  private let target: String
  private let folder: String
  private let temporary: String
  private let descriptor: Int32

  /// Begins to write. A symbolic link stays one; the file it points to keeps its mode.
  public init(_ path: String) throws(FileError) {
    let target = FileReplacement.resolved(path)
    var status = stat()
    let exists = stat(target, &status) == 0
    if exists { try PlainFile.check(status, path) }
    let slash = target.lastIndex(of: "/")
    let folder = slash.map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
    (descriptor, temporary) = try FileReplacement.create(in: folder, for: path)
    if exists { fchmod(descriptor, status.st_mode & 0o7777) }
    (self.path, self.target, self.folder) = (path, target, folder)
  }

  public func append(_ bytes: [UInt8]) throws(FileError) {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress! + start, bytes.count - start)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .writingFailed(path) }
      start += count
    }
  }

  /// Puts the written content in the old file's place.
  public func commit() throws(FileError) {
    guard fsync(descriptor) == 0, rename(temporary, target) == 0 else {
      let error = FileError.writingFailed(path)
      discard()
      throw error
    }
    close(descriptor)
    FileReplacement.synchronize(folder)
  }
  /// Leaves the old file as it was.
  public func discard() {
    close(descriptor)
    unlink(temporary)
  }

  /// Creates the file with the mode that the user's mask gives, which `mkstemp` would not.
  private static func create(
    in folder: String, for path: String
  ) throws(FileError) -> (descriptor: Int32, name: String) {
    for attempt in 0..<1000 {
      let name = "\(folder)/.convscope-\(getpid())-\(attempt)"
      let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (descriptor, name) }
      guard errno == EEXIST else { throw .writingFailed(path) }
    }
    throw .unwritable(path: path, reason: "its folder is full of unfinished files")
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Makes the new name durable as well, where the file system can.
  private static func synchronize(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

extension FileError {
  fileprivate static func writingFailed(_ path: String) -> FileError {
    let code = errno
    let reason = code == ENOENT ? "its folder does not exist" : String(cString: strerror(code))
    return .unwritable(path: path, reason: reason)
  }
}
