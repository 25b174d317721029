import CImages

/// The PNG decoder and encoder, through libpng's simplified interface (libpng manual, section V).
enum PNGPicture {
  static func decode(_ bytes: [UInt8]) throws(FileError) -> Raster {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    // libpng keeps the address until the last call, so one scope holds all of them.
    return try bytes.withUnsafeBufferPointer { (memory) throws(FileError) -> Raster in
      guard png_image_begin_read_from_memory(&image, memory.baseAddress, memory.count) != 0 else {
        throw failure(image)
      }
      let (width, height) = (Int(image.width), Int(image.height))
      try ImageFile.check(width: width, height: height)
      let isColour = image.format & UInt32(PNG_FORMAT_FLAG_COLOR) != 0
      image.format = isColour ? UInt32(PNG_FORMAT_FLAG_COLOR) : 0
      image.flags |= UInt32(PNG_IMAGE_FLAG_16BIT_sRGB)
      let channels = isColour ? 3 : 1
      var pixels = [UInt8](repeating: 0, count: width * height * channels)
      var white = png_color(red: 255, green: 255, blue: 255)
      guard png_image_finish_read(&image, &white, &pixels, 0, nil) != 0 else {
        throw failure(image)
      }
      return Raster(width: width, height: height, channels: channels, bytes: pixels)
    }
  }

  static func encode(_ raster: Raster) throws(FileError) -> [UInt8] {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    (image.width, image.height) = (UInt32(raster.width), UInt32(raster.height))
    image.format = raster.channels == 3 ? UInt32(PNG_FORMAT_FLAG_COLOR) : 0
    defer { png_image_free(&image) }
    // This is the most it can take; measuring it would compress twice.
    var count = raster.bytes.count + raster.bytes.count / 100 + 64 * raster.height + 4096
    var bytes = [UInt8](repeating: 0, count: count)
    guard png_image_write_to_memory(&image, &bytes, &count, 0, raster.bytes, 0, nil) != 0 else {
      throw failure(image)
    }
    return Array(bytes.prefix(count))
  }

  private static func failure(_ image: png_image) -> FileError {
    let reason = withUnsafeBytes(of: image.message) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    // pngread.c and pngrutil.c word the two ways of running out of data so.
    let isShort = reason.contains("beyond end of data") || reason.contains("Not enough")
    return isShort ? .truncated(format: "PNG") : .damaged(format: "PNG", reason: reason)
  }
}
