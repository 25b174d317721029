import ConvNet

/// A PNG file whose pixels are stored and not compressed, so that the same picture gives the same
/// bytes everywhere (PNG specification, third edition; RFC 1950 and RFC 1951, 3.2.4).
enum StoredPNG {
  /// - Parameter pixels: `[1 or 3, height, width]` in 0…1, fewer than 64 KiB.
  static func bytes(of pixels: Tensor) -> [UInt8] {
    let shape = pixels.shape
    let colourType: UInt8 = shape.channels == 3 ? 2 : 0
    let header = word(shape.width) + word(shape.height) + [8, colourType, 0, 0, 0]
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    return signature + chunk("IHDR", header) + chunk("IDAT", zlib(rows(pixels))) + chunk("IEND", [])
  }

  /// Each row after its filter, none.
  private static func rows(_ pixels: Tensor) -> [UInt8] {
    let shape = pixels.shape
    return (0..<shape.height).flatMap { row -> [UInt8] in
      let samples = (0..<shape.width).flatMap { column in
        (0..<shape.channels).map { channel in
          UInt8((pixels[channel, row, column] * 255).rounded())
        }
      }
      return [0] + samples
    }
  }
  private static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    let count = [UInt8(bytes.count & 255), UInt8(bytes.count >> 8)]
    var (first, second) = (1, 0)
    for byte in bytes {
      first = (first + Int(byte)) % 65521
      second = (second + first) % 65521
    }
    return [0x78, 0x01, 0x01] + count + count.map { ~$0 } + bytes + word(second << 16 | first)
  }
  private static func chunk(_ kind: String, _ bytes: [UInt8]) -> [UInt8] {
    let named = Array(kind.utf8) + bytes
    return word(bytes.count) + named + word(Int(checksum(named)))
  }
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { rest, _ in
        rest & 1 == 1 ? 0xEDB8_8320 ^ (rest >> 1) : rest >> 1
      }
    }
  }
  private static func word(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(number >> $0 & 255) }
  }
}
