/// The way a camera was held: what turns a picture upright (EXIF 2.32, tag 274).
package struct Orientation: Hashable, Sendable {
  var swapsAxes = false
  var flipsRows = false
  var flipsColumns = false

  /// Reads the value of the tag; outside of 1…8 it means upright.
  package init(exif value: Int) {
    guard (1...8).contains(value) else { return }
    swapsAxes = value >= 5
    flipsRows = [3, 4, 6, 7].contains(value)
    flipsColumns = [2, 3, 7, 8].contains(value)
  }

  /// Reads a JPEG file's orientation; upright where it has none that can be followed.
  init(ofJPEG bytes: [UInt8]) {
    self.init(exif: Self.tag(in: bytes) ?? 1)
  }

  /// Reads a PNG file's orientation, from its chunk eXIf; upright where it has none.
  init(ofPNG bytes: [UInt8]) {
    var offset = 8
    var block: Int?
    while block == nil, let length = bytes.number(at: offset, bytes: 4, bigEndian: true),
      offset + 12 + length <= bytes.count
    {
      if bytes[(offset + 4)..<(offset + 8)].elementsEqual("eXIf".utf8) { block = offset + 8 }
      offset += 12 + length
    }
    self.init(exif: block.flatMap { Self.tag(in: bytes, block: $0) } ?? 1)
  }

  /// Looks through the segments before the pixels for APP1 with EXIF in it.
  private static func tag(in bytes: [UInt8]) -> Int? {
    var offset = 2
    while let marker = bytes.number(at: offset, bytes: 2, bigEndian: true),
      (0xFFC0...0xFFFE).contains(marker), marker != 0xFFDA,
      let length = bytes.number(at: offset + 2, bytes: 2, bigEndian: true), length >= 2
    {
      let content = offset + 4
      if marker == 0xFFE1, bytes.dropFirst(content).starts(with: Array("Exif\0\0".utf8)) {
        return tag(in: bytes, block: content + 6)
      }
      offset += 2 + length
    }
    return nil
  }

  /// Reads the first directory of a TIFF block.
  private static func tag(in bytes: [UInt8], block: Int) -> Int? {
    guard let order = bytes.number(at: block, bytes: 2), order == 0x4949 || order == 0x4D4D
    else { return nil }
    let isBig = order == 0x4D4D
    guard let start = bytes.number(at: block + 4, bytes: 4, bigEndian: isBig),
      let count = bytes.number(at: block + start, bytes: 2, bigEndian: isBig)
    else { return nil }
    for entry in 0..<count {
      let place = block + start + 2 + 12 * entry
      guard let tag = bytes.number(at: place, bytes: 2, bigEndian: isBig) else { return nil }
      if tag == 274 { return bytes.number(at: place + 8, bytes: 2, bigEndian: isBig) }
    }
    return nil
  }
}

extension Raster {
  /// The picture upright, which its notes say.
  package func turned(_ orientation: Orientation) -> Raster {
    guard orientation != Orientation(exif: 1) else { return self }
    let (newWidth, newHeight) = orientation.swapsAxes ? (height, width) : (width, height)
    let turned: Samples =
      switch samples {
      case .bytes(let bytes): .bytes(self.turned(bytes, orientation, newWidth, newHeight))
      case .words(let words): .words(self.turned(words, orientation, newWidth, newHeight))
      }
    var raster = Raster(
      width: newWidth, height: newHeight, channels: channels, turned, white: white)
    raster.notes = ["turned by its EXIF"] + notes
    return raster
  }

  private func turned<Number>(
    _ numbers: [Number], _ orientation: Orientation, _ newWidth: Int, _ newHeight: Int
  ) -> [Number] {
    var turned: [Number] = []
    turned.reserveCapacity(numbers.count)
    for newRow in 0..<newHeight {
      for newColumn in 0..<newWidth {
        let (across, down) = orientation.swapsAxes ? (newRow, newColumn) : (newColumn, newRow)
        let row = orientation.flipsRows ? height - 1 - down : down
        let column = orientation.flipsColumns ? width - 1 - across : across
        let start = (row * width + column) * channels
        turned.append(contentsOf: numbers[start..<start + channels])
      }
    }
    return turned
  }
}
