import ConvFiles
import Testing

@Suite struct PNMPictureTests {
  private func read(_ text: String, _ binary: [UInt8] = []) throws(FileError) -> Raster {
    try ImageFile.decode(Array(text.utf8) + binary)
  }

  @Test func `In a bitmap a 1 is black, with blanks or without`() throws {
    let bits: [UInt8] = [0, 255, 255, 0]
    #expect(try read("P1 2 2 1001").bytes == bits)
    #expect(try read("P1\n# a comment\n2 2\n1 0\n0 1\n").bytes == bits)
  }

  @Test func `A packed bitmap starts each row with a new byte`() throws {
    let picture = try read("P4 9 2\n", [0b1000_0000, 0b1000_0000, 0b0000_0001, 0])
    #expect(picture.bytes.indices.filter { picture.bytes[$0] == 0 } == [0, 8, 16])
  }

  @Test func `Grey in text is scaled from its largest value`() throws {
    #expect(try read("P2 3 1 4  0 2 4").bytes == [0, 128, 255])
  }

  @Test func `Comments may stand between any two numbers`() throws {
    #expect(try read("P2#a\n2#b 9\n#c\n1 255 7#d\n8").bytes == [7, 8])
  }

  @Test func `Colour in text keeps the order of its channels`() throws {
    let picture = try read("P3 1 1 255 1 2 3")
    #expect(picture == Raster(width: 1, height: 1, channels: 3, bytes: [1, 2, 3]))
  }

  @Test func `Grey and colour in binary are taken as they are`() throws {
    #expect(try read("P5 2 1 255\n", [10, 35]).bytes == [10, 35])
    #expect(try read("P6 1 1 255\n", [10, 32, 9]).bytes == [10, 32, 9])
  }

  @Test func `Two bytes a number come with the larger first`() throws {
    #expect(try read("P5 3 1 65535\n", [0, 0, 0x80, 0, 0xFF, 0xFF]).bytes == [0, 128, 255])
  }

  @Test(arguments: [
    ("P2 2 1 4 0 5", "its pixel 5 is outside 0…4"),
    ("P2 0 1 4 0", "its width 0 is outside 1…2147483647"),
    ("P2 1 1 65536 0", "its largest value 65536 is outside 1…65535"),
    ("P2 1 1 0 0", "its largest value 0 is outside 1…65535"),
    ("P2 x", "its width is not a number"),
    ("P2 1 -1 255 0", "its height is not a number"),
    ("P1 2 1 12", "its pixel is not a number"),
    ("P2 99999999999999999999999 1 255", "its width 9999999999 is outside 1…2147483647"),
  ])
  func `A number that can not be is named`(text: String, reason: String) {
    #expect(throws: FileError.damaged(format: "PNM", reason: reason)) { try read(text) }
  }

  @Test func `A number that is larger than the largest is named in binary too`() {
    #expect(throws: FileError.damaged(format: "PNM", reason: "its pixel 5 is outside 0…4")) {
      try read("P5 1 1 4\n", [5])
    }
  }
}
