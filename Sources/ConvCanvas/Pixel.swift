/// One pixel of a map.
public struct Pixel: Hashable, Sendable {
  public var tone: Tone
  /// Whether it is "here": characters that stand for it are reversed.
  public var marked: Bool
  /// What half blocks show in place of its own colour.
  public var outline: Outline?

  /// The mark of "here" around pixels that keep their own colours: yellow, and dark beside it, so
  /// that it is seen on warm as on cold ground.
  public enum Outline: Hashable, Sendable { case ring, moat }

  public init(_ tone: Tone, marked: Bool = false, outline: Outline? = nil) {
    (self.tone, self.marked, self.outline) = (tone, marked, outline)
  }
}
