/// The value of a model file that a layer's output is. The file's values hold a whole batch, those
/// here one sample.
public struct OriginalValue: Hashable, Sendable {
  /// The type of its numbers in the file; here all are float32, in which whole numbers are exact up
  /// to 2^24.
  public enum Element: String, Hashable, Sendable { case real, integer, boolean }

  public let name: String
  /// The axes in the file; 1 where samples are counted.
  public let sizes: [Int]
  /// Whether the first axis counts the samples of a batch, and is left out here.
  public let isBatched: Bool
  public let element: Element
  /// The type of whole numbers in the file; nil where it does not say it, or they are none.
  public let integerType: IntegerType?
  /// The type of real numbers in the file; nil where that is float32, is not said, or they are none.
  public let realType: RealType?
  /// Which axis of the file's value each axis here is, counted without the samples, where the two
  /// are in another order (pictures with their channels last); nil where they are in the same.
  public let permutation: [Int]?

  public init(
    name: String, sizes: [Int], isBatched: Bool, element: Element = .real,
    integerType: IntegerType? = nil, realType: RealType? = nil, permutation: [Int]? = nil
  ) {
    (self.name, self.sizes, self.isBatched) = (name, sizes, isBatched)
    (self.element, self.permutation) = (element, permutation)
    self.integerType = element == .integer ? integerType : nil
    self.realType = element == .real ? realType : nil
  }

  /// A sample's numbers in the order and the shape that they have in the file.
  /// - Parameter tensor: as it flows here.
  func filed(_ tensor: Tensor) -> Tensor {
    var filed = tensor
    if let permutation, permutation.count == tensor.shape.rank {
      var inverse = permutation
      for (axis, place) in permutation.enumerated() { inverse[place] = axis }
      filed = tensor.permuted(inverse)
    }
    // At another size than the file was opened at, the axes are those that there are.
    guard let shape = sampleShape, shape.count == filed.shape.count else { return filed }
    return filed.reshaped(shape)
  }

  /// The shape of one sample in the file; nil where that has an axis of size 0.
  var sampleShape: Shape? {
    do { return try Shape(checking: isBatched ? Array(sizes.dropFirst()) : sizes) } catch {
      return nil
    }
  }
}
