/// The look of text.
public struct Style: Hashable, Sendable {
  public var foreground: Color
  /// The colour behind the text; nil keeps the background that is there.
  public var background: Color?
  public var bold: Bool
  /// Whether it is reversed where there are no colours, as the mark of "here, now".
  public var reversedInMono: Bool

  public init(
    _ foreground: Color, on background: Color? = nil, bold: Bool = false,
    reversedInMono: Bool = false
  ) {
    (self.foreground, self.background) = (foreground, background)
    (self.bold, self.reversedInMono) = (bold, reversedInMono)
  }
  public init(
    foreground: Color, background: Color? = nil, bold: Bool = false, reversedInMono: Bool = false
  ) {
    self.init(foreground, on: background, bold: bold, reversedInMono: reversedInMono)
  }
}
