import ConvFiles
import Foundation
import Testing

@Suite struct PlainFileTests {
  /// A folder of its own for the length of the test.
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("convscope-files-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  @Test func `What was written is read, and nothing else is left`() throws {
    try inFolder { folder in
      let path = folder + "/a"
      for bytes: [UInt8] in [[1, 2, 3], [], [UInt8](repeating: 7, count: 3 << 20)] {
        try PlainFile.write(bytes, to: path)
        #expect(try PlainFile.read(path, limit: 4 << 20) == bytes)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a"])
      }
    }
  }

  @Test func `A file of exactly the limit is read, and one byte more is not`() throws {
    try inFolder { folder in
      try PlainFile.write([1, 2, 3], to: folder + "/a")
      #expect(try PlainFile.read(folder + "/a", limit: 3).count == 3)
      #expect(throws: FileError.tooManyBytes(limit: 2)) {
        try PlainFile.read(folder + "/a", limit: 2)
      }
    }
  }

  @Test func `A file that says it is empty is read to its end and to the limit`() throws {
    #expect(try !PlainFile.read("/proc/self/status", limit: 1 << 20).isEmpty)
    #expect(throws: FileError.tooManyBytes(limit: 10)) {
      try PlainFile.read("/proc/self/status", limit: 10)
    }
  }

  @Test func `A file that is not there is missing, whatever of its path is`() {
    for path in ["/no/such/file", "/etc/passwd/x", ""] {
      do throws(FileError) {
        _ = try PlainFile.read(path, limit: 1)
        Issue.record("\(path) was read")
      } catch {
        #expect(error == .noSuchFile(path: path))
        #expect(error.isMissing)
      }
    }
  }

  @Test func `Folders, pipes and devices are refused at once`() throws {
    try inFolder { folder in
      mkfifo(folder + "/pipe", 0o600)
      for (path, kind) in [
        (folder, "a folder"), (folder + "/pipe", "a pipe"), ("/dev/zero", "a device"),
      ] {
        let refusal = FileError.notAFile(path: path, kind: kind)
        #expect(throws: refusal) { try PlainFile.read(path, limit: 1 << 20) }
        #expect(throws: refusal) { try PlainFile.write([1], to: path) }
        #expect(!refusal.isMissing)
      }
    }
  }

  @Test func `A file in a folder that is not there can not be written`() {
    #expect(
      throws: FileError.unwritable(path: "/no/such/file", reason: "its folder does not exist")
    ) { try PlainFile.write([1], to: "/no/such/file") }
  }

  @Test func `A link stays a link, and a file keeps its mode`() throws {
    try inFolder { folder in
      try PlainFile.write([1], to: folder + "/a")
      chmod(folder + "/a", 0o640)
      symlink("a", folder + "/link")
      try PlainFile.write([2], to: folder + "/link")
      #expect(try PlainFile.read(folder + "/a", limit: 9) == [2])
      let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/link")
      #expect(attributes[.type] as? FileAttributeType == .typeSymbolicLink)
      var status = stat()
      stat(folder + "/a", &status)
      #expect(status.st_mode & 0o7777 == 0o640)
    }
  }

  @Test func `A path with control characters stays harmless in the sentence`() {
    let text = FileError.noSuchFile(path: "\u{1B}]0;x\u{7}\u{202E}").description
    #expect(text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 0x202E })
  }
}
