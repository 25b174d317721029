public import ConvNet

/// An array as its file holds it, with its numbers in float32.
public struct ArrayContent: Sendable {
  public let tensor: Tensor
  /// The type of the numbers in the file in a word, `uint8`.
  public let type: String
  /// Whether a finite double of it is infinite as a float.
  public let overflows: Bool

  init(tensor: Tensor, type: String, overflows: Bool) {
    (self.tensor, self.type, self.overflows) = (tensor, type, overflows)
  }
  /// Takes one of an archive that was read whole, where that is not told.
  public init(_ tensor: Tensor, type: String) {
    self.init(tensor: tensor, type: type, overflows: false)
  }

  /// Whether the numbers are bytes from 0 to 255, as pictures have them.
  public var isBytes: Bool { type == ArrayFile.byteWord }
}

/// What the beginning of a file says of an array.
public struct ArrayOutline: Hashable, Sendable {
  public let sizes: [Int]
  /// Whether the numbers are bytes from 0 to 255.
  public let isBytes: Bool

  /// - Parameter head: the first bytes of an NPY file.
  public init(_ head: [UInt8]) throws(FileError) {
    let header = try ArrayHeader(head)
    (sizes, isBytes) = (header.sizes, header.element.word == ArrayFile.byteWord)
  }
  public init(_ content: ArrayContent) {
    (sizes, isBytes) = (content.tensor.shape.sizes, content.isBytes)
  }
}
