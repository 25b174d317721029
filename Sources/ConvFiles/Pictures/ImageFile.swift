/// Picture files, told apart by their first bytes and never by their names.
public enum ImageFile {
  /// The limit of pixels; a larger picture is refused before memory is taken.
  public static let largestPixelCount = 64 << 20
  /// The limit of a file's bytes.
  public static let largestByteCount = 512 << 20

  /// Reads PNG (alpha composed on white), JPEG and PNM (P1 to P6), the first two turned as their EXIF
  /// says.
  public static func decode(_ source: some ByteSource) throws(FileError) -> Raster {
    guard source.count <= largestByteCount else { throw .tooManyBytes(limit: largestByteCount) }
    let head = try source.head(16)
    // What is no picture is not read to its end.
    func bytes() throws(FileError) -> [UInt8] { try source.bytes(0..<source.count) }
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return try PNGPicture.decode(bytes()) }
    if head.starts(with: [0xFF, 0xD8, 0xFF]) { return try JPEGPicture.decode(bytes()) }
    if head.count >= 2, head[0] == UInt8(ascii: "P"), (0x31...0x36).contains(head[1]) {
      return try PNMPicture.decode(bytes())
    }
    throw otherFormat(of: head).map { .foreignPicture($0) } ?? .notAnImage
  }

  /// The name of a format that is not read; nil where the bytes are none that is known.
  private static func otherFormat(of bytes: [UInt8]) -> String? {
    func holds(_ text: String, at offset: Int = 0) -> Bool {
      bytes.dropFirst(offset).starts(with: text.utf8)
    }
    if holds("RIFF"), holds("WEBP", at: 8) { return "WebP" }
    if holds("GIF87a") || holds("GIF89a") { return "GIF" }
    if holds("II*\0") || holds("MM\0*") || holds("II+\0") || holds("MM\0+") { return "TIFF" }
    // A bitmap's own size stands behind the two letters, and a reserved zero behind that.
    if holds("BM"), bytes.number(at: 6, bytes: 4) == 0 { return "BMP" }
    if holds("ftypavif", at: 4) { return "AVIF" }
    if ["heic", "heix", "hevc", "mif1", "msf1"].contains(where: { holds("ftyp\($0)", at: 4) }) {
      return "HEIC"
    }
    if holds("\0\0\0\u{0C}jP  ") { return "JPEG 2000" }
    return bytes.starts(with: [0xFF, 0x0A]) || holds("\0\0\0\u{0C}JXL ") ? "JPEG XL" : nil
  }

  /// Makes a PNG file of 8 bits a channel, grey or RGB as the picture is.
  public static func png(_ raster: Raster) throws(FileError) -> [UInt8] {
    try PNGPicture.encode(raster)
  }

  static func check(width: Int, height: Int) throws(FileError) {
    let (count, overflow) = width.multipliedReportingOverflow(by: height)
    guard !overflow, count <= largestPixelCount else {
      throw .tooLarge(width: width, height: height, limit: largestPixelCount)
    }
  }
}
