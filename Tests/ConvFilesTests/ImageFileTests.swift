import ConvFiles
import ConvNet
import Testing

@Suite struct ImageFileTests {
  /// The picture that the samples in colour were made of.
  private let colours: [UInt8] = [
    255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30, 128, 128, 128, 255, 255, 255,
  ]

  @Test func `A PNG in colour has the pixels that were written`() throws {
    let picture = try ImageFile.decode(SamplePictures.colourPNG)
    #expect(picture == Raster(width: 3, height: 2, channels: 3, bytes: colours))
  }

  @Test func `A grey PNG stays grey`() throws {
    let picture = try ImageFile.decode(SamplePictures.greyPNG)
    #expect(picture == Raster(width: 2, height: 2, channels: 1, bytes: [0, 64, 128, 255]))
  }

  @Test func `What is transparent is white`() throws {
    let picture = try ImageFile.decode(SamplePictures.alphaPNG)
    let white = [UInt8](repeating: 255, count: 3)
    #expect(picture.bytes == colours[..<6] + white + white + colours[12...])
  }

  @Test func `Sixteen bits a channel stay sixteen`() throws {
    let picture = try ImageFile.decode(SamplePictures.deepPNG)
    let fitted = Fitting.fit(picture, channels: 1, height: 2, width: 2)
    #expect(fitted.pixels.elements == [0, 0x4000 / 65535, 0x8000 / 65535, 1])
    #expect(picture.bytes == [0, 64, 128, 255])
  }

  @Test func `A gamma is not applied, and that is said`() throws {
    let picture = try ImageFile.decode(SamplePictures.gammaPNG)
    #expect(picture.bytes == [0, 128, 255])
    #expect(picture.notes == ["gamma 1.0 not applied"])
  }

  /// `Image.alpha_composite` on white in Pillow 13.0: 127.
  @Test func `What is half transparent is laid on white in the file's own scale`() throws {
    let picture = try ImageFile.decode(SamplePictures.halfPNG)
    #expect(picture.bytes == [UInt8](repeating: 127, count: 6))
    #expect(picture.notes == ["alpha on white"])
    // 65535 - 64535 / 65535, rounded.
    let deep = Fitting.fit(
      try ImageFile.decode(SamplePictures.deepAlphaPNG), channels: 1, height: 1, width: 2)
    #expect(deep.pixels.elements == [1000 / 65535, 65534 / 65535])
  }

