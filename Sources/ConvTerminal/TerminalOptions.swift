public import ConvCanvas

/// The options for the terminal from the command line and the environment.
public struct TerminalOptions: Hashable, Sendable {
  public enum ColorChoice: String, Hashable, Sendable, CaseIterable {
    /// Colours where the terminal has them and `NO_COLOR` does not forbid them.
    case auto
    /// Colours where the terminal has them.
    case always
    case never
  }
  public var color: ColorChoice
  /// The glyphs to use; nil leaves the choice to the terminal.
  public var glyphs: Glyphs?
  public var environment: [String: String]

  public init(
    color: ColorChoice = .auto, glyphs: Glyphs? = nil, environment: [String: String]
  ) {
    (self.color, self.glyphs, self.environment) = (color, glyphs, environment)
  }
}
