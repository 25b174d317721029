public import ConvNet

/// A picture as a network wants it, before the network's own normalisation.
public struct FittedPicture: Equatable, Sendable {
  /// The numbers, `[channels, height, width]` in 0…1; as they were where ``isExact``.
  public let pixels: Tensor
  /// The changes made, in words, one after the other; joined by commas they are a sentence.
  public let notes: [String]
  /// Whether the numbers came as an array of exactly the wanted shape: they are the network's input
  /// as it stands, and normalising them would do it twice.
  public let isExact: Bool

  public init(pixels: Tensor, notes: [String], isExact: Bool = false) {
    (self.pixels, self.notes, self.isExact) = (pixels, notes, isExact)
  }
}
