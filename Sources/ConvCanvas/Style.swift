/// How text looks.
public struct Style: Hashable, Sendable {
  public var foreground: Color
  /// Nothing keeps the background that is below.
  public var background: Color?
  public var bold: Bool
  /// Shown reversed where there are no colours: for what is here, now.
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
