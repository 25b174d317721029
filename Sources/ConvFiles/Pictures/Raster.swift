/// A decoded picture: numbers from 0 for black up to ``white``, rows from the top, channels
/// interleaved.
public struct Raster: Hashable, Sendable {
  /// The numbers, in the width in which the file has them.
  enum Samples: Hashable, Sendable {
    case bytes([UInt8])
    case words([UInt16])
  }
  public let width: Int
  public let height: Int
  /// The number of channels: 1 for grey, 3 for red, green and blue.
  public let channels: Int
  let samples: Samples
  /// The number that stands for white: 255, 65535 or what a PNM file says.
  public let white: Int
  /// The changes made while it was read, in words.
  public var notes: [String] = []

  public init(width: Int, height: Int, channels: Int, bytes: [UInt8]) {
    self.init(width: width, height: height, channels: channels, .bytes(bytes), white: 255)
  }
  init(width: Int, height: Int, channels: Int, _ samples: Samples, white: Int) {
    precondition(width > 0 && height > 0, "a picture has pixels, not \(width)×\(height)")
    precondition(channels == 1 || channels == 3, "a picture is grey or RGB")
    precondition(samples.count == width * height * channels, "a picture has all its numbers")
    (self.width, self.height, self.channels) = (width, height, channels)
    (self.samples, self.white) = (samples, white)
  }

  /// The numbers in 0…255, rounded where the file has more.
  public var bytes: [UInt8] {
    switch samples {
    case .bytes(let bytes):
      white == 255 ? bytes : bytes.map { UInt8((Int($0) * 255 + white / 2) / white) }
    case .words(let words): words.map { UInt8((Int($0) * 255 + white / 2) / white) }
    }
  }

  /// The same picture, with one more change said.
  func noting(_ note: String?) -> Raster {
    var raster = self
    if let note { raster.notes.append(note) }
    return raster
  }
}

extension Raster.Samples {
  var count: Int {
    switch self {
    case .bytes(let bytes): bytes.count
    case .words(let words): words.count
    }
  }
}
