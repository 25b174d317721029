/// A decoded picture: 8 bits a channel, rows from the top, channels interleaved.
public struct Raster: Hashable, Sendable {
  public let width: Int
  public let height: Int
  /// The number of channels: 1 for grey, 3 for red, green and blue.
  public let channels: Int
  public let bytes: [UInt8]

  public init(width: Int, height: Int, channels: Int, bytes: [UInt8]) {
    precondition(width > 0 && height > 0, "a picture has pixels, not \(width)×\(height)")
    precondition(channels == 1 || channels == 3, "a picture is grey or RGB")
    precondition(bytes.count == width * height * channels, "a picture has all its bytes")
    (self.width, self.height, self.channels, self.bytes) = (width, height, channels, bytes)
  }
}
