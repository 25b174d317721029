import CImages

/// The JPEG decoder, through libjpeg.
enum JPEGPicture {
  static func decode(_ bytes: [UInt8]) throws(FileError) -> Raster {
    var form = image_form()
    let reason = CodecReason { image_jpeg_form(bytes, bytes.count, &form, $0) }
    if let reason { throw failure(reason, bytes) }
    let (width, height) = (Int(form.width), Int(form.height))
    try ImageFile.check(width: width, height: height)
    guard form.channels > 0 else {
      throw .unsupported("JPEG files in the colours of print (CMYK) are not read; save it as RGB")
    }
    var pixels = [UInt8](repeating: 0, count: width * height * Int(form.channels))
    let scans = CodecReason {
      image_jpeg_pixels(bytes, bytes.count, &pixels, mostScans(width * height), $0)
    }
    if let scans { throw failure(scans, bytes) }
    return Raster(width: width, height: height, channels: Int(form.channels), bytes: pixels)
      .turned(Orientation(ofJPEG: bytes))
  }

  /// The limit of scans, each of which costs time for every pixel, however few bytes it takes.
  /// Encoders write ten, and some twenty.
  private static func mostScans(_ pixels: Int) -> Int32 {
    Int32(max(24, min(500, (1 << 28) / pixels)))
  }

  private static func failure(_ reason: CodecReason, _ bytes: [UInt8]) -> FileError {
    // jerror.h words a file's end so; a file without an end marker stops early in any case.
    let isShort = reason.text.contains("Premature end") || !bytes.hasEndOfImage
    return isShort ? .truncated(format: "JPEG") : .damaged(format: "JPEG", reason: reason.text)
  }
}

extension [UInt8] {
  /// Whether the marker FF D9 stands anywhere, as some cameras append data to it.
  fileprivate var hasEndOfImage: Bool {
    zip(self, dropFirst()).contains { $0 == (0xFF, 0xD9) }
  }
}
