import ConvFiles
import ConvNet
import Testing

/// Whatever bytes come: a value or one sentence, never a crash.
@Suite struct HostileFileTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]

    func read() throws(FileError) {
      if ArrayFile.isArray(bytes) {
        _ = try ArrayFile.decode(bytes)
      } else if ArchiveFile.isArchive(bytes) {
        _ = try ArchiveFile.decode(bytes)
      } else {
        _ = try ImageFile.decode(bytes)
      }
    }
    func with(_ bytes: some Sequence<UInt8>) -> Sample {
      Sample(testDescription: testDescription, bytes: Array(bytes))
    }
  }

  static let samples = [
    Sample(testDescription: "PNG in colour", bytes: SamplePictures.colourPNG),
    Sample(testDescription: "PNG with a palette", bytes: SamplePictures.palettePNG),
    Sample(testDescription: "PNG with alpha", bytes: SamplePictures.alphaPNG),
    Sample(testDescription: "JPEG in colour", bytes: SamplePictures.colourJPEG),
    Sample(testDescription: "JPEG with EXIF", bytes: SamplePictures.turnedJPEG),
    Sample(testDescription: "PNM in text", bytes: Array("P3#a\n2 1 300 1 2 3 300 5 6".utf8)),
    Sample(testDescription: "PNM in binary", bytes: Array("P6 2 1 63\n123456".utf8)),
    Sample(testDescription: "PNM of bits", bytes: Array("P4 9 1\nab".utf8)),
    Sample(testDescription: "NPY", bytes: ArrayFile.encode(Tensor(Shape(2, 3)))),
    Sample(testDescription: "NPZ", bytes: SampleArchives.stored),
    Sample(testDescription: "NPZ deflated", bytes: SampleArchives.deflated),
  ]

  /// Nil where it was read.
  private func sentence(_ sample: Sample) -> String? {
    do throws(FileError) {
      try sample.read()
      return nil
    } catch {
      return error.description
    }
  }
  private func isOneSentence(_ text: String) -> Bool {
    !text.isEmpty && text.count < 400 && text.unicodeScalars.allSatisfy { $0.value >= 32 }
  }

  @Test(arguments: samples)
  func `A file cut at any byte ends in one sentence or is read`(sample: Sample) {
    #expect(sentence(sample) == nil)
    for count in 0..<sample.bytes.count {
      if let sentence = sentence(sample.with(sample.bytes.prefix(count))) {
        #expect(isOneSentence(sentence), "cut at \(count)")
      }
    }
  }

  @Test(arguments: samples)
  func `A file with any byte changed ends in one sentence or is read`(sample: Sample) {
    for index in sample.bytes.indices {
      for byte: UInt8 in [0, 0xFF, sample.bytes[index] ^ 1, sample.bytes[index] ^ 0x80] {
        var bytes = sample.bytes
        bytes[index] = byte
        if let sentence = sentence(sample.with(bytes)) {
          #expect(isOneSentence(sentence), "byte \(index) is \(byte)")
        }
      }
    }
  }

  @Test(arguments: [SamplePictures.colourJPEG, SamplePictures.greyJPEG])
  func `A JPEG without its end is truncated and not half grey`(bytes: [UInt8]) {
    #expect(throws: FileError.truncated(format: "JPEG")) {
      try ImageFile.decode(Array(bytes.dropLast(3)))
    }
  }

  @Test func `A PNG that stops among its pixels is truncated`() {
    let bytes = SamplePictures.colourPNG.dropLast(24)
    #expect(throws: FileError.truncated(format: "PNG")) { try ImageFile.decode(Array(bytes)) }
  }

  @Test func `A picture of a million times a million is refused before memory is taken`() {
    let side = 1_000_000
    let refusal = FileError.tooLarge(
      width: side, height: side, limit: ImageFile.largestPixelCount)
    #expect(throws: refusal) { try ImageFile.decode(Array("P5 1000000 1000000 255\n".utf8)) }
    #expect(
      refusal.description
        == "a picture of 1000000×1000000 pixels is larger than the limit of 64 million; "
        + "scale it down first")
  }

  /// Chunk IHDR of a PNG of 60000×60000, its checksum by zlib.crc32, and no pixels.
  @Test func `A PNG that declares more than the limit is refused by its header`() {
    var bytes = SamplePictures.colourPNG
    bytes.replaceSubrange(16..<24, with: [0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60])
    bytes.replaceSubrange(29..<33, with: [0x0F, 0xB0, 0xE2, 0x15])
    #expect(
      throws: FileError.tooLarge(width: 60000, height: 60000, limit: ImageFile.largestPixelCount)
    ) { try ImageFile.decode(bytes) }
  }

  @Test func `A JPEG that declares more than the limit is refused by its header`() {
    var bytes = SamplePictures.colourJPEG
    let frame = bytes.indices.first { bytes[$0...].starts(with: [0xFF, 0xC0]) }!
    bytes.replaceSubrange(frame + 5..<frame + 9, with: [0xEA, 0x60, 0xEA, 0x60])
    #expect(
      throws: FileError.tooLarge(width: 60000, height: 60000, limit: ImageFile.largestPixelCount)
    ) { try ImageFile.decode(bytes) }
  }
}
