/// A picture in PBM, PGM or PPM, as text or binary (netpbm's pages pbm(5), pgm(5), ppm(5)).
struct PNMPicture {
  private let bytes: [UInt8]
  private var position = 2

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func decode(_ bytes: [UInt8]) throws(FileError) -> Raster {
    var picture = PNMPicture(bytes)
    return try picture.read()
  }

  private mutating func read() throws(FileError) -> Raster {
    let kind = bytes[1] - UInt8(ascii: "0")
    let isBitmap = kind == 1 || kind == 4
    let channels = kind == 3 || kind == 6 ? 3 : 1
    let width = try number("width", in: 1...Int(Int32.max))
    let height = try number("height", in: 1...Int(Int32.max))
    try ImageFile.check(width: width, height: height)
    let largest = isBitmap ? 1 : try number("largest value", in: 1...65535)
    if kind >= 4 { position += 1 }
    let count = width * height * channels
    // Text takes at least one byte a number, so that a short file is known before memory is taken.
    let needed =
      kind == 4 ? (width + 7) / 8 * height : kind >= 5 && largest > 255 ? 2 * count : count
    guard needed <= bytes.count - position else { throw .truncated(format: "PNM") }
    let pixels: Raster.Samples =
      switch kind {
      case 1: .bytes(try textBits(count))
      case 4: .bytes(bits(width: width, height: height))
      default:
        largest > 255
          ? .words(try numbers(count, largest, isText: kind < 4))
          : .bytes(try numbers(count, largest, isText: kind < 4))
      }
    return Raster(
      width: width, height: height, channels: channels, pixels, white: isBitmap ? 255 : largest)
  }

  /// Reads bits as text: a 1 is black, and no blanks are needed between them.
  private mutating func textBits(_ count: Int) throws(FileError) -> [UInt8] {
    var pixels: [UInt8] = []
    pixels.reserveCapacity(count)
    for _ in 0..<count {
      skipBlanks()
      guard position < bytes.count else { throw .truncated(format: "PNM") }
      guard bytes[position] == 0x30 || bytes[position] == 0x31 else { throw notANumber("pixel") }
      pixels.append(bytes[position] == 0x31 ? 0 : 255)
      position += 1
    }
    return pixels
  }

  private func bits(width: Int, height: Int) -> [UInt8] {
    let stride = (width + 7) / 8
    return (0..<width * height).map { index in
      let (row, column) = index.quotientAndRemainder(dividingBy: width)
      let byte = bytes[position + row * stride + column / 8]
      return byte >> (7 - column % 8) & 1 == 1 ? 0 : 255
    }
  }

  private mutating func numbers<Number: FixedWidthInteger>(
    _ count: Int, _ largest: Int, isText: Bool
  ) throws(FileError) -> [Number] {
    let width = largest > 255 ? 2 : 1
    var pixels: [Number] = []
    pixels.reserveCapacity(count)
    for index in 0..<count {
      if isText {
        pixels.append(Number(try number("pixel", in: 0...largest)))
        continue
      }
      let value = bytes.number(at: position + index * width, bytes: width, bigEndian: true) ?? 0
      guard value <= largest else { throw outOfRange("pixel", value, 0...largest) }
      pixels.append(Number(value))
    }
    return pixels
  }

  private mutating func number(
    _ what: String, in range: ClosedRange<Int>
  ) throws(FileError) -> Int {
    skipBlanks()
    guard position < bytes.count else { throw .truncated(format: "PNM") }
    let start = position
    var value = 0
    while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
      value = value * 10 + Int(bytes[position]) - 0x30
      position += 1
      guard value <= Int(Int32.max) else { throw outOfRange(what, value, range) }
    }
    guard position > start else { throw notANumber(what) }
    guard range.contains(value) else { throw outOfRange(what, value, range) }
    return value
  }

  /// Skips blanks, and comments from `#` to the line's end.
  private mutating func skipBlanks() {
    var isComment = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "#") { isComment = true }
      if byte == 10 || byte == 13 { isComment = false }
      guard isComment || byte == 32 || (9...13).contains(byte) else { return }
      position += 1
    }
  }

  private func notANumber(_ what: String) -> FileError {
    .damaged(format: "PNM", reason: "its \(what) is not a number")
  }
  private func outOfRange(_ what: String, _ value: Int, _ range: ClosedRange<Int>) -> FileError {
    .damaged(
      format: "PNM",
      reason: "its \(what) \(value) is outside \(range.lowerBound)…\(range.upperBound)")
  }
}
