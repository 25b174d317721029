/// A picture for a network, before its normalization: numbers in 0…1, named, equal by content.
public struct Picture: Sendable {
  public let name: String
  /// `[channels, height, width]`, or of any shape where it was read from an array.
  public let pixels: Tensor
  /// The steps of reading it, in words: "640×480, its middle scaled to 28×28".
  public let notes: [String]
  /// The numbers of an array that already is what the network reads: normalizing them would do it
  /// twice.
  public let isExact: Bool
  /// The shipped name or the file that it can be read from again; nil where it was made otherwise.
  public let source: String?
  public let digest: Digest

  public init(
    name: String, pixels: Tensor, notes: [String] = [], isExact: Bool = false,
    source: String? = nil
  ) {
    self.source = source
    (self.name, self.pixels, self.notes, self.isExact) = (name, pixels, notes, isExact)
    var digest = Digest()
    digest.combine(name)
    digest.combine(pixels)
    if isExact { digest.combine("exact") }
    self.digest = digest
  }
  /// Stands where no picture matters: in the keys of answers about weights alone.
  public static let none = Picture(name: "", pixels: Tensor(Shape(1)))
}

extension Picture: Hashable {
  public static func == (first: Picture, second: Picture) -> Bool { first.digest == second.digest }
  public func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}
