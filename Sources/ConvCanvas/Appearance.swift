/// What a terminal, or a reader, can show.
public struct Appearance: Hashable, Sendable {
  /// How pixels of a map become characters.
  public enum Glyphs: String, Hashable, Sendable, CaseIterable {
    /// `▀`: two pixels a character.
    case halfBlocks
    /// `░▒▓█`: the stronger of two pixels.
    case shades
    /// Signs for positive and letters for negative values; nothing outside of ASCII.
    case ascii
  }
  public enum Colors: String, Hashable, Sendable, CaseIterable {
    case mono
    case sixteen
    /// xterm's 256.
    case palette
    /// 24 bits.
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

  /// For text files, pipes and terminals that can do nothing.
  public static let plain = Appearance(glyphs: .ascii, colors: .mono, motion: false)

  public var ascii: Bool { glyphs == .ascii }
}

public typealias Glyphs = Appearance.Glyphs
public typealias Colors = Appearance.Colors
