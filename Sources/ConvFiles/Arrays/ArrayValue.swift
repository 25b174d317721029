public import ConvNet

/// An array that is given to an input. Unlike a ``Tensor`` it may hold no numbers, and have no axes.
public struct ArrayValue: Hashable, Sendable {
  public let sizes: [Int]
  public let numbers: [Float]
  /// Whether they came as bytes from 0 to 255, as those of a picture of any size do.
  public private(set) var isBytes = false
  /// Whether a finite double of it is infinite as a float.
  public private(set) var overflows = false

  public init(_ tensor: Tensor) { (sizes, numbers) = (tensor.shape.sizes, tensor.elements) }
  public init(_ content: ArrayContent) {
    self.init(content.tensor)
    (isBytes, overflows) = (content.isBytes, content.overflows)
  }
  /// Makes an array without numbers.
  /// - Precondition: one of the sizes is 0.
  public init(empty sizes: [Int]) {
    precondition(sizes.contains(0), "an array of \(sizes) has numbers")
    (self.sizes, numbers) = (sizes, [])
  }

  func known(as element: OriginalValue.Element, sizes: [Int]? = nil) -> KnownTensor {
    KnownTensor(sizes ?? self.sizes, numbers, element)
  }
}
