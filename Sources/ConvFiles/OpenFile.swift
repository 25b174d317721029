public import ConvNet
import Glibc

/// A regular file that is open and read in parts, so that it takes time and memory for what is
/// needed of it alone. It may shrink meanwhile: that is an error like any other.
public final class OpenFile: ByteSource {
  private let descriptor: Int32
  private let path: String
  private let checkpoint: Checkpoint
  public let count: Int

  /// Folders, pipes and devices are refused, so that nothing waits or never ends.
  ///
  /// - Parameters:
  ///   - limit: bytes; a larger file is refused.
  ///   - checkpoint: passed between two parts; reading ends where it throws.
  public init(
    _ path: String, limit: Int, _ checkpoint: Checkpoint = .unchecked
  ) throws(FileError) {
    let (descriptor, size) = try PlainFile.opened(path)
    (self.descriptor, count, self.path, self.checkpoint) = (descriptor, size, path, checkpoint)
    guard size <= limit else { throw .tooManyBytes(limit: limit) }
  }
  deinit { close(descriptor) }

  public func bytes(_ range: Range<Int>) throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
      do throws(FileError) {
        while filled < range.count {
          let size = min(range.count - filled, OpenFile.part)
          filled += try read(
            buffer.baseAddress! + filled, size, at: range.lowerBound + filled)
        }
      } catch { failure = error }
    }
    if let failure { throw failure }
    return bytes
  }
  private static let part = 1 << 20

  private func read(
    _ target: UnsafeMutablePointer<UInt8>, _ size: Int, at offset: Int
  ) throws(FileError) -> Int {
    do throws(Cancelled) { try checkpoint(Double(offset) / Double(count)) } catch {
      throw .givenUp
    }
    while true {
      let read = pread(descriptor, target, size, off_t(offset))
      if read > 0 { return read }
      if read < 0, errno == EINTR { continue }
      let reason = read < 0 ? String(cString: strerror(errno)) : "it became shorter meanwhile"
      throw .unreadable(path: path, reason: reason)
    }
  }
}