  @Test func `A PNG is turned by its EXIF as a JPEG is, and both say it`() throws {
    let picture = try ImageFile.decode(SamplePictures.turnedPNG)
    #expect(picture.bytes == [3, 2, 1])
    #expect(picture.notes == ["turned by its EXIF"])
    #expect(try ImageFile.decode(SamplePictures.turnedJPEG).notes == ["turned by its EXIF"])
    #expect(
      Fitting.fit(picture, channels: 1, height: 1, width: 3).notes
        == ["3×1 picture", "turned by its EXIF"])
  }

  @Test(arguments: [SamplePictures.strayJPEG, SamplePictures.scanHeaderJPEG])
  func `What leaves all pixels of a JPEG right is no damage`(bytes: [UInt8]) throws {
    let picture = try ImageFile.decode(bytes)
    #expect(Array(picture.bytes[15..<18]) == [5, 73, 34])
  }

  @Test(arguments: [
    ("RIFF\u{1}\u{0}\u{0}\u{0}WEBPVP8 ", "WebP"), ("GIF89a", "GIF"), ("II*\u{0}", "TIFF"),
    ("BM\u{1}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}", "BMP"), ("\u{0}\u{0}\u{0} ftypheic", "HEIC"),
  ])
  func `A picture of another format is named as what it is`(text: String, format: String) {
    #expect(throws: FileError.foreignPicture(format)) { try ImageFile.decode(Array(text.utf8)) }
  }

  /// Each scan of a progressive file costs time for all its pixels, however short it is.
  @Test func `A JPEG of hundreds of scans is given up`() throws {
    #expect(
      try ImageFile.decode(SamplePictures.scans(400)).bytes == [UInt8](repeating: 77, count: 64))
    let bytes = SamplePictures.scans(600)
    #expect(
      throws: FileError.damaged(format: "JPEG", reason: "it has more than 500 scans")
    ) { try ImageFile.decode(bytes) }
  }

  @Test func `A palette is looked up`() throws {
    #expect(try ImageFile.decode(SamplePictures.palettePNG).bytes == colours)
  }

  @Test func `A JPEG of one colour has it everywhere`() throws {
    let picture = try ImageFile.decode(SamplePictures.colourJPEG)
    #expect((picture.width, picture.height, picture.channels) == (8, 8, 3))
    #expect(picture.bytes == (0..<64).flatMap { _ in [200, 100, 50] as [UInt8] })
  }

  @Test func `A grey JPEG stays grey`() throws {
    let picture = try ImageFile.decode(SamplePictures.greyJPEG)
    #expect(picture.channels == 1)
    #expect(picture.bytes == [UInt8](repeating: 77, count: 64))
  }

  @Test func `A photo is turned as its camera was held`() throws {
    let picture = try ImageFile.decode(SamplePictures.turnedJPEG)
    #expect((picture.width, picture.height) == (8, 16))
    #expect(picture.bytes[0..<64].allSatisfy { $0 < 10 })
    #expect(picture.bytes[64...].allSatisfy { $0 > 245 })
  }

  /// `ImageOps.exif_transpose` of `[[1, 2], [3, 4], [5, 6]]` in Pillow 13.0.
  @Test(arguments: [
    (1, [1, 2, 3, 4, 5, 6]), (2, [2, 1, 4, 3, 6, 5]), (3, [6, 5, 4, 3, 2, 1]),
    (4, [5, 6, 3, 4, 1, 2]), (5, [1, 3, 5, 2, 4, 6]), (6, [5, 3, 1, 6, 4, 2]),
    (7, [6, 4, 2, 5, 3, 1]), (8, [2, 4, 6, 1, 3, 5]), (9, [1, 2, 3, 4, 5, 6]),
  ])
  func `Each of the eight orientations is as Pillow has it`(value: Int, turned: [UInt8]) {
    let picture = Raster(width: 2, height: 3, channels: 1, bytes: [1, 2, 3, 4, 5, 6])
    let result = picture.turned(Orientation(exif: value))
    #expect(result.bytes == turned)
    #expect(result.width == ((5...8).contains(value) ? 3 : 2))
  }

  @Test func `The colours of print are refused with what to do instead`() {
    #expect(throws: FileError.self) { try ImageFile.decode(SamplePictures.printJPEG) }
    do throws(FileError) {
      _ = try ImageFile.decode(SamplePictures.printJPEG)
    } catch {
      #expect(
        error.description
          == "JPEG files in the colours of print (CMYK) are not read; save it as RGB")
    }
  }

  @Test(arguments: [1, 3])
  func `A PNG written is the picture read`(channels: Int) throws {
    let bytes = (0..<7 * 5 * channels).map { UInt8($0 * 37 % 256) }
    let picture = Raster(width: 7, height: 5, channels: channels, bytes: bytes)
    #expect(try ImageFile.decode(try ImageFile.png(picture)) == picture)
  }

  @Test func `A PNG of noise finds room, though it grows`() throws {
    var word: UInt64 = 1
    let bytes = (0..<300).map { _ in
      word = word &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: word >> 56)
    }
    for picture in [
      Raster(width: 1, height: 300, channels: 1, bytes: bytes),
      Raster(width: 300, height: 1, channels: 1, bytes: bytes),
    ] {
      #expect(try ImageFile.decode(try ImageFile.png(picture)) == picture)
    }
  }

  @Test(arguments: ["", "P", "P7\n", "GIF", "BM", "hello", "\u{0}"])
  func `What is no picture says so`(text: String) {
    #expect(throws: FileError.notAnImage) { try ImageFile.decode(Array(text.utf8)) }
  }
}
