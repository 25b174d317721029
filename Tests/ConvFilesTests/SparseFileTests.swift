import ConvFiles
import ConvNet
import Foundation
import Synchronization
import Testing

/// Bytes of which only the first and the last are there; all others are zeros that cost nothing
/// unless they are read.
private struct SparseBytes: ByteSource {
  final class Meter: Sendable {
    let read = Mutex(0)
  }
  let first: [UInt8]
  let count: Int
  var last: [UInt8] = []
  let meter = Meter()

  func bytes(_ range: Range<Int>) throws(FileError) -> [UInt8] {
    meter.read.withLock { $0 += range.count }
    return range.map { offset in
      if offset < first.count { return first[offset] }
      return offset >= count - last.count ? last[offset - (count - last.count)] : 0
    }
  }
  var wasRead: Int { meter.read.withLock { $0 } }
}

@Suite struct SparseFileTests {
  private static let size = 2 << 30
  private let weight = [(name: "w", tensor: Tensor(Shape(2, 3), [1, 2, 3, 4, 5, 6]))]

  @Test func `a file of weights is refused by its header, however long it is`() throws {
    let file = SparseBytes(first: SafetensorsFile.encode(weight), count: Self.size)
    #expect(throws: FileError.self) { try TensorFile.decode(file, named: "w.safetensors") }
    #expect(file.wasRead < 1 << 12)
  }

  @Test func `of an archive the directory at the end and the arrays are read, and no more`() throws
  {
    // An end record that says where one directory of one entry lies, behind a gap of zeros.
    let archive = try ArchiveFile.encode(weight)
    let cut = SparseBytes(first: archive, count: Self.size)
    #expect(throws: FileError.truncated(format: "NPZ")) {
      try TensorFile.decode(cut, named: "w.npz")
    }
    #expect(cut.wasRead < 1 << 18)
    let whole = SparseBytes(first: archive, count: archive.count)
    #expect(try TensorFile.decode(whole, named: "w.npz").map(\.tensor) == weight.map(\.tensor))
  }

  @Test func `an array is read as far as its header says, and what is no picture not at all`()
    throws
  {
    let array = SparseBytes(first: ArrayFile.encode(weight[0].tensor), count: 500 << 20)
    #expect(try ArrayFile.decode(array) == weight[0].tensor)
    #expect(array.wasRead < 1 << 17)
    let zeros = SparseBytes(first: [], count: 500 << 20)
    #expect(throws: FileError.notAnImage) { try ImageFile.decode(zeros) }
    #expect(zeros.wasRead < 1 << 12)
  }

  /// A file of its own for the length of the test.
  private func withFile(
    _ first: [UInt8], size: Int, _ body: (_ path: String, FileHandle) throws -> Void
  ) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "sparse \(UUID().uuidString)")
    #expect(FileManager.default.createFile(atPath: url.path, contents: Data(first)))
    defer { try? FileManager.default.removeItem(at: url) }
    let handle = try FileHandle(forUpdating: url)
    try handle.truncate(atOffset: UInt64(size))
    try body(url.path, handle)
  }

  @Test func `a model of zeros, or one with zeros behind it, is refused by its outline`() throws {
    let relu = try ModelFile.encode(
      Subject(
        NetworkLine.network("input 1x4x4 > relu"),
        Picture(name: "zeros", pixels: Tensor(Shape(1, 4, 4)))))
    for first in [[], relu] {
      try withFile(first, size: 2000 << 20) { path, _ in
        let parts = Mutex(0)
        var options = ImportOptions()
        options.checkpoint = Checkpoint { (_) throws(Cancelled) in parts.withLock { $0 += 1 } }
        #expect(throws: ModelError.self) { try ModelFile.open(path, options) }
        #expect(parts.withLock { $0 } < 3)
      }
    }
    try withFile(relu, size: relu.count) { path, _ in _ = try ModelFile.open(path) }
  }

  @Test func `a file that shrinks while it is read, or that nobody waits for, is an error`() throws
  {
    try withFile([1, 2, 3], size: 8 << 20) { path, handle in
      let file = try OpenFile(path, limit: 8 << 20)
      #expect(try file.bytes(1..<5) == [2, 3, 0, 0])
      try handle.truncate(atOffset: 2)
      #expect(throws: FileError.self) { try file.bytes(1..<5) }
      #expect(try file.bytes(0..<2) == [1, 2])
      let stop = Checkpoint { (_) throws(Cancelled) in throw Cancelled() }
      let unwanted = try OpenFile(path, limit: 8, stop)
      #expect(throws: FileError.givenUp) { try unwanted.bytes(0..<2) }
      #expect(throws: FileError.tooManyBytes(limit: 1)) { try OpenFile(path, limit: 1) }
    }
  }
}
