#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A colour in sRGB, eight bits a channel.
public struct Color: Hashable, Sendable {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8

  public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }
  /// Makes a colour of its hexadecimal form: `0x5e2a12` is a brown.
  public init(hex: UInt32) {
    self.init(UInt8(hex >> 16 & 255), UInt8(hex >> 8 & 255), UInt8(hex & 255))
  }

  public static let black = Color(hex: 0x000000)
  public static let white = Color(hex: 0xffffff)

  /// This colour with a share (0 to 1) of another one in it, mixed channel by channel.
  public func mixed(with other: Color, _ share: Double) -> Color {
    let share = share.isFinite ? min(1, max(0, share)) : 0
    func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
      UInt8((Double(from) + (Double(to) - Double(from)) * share).rounded())
    }
    return Color(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
  }

  /// Relative luminance, 0 (black) to 1 (white), with a gamma of 2.2 (ITU-R BT.709 weights).
  public var luminance: Double {
    func linear(_ channel: UInt8) -> Double { pow(Double(channel) / 255, 2.2) }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The colour as SVG and CSS write it: `#5e2a12`.
  public var hex: String {
    "#"
      + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
