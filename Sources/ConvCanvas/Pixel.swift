/// One pixel of a map, tinted yellow in place where it is marked.
public struct Pixel: Hashable, Sendable {
  public var tone: Tone
  public var marked: Bool

  public init(_ tone: Tone, marked: Bool = false) { (self.tone, self.marked) = (tone, marked) }
}
