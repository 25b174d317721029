/// Picture files, told apart by their first bytes and never by their names.
public enum ImageFile {
  /// The limit of pixels; a larger picture is refused before memory is taken.
  public static let largestPixelCount = 64 << 20
  /// The limit of a file's bytes.
  public static let largestByteCount = 512 << 20

  /// Reads PNG (alpha composed on white), JPEG (turned as its EXIF says) and PNM (P1 to P6).
  public static func decode(_ bytes: [UInt8]) throws(FileError) -> Raster {
    guard bytes.count <= largestByteCount else { throw .tooManyBytes(limit: largestByteCount) }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return try PNGPicture.decode(bytes) }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return try JPEGPicture.decode(bytes) }
    if bytes.count >= 2, bytes[0] == UInt8(ascii: "P"), (0x31...0x36).contains(bytes[1]) {
      return try PNMPicture.decode(bytes)
    }
    throw .notAnImage
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
