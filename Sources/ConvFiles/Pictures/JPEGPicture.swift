import CImages

/// The JPEG decoder, through TurboJPEG (libjpeg-turbo 2, turbojpeg.h).
enum JPEGPicture {
  static func decode(_ bytes: [UInt8]) throws(FileError) -> Raster {
    guard let decoder = tjInitDecompress() else {
      throw .damaged(format: "JPEG", reason: "no decoder could be made")
    }
    defer { tjDestroy(decoder) }
    var (width, height): (Int32, Int32) = (0, 0)
    var (subsampling, space): (Int32, Int32) = (0, 0)
    let count = UInt(bytes.count)
    guard
      tjDecompressHeader3(decoder, bytes, count, &width, &height, &subsampling, &space) == 0
    else { throw failure(decoder, bytes) }
    try ImageFile.check(width: Int(width), height: Int(height))
    guard space != Int32(TJCS_CMYK.rawValue), space != Int32(TJCS_YCCK.rawValue) else {
      throw .unsupported("JPEG files in the colours of print (CMYK) are not read; save it as RGB")
    }
    let isGrey = space == Int32(TJCS_GRAY.rawValue)
    let channels = isGrey ? 1 : 3
    let format = Int32(isGrey ? TJPF_GRAY.rawValue : TJPF_RGB.rawValue)
    var pixels = [UInt8](repeating: 0, count: Int(width) * Int(height) * channels)
    // Warnings count as failures: what they leave grey would be taken for the picture.
    // The limit on scans stops files that are made to take minutes.
    guard
      tjDecompress2(
        decoder, bytes, count, &pixels, width, 0, height, format, TJFLAG_LIMITSCANS) == 0
    else { throw failure(decoder, bytes) }
    return Raster(width: Int(width), height: Int(height), channels: channels, bytes: pixels)
      .turned(Orientation(ofJPEG: bytes))
  }

  private static func failure(_ decoder: tjhandle, _ bytes: [UInt8]) -> FileError {
    let reason = String(cString: tjGetErrorStr2(decoder))
    // jerror.h words a file's end so; a file without an end marker stops early in any case.
    let isShort = reason.contains("Premature end") || !bytes.hasEndOfImage
    return isShort ? .truncated(format: "JPEG") : .damaged(format: "JPEG", reason: reason)
  }
}

extension [UInt8] {
  /// Whether the marker FF D9 stands anywhere, as some cameras append data to it.
  fileprivate var hasEndOfImage: Bool {
    zip(self, dropFirst()).contains { $0 == (0xFF, 0xD9) }
  }
}
