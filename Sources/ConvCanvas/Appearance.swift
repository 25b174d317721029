/// The abilities of a terminal, or of a reader, that decide how a screen is drawn.
public struct Appearance: Hashable, Sendable {
  /// The characters that pixels of a map become.
  public enum Glyphs: String, Hashable, Sendable, CaseIterable {
    /// Half blocks, `▀`: two pixels a character.
    case halfBlocks
    /// Shades, `░▒▓█`: the stronger of two pixels.
    case shades
    /// Signs for positive and letters for negative values; nothing outside of ASCII.
    case ascii
  }
  public enum Colors: String, Hashable, Sendable, CaseIterable {
    case mono
    case sixteen
    /// The 256 colours of xterm.
    case palette
    /// Exact colours of 24 bits.
    case exact
  }

  public var glyphs: Glyphs
  public var colors: Colors
  /// Whether the background is light.
  public var light: Bool
  /// Whether things may move by themselves.
  public var motion: Bool

  public init(
    glyphs: Glyphs = .halfBlocks, colors: Colors = .exact, light: Bool = false, motion: Bool = true
  ) {
    (self.glyphs, self.colors, self.light, self.motion) = (glyphs, colors, light, motion)
  }

  /// The appearance for text files, pipes and terminals without any ability.
  public static let plain = Appearance(glyphs: .ascii, colors: .mono, motion: false)

  public var ascii: Bool { glyphs == .ascii }
  /// Whether one character shows two pixels in colours of their own.
  public var hasHalves: Bool { glyphs == .halfBlocks && colors != .mono }
}

public typealias Glyphs = Appearance.Glyphs
public typealias Colors = Appearance.Colors
