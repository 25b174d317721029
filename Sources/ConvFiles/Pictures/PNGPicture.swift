import CImages

/// The PNG decoder and encoder, through libpng.
enum PNGPicture {
  /// Reads the numbers that the file stores: no gamma is applied to them, 16 bits are kept, and what
  /// is transparent is laid on white in the file's own scale.
  static func decode(_ bytes: [UInt8]) throws(FileError) -> Raster {
    var form = image_form()
    let reason = CodecReason { image_png_form(bytes, bytes.count, &form, $0) }
    if let reason { throw failure(reason) }
    try ImageFile.check(width: Int(form.width), height: Int(form.height))
    let decoded =
      try form.bits == 16
      ? raster(bytes, form, Raster.Samples.words) : raster(bytes, form, Raster.Samples.bytes)
    let orientation = Orientation(ofPNG: bytes)
    return decoded.noting(gammaNote(form)).turned(orientation)
  }

  /// The picture in the width of number in which the file has it.
  private static func raster<Number: FixedWidthInteger & UnsignedInteger>(
    _ bytes: [UInt8], _ form: image_form, _ samples: ([Number]) -> Raster.Samples
  ) throws(FileError) -> Raster {
    let white = Int(Number.max)
    var pixels = [Number](repeating: 0, count: form.count)
    let reason = CodecReason { image_png_pixels(bytes, bytes.count, &pixels, $0) }
    if let reason { throw failure(reason) }
    let isComposed = form.hasAlpha && pixels.layOnWhite(colours: form.colours, white: white)
    return Raster(
      width: Int(form.width), height: Int(form.height), channels: form.colours, samples(pixels),
      white: white
    ).noting(isComposed ? "alpha on white" : nil)
  }

  /// The words for a gamma other than that of almost all pictures, which goes without saying.
  private static func gammaNote(_ form: image_form) -> String? {
    guard form.gamma > 0 else { return nil }
    let gamma = 100_000 / Double(form.gamma)
    guard abs(gamma - 2.2) > 0.05 else { return nil }
    return "gamma \((gamma * 10).rounded() / 10) not applied"
  }

  static func encode(_ raster: Raster) throws(FileError) -> [UInt8] {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    (image.width, image.height) = (UInt32(raster.width), UInt32(raster.height))
    image.format = raster.channels == 3 ? UInt32(PNG_FORMAT_FLAG_COLOR) : 0
    defer { png_image_free(&image) }
    let pixels = raster.bytes
    // This is the most it can take; measuring it would compress twice.
    var count = pixels.count + pixels.count / 100 + 64 * raster.height + 4096
    var bytes = [UInt8](repeating: 0, count: count)
    guard png_image_write_to_memory(&image, &bytes, &count, 0, pixels, 0, nil) != 0 else {
      throw failure(
        CodecReason(
          text: withUnsafeBytes(of: image.message) {
            String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
          }))
    }
    return Array(bytes.prefix(count))
  }

  private static func failure(_ reason: CodecReason) -> FileError {
    // libpng words the two ways of running out of data so, and the shim the third.
    let isShort = reason.text.contains("beyond end of data") || reason.text.contains("Not enough")
    return isShort ? .truncated(format: "PNG") : .damaged(format: "PNG", reason: reason.text)
  }
}

extension image_form {
  /// The number of its numbers, alpha included.
  fileprivate var count: Int { Int(width) * Int(height) * Int(channels) }
  fileprivate var hasAlpha: Bool { channels % 2 == 0 }
  fileprivate var colours: Int { channels >= 3 ? 3 : 1 }
}

extension Array where Element: FixedWidthInteger & UnsignedInteger {
  /// Takes the alpha channel out of a picture, which it lays on white: rounded to the nearest.
  ///
  /// - Parameter colours: the number of channels before alpha.
  /// - Returns: whether some pixel was not opaque.
  fileprivate mutating func layOnWhite(colours: Int, white: Int) -> Bool {
    let pixels = count / (colours + 1)
    var isComposed = false
    withUnsafeMutableBufferPointer { numbers in
      for pixel in 0..<pixels {
        let alpha = Int(numbers[pixel * (colours + 1) + colours])
        for channel in 0..<colours {
          let number = numbers[pixel * (colours + 1) + channel]
          let laid = (Int(number) * alpha + white * (white - alpha) + white / 2) / white
          numbers[pixel * colours + channel] = alpha == white ? number : Element(laid)
        }
        if alpha != white { isComposed = true }
      }
    }
    removeLast(count - pixels * colours)
    return isComposed
  }
}
