/// The value of a model file that a layer's output is. The file's values hold a whole batch, those
/// here one sample.
public struct OriginalValue: Hashable, Sendable {
  /// What its numbers are in the file; here all are float32, in which whole numbers are exact up
  /// to 2^24.
  public enum Element: String, Hashable, Sendable { case real, integer, boolean }

  public let name: String
  /// The axes in the file; 1 where samples are counted.
  public let sizes: [Int]
  /// Whether the first axis counts the samples of a batch, and is left out here.
  public let isBatched: Bool
  public let element: Element
  /// Which axis of the file's value each axis here is, counted without the samples, where the two
  /// are in another order (pictures with their channels last); nil where they are in the same.
  public let permutation: [Int]?

  public init(
    name: String, sizes: [Int], isBatched: Bool, element: Element = .real,
    permutation: [Int]? = nil
  ) {
    (self.name, self.sizes, self.isBatched) = (name, sizes, isBatched)
    (self.element, self.permutation) = (element, permutation)
  }
}
