import Glibc

/// A file that a model names, which has to lie beside it: no absolute name, no way out of the
/// folder, no link that leads out of it, nothing but a plain file.
struct SiblingFile {
  let path: String
  private let name: String

  /// - Throws: ``FileError/unsupported(_:)`` for a name that leads elsewhere.
  init(_ name: String, in folder: ModelFolder) throws(FileError) {
    let parts = name.split(separator: "/").filter { $0 != "." }
    guard !name.hasPrefix("/"), !name.utf8.contains(0), !parts.isEmpty, !parts.contains("..") else {
      throw .unsupported("\(name.shortened.quoted) does not lie beside the model")
    }
    let path = "\(folder.path)/\(parts.joined(separator: "/"))"
    // What is not there is said when it is opened.
    let real = ModelFolder.real(path)
    guard real.map(folder.holds) ?? true else {
      throw .unsupported("\(name.shortened.quoted) is a link that leads away from the model")
    }
    (self.path, self.name) = (real ?? path, name)
  }

  /// The number of bytes in the file.
  /// - Throws: ``FileError`` where it is not there, or no plain file.
  func size() throws(FileError) -> Int { try withDescriptor { _, size in size } }

  /// Reads a part of the file.
  /// - Throws: ``FileError`` where it ends before the last byte.
  func read(_ count: Int, from offset: Int) throws(FileError) -> [UInt8] {
    try numbers(count, from: offset)
  }

  /// Reads numbers as they lie in the file, without another copy of them.
  func numbers<Number: BitwiseCopyable>(
    _ count: Int, from offset: Int
  ) throws(FileError) -> [Number] {
    try withDescriptor { (descriptor, size) throws(FileError) in
      let (bytes, isTooMany) = count.multipliedReportingOverflow(by: MemoryLayout<Number>.stride)
      let (end, overflow) = offset.addingReportingOverflow(isTooMany ? .max : bytes)
      guard !overflow, end <= size else {
        throw .unsupported(
          "\(name.shortened.quoted) has \(size) bytes and ends before its numbers do")
      }
      return try numbers(descriptor, count, offset)
    }
  }

  private func withDescriptor<Result>(
    _ body: (_ descriptor: Int32, _ size: Int) throws(FileError) -> Result
  ) throws(FileError) -> Result {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW)
    guard descriptor >= 0 else {
      throw errno == ENOENT
        ? .unsupported("its numbers stand in \(name.shortened.quoted), which is not beside it")
        : .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    try PlainFile.check(status, path)
    return try body(descriptor, Int(status.st_size))
  }

  private func numbers<Number: BitwiseCopyable>(
    _ descriptor: Int32, _ count: Int, _ offset: Int
  ) throws(FileError) -> [Number] {
    var failure: Int32?
    let numbers = [Number](unsafeUninitializedCapacity: count) { buffer, filled in
      let bytes = UnsafeMutableRawBufferPointer(
        start: buffer.baseAddress, count: count * MemoryLayout<Number>.stride)
      var place = 0
      while place < bytes.count {
        let read = pread(
          descriptor, bytes.baseAddress! + place, bytes.count - place, off_t(offset + place))
        if read < 0, errno == EINTR { continue }
        guard read > 0 else {
          failure = read < 0 ? errno : EIO
          return
        }
        place += read
      }
      filled = count
    }
    if let failure { throw .unreadable(path: path, reason: String(cString: strerror(failure))) }
    return numbers
  }
}
