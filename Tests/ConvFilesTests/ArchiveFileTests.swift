import ConvFiles
import ConvNet
import Testing

@Suite struct ArchiveFileTests {
  private let weight = Tensor(Shape(2, 2), [1, 2, 3, 4])

  @Test func `An archive of savez gives its arrays in order and by name`() throws {
    let arrays = try ArchiveFile.decode(SampleArchives.stored)
    #expect(arrays.map(\.name) == ["conv1.weight", "answer"])
    #expect(arrays.map(\.tensor) == [weight, Tensor(Shape(1), [5])])
  }

  @Test func `A packed archive is unpacked`() throws {
    let arrays = try ArchiveFile.decode(SampleArchives.deflated)
    #expect(arrays.map(\.name) == ["conv1.weight", "zeros"])
    #expect(arrays.map(\.tensor) == [weight, Tensor(Shape(100))])
  }

  @Test(arguments: [false, true])
  func `What is written is read again, and twice the same`(deflated: Bool) throws {
    let arrays = [
      (name: "conv1.weight", tensor: weight), (name: "zeros", tensor: Tensor(Shape(50, 50))),
    ]
    let bytes = try ArchiveFile.encode(arrays, deflated: deflated)
    #expect(try ArchiveFile.encode(arrays, deflated: deflated) == bytes)
    #expect((bytes.count < 1000) == deflated)
    let again = try ArchiveFile.decode(bytes)
    #expect(again.map(\.name) == arrays.map(\.name))
    #expect(again.map(\.tensor) == arrays.map(\.tensor))
  }

  @Test func `An archive of nothing is one`() throws {
    #expect(try ArchiveFile.decode(try ArchiveFile.encode([])).isEmpty)
  }

  /// `numpy.savez(f, roi=zeros((0,), "f4"), meta=array({}, object), names=array(["u"]), w=[5])` in
  /// its headers.
  @Test func `One array of what are no numbers is passed over and named`() throws {
    func array(_ descr: String, _ shape: String, _ numbers: [UInt8]) -> [UInt8] {
      let text = "{'descr': '\(descr)', 'fortran_order': False, 'shape': \(shape), }\n"
      return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(text.utf8.count), 0] + Array(text.utf8)
        + numbers
    }
    var writer = ArchiveWriter()
    var bytes = try writer.entry("roi", array("<f4", "(0,)", [])).flatMap { $0 }
    bytes += try writer.entry("meta", array("|O", "()", [0x80, 4])).flatMap { $0 }
    bytes += try writer.entry("names", array("<U1", "(1,)", [0x75, 0, 0, 0])).flatMap { $0 }
    bytes += try writer.entry("w", array("<f4", "(1,)", [0, 0, 0xA0, 0x40])).flatMap { $0 }
    let arrays = try ArchiveFile.decode(bytes + writer.end())
    #expect(arrays.map(\.name) == ["w"])
    #expect(arrays[0].tensor == Tensor(Shape(1), [5]))
    #expect(arrays.omissions.words == "roi (no numbers), meta (objects), names (text)")
  }

  @Test func `A name twice is refused`() throws {
    let bytes = try ArchiveFile.encode([("a", weight), ("a", weight)])
    #expect(throws: FileError.damaged(format: "NPZ", reason: "it holds “a” twice")) {
      try ArchiveFile.decode(bytes)
    }
  }

  /// The directory's fields begin at these places of a record (APPNOTE 4.3.12).
  private func changed(_ bytes: [UInt8], field: Int, to value: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let record = bytes.indices.first { bytes[$0...].starts(with: [0x50, 0x4B, 1, 2]) }!
    bytes.replaceSubrange(record + field..<record + field + value.count, with: value)
    return bytes
  }

  @Test func `A bomb is refused by what it declares`() throws {
    let bytes = try ArchiveFile.encode([("a", Tensor(Shape(1000)))], deflated: true)
    #expect(throws: FileError.tooManyBytes(limit: (128 << 20) + 2 * bytes.count)) {
      try ArchiveFile.decode(
        changed(
          changed(bytes, field: 24, to: [0, 0, 0, 0x7F]), field: 20,
          to: [0, 0, 0, 0x10]))
    }
    #expect(
      throws: FileError.damaged(
        format: "NPZ", reason: "“a.npy” can not hold as much as it says")
    ) { try ArchiveFile.decode(changed(bytes, field: 24, to: [0, 0, 0, 0x20])) }
  }

  @Test func `A stream that holds more or less than declared is refused`() throws {
    let bytes = try ArchiveFile.encode([("a", Tensor(Shape(1000)))], deflated: true)
    for size: [UInt8] in [[100, 0], [0, 0], [33, 16], [31, 16]] {
      #expect(throws: FileError.self) {
        try ArchiveFile.decode(changed(bytes, field: 24, to: size))
      }
    }
  }

  @Test(arguments: [
    (8, [1, 0], "encrypted archives are not read; unlock it first"),
    (10, [12, 0], "“a.npy” is packed in a way that is not read; use numpy.savez"),
    (
      20, [255, 255, 255, 255],
      "archives of 4 GB and more (zip64) are not read; save fewer arrays in one"
    ),
  ])
  func `What is not read is said`(field: Int, value: [UInt8], sentence: String) throws {
    let bytes = try ArchiveFile.encode([("a", weight)])
    #expect(throws: FileError.unsupported(sentence)) {
      try ArchiveFile.decode(changed(bytes, field: field, to: value))
    }
  }

  @Test func `A wrong checksum is noticed`() throws {
    var bytes = try ArchiveFile.encode([("a", weight)])
    bytes[bytes.firstIndex(of: 0x93)! + 128] ^= 1
    #expect(
      throws: FileError.damaged(format: "NPZ", reason: "the checksum of “a.npy” is wrong")
    ) { try ArchiveFile.decode(bytes) }
  }

  @Test func `A name with control characters stays harmless in the sentence`() throws {
    let bytes = try ArchiveFile.encode([("\u{1B}[2J", weight), ("\u{1B}[2J", weight)])
    do throws(FileError) {
      _ = try ArchiveFile.decode(bytes)
      Issue.record("the archive was read")
    } catch {
      #expect(error.description.unicodeScalars.allSatisfy { $0.value >= 32 })
    }
  }

  @Test(arguments: [false, true])
  func `one array is found by its input's name, and the others are not unpacked`(
    deflated: Bool
  ) throws {
    let zeros = Tensor(Shape(300, 1000))
    var bytes = try ArchiveFile.encode(
      [("x", Tensor(Shape(2), [1, 2])), ("zeros", zeros)], deflated: deflated)
    // A byte of the second array: whoever unpacks it finds a wrong checksum.
    let place = bytes.count - (deflated ? 300 : 100_000)
    bytes[place] ^= 0x55
    #expect(throws: FileError.self) { try ArchiveFile.decode(bytes) }
    #expect(try ArchiveFile.array(bytes, for: "x")?.tensor == Tensor(Shape(2), [1, 2]))
    #expect(try ArchiveFile.outline(bytes, for: "zeros")?.sizes == [300, 1000])
    #expect(try ArchiveFile.outline(bytes, for: "y") == nil)
  }
}
