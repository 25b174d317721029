public import ConvNet

/// Pictures with their classes, out of files: as many as those hold.
public struct LabelledPictures: Sendable {
  /// Bytes stay bytes, a quarter of the memory; they stand for 0…1.
  enum Numbers: Sendable {
    case bytes([UInt8])
    case floats([Float])
  }
  /// A file that was passed over, and why.
  public struct Skipped: Hashable, Sendable {
    public let name: String
    public let reason: String
  }
  /// The words for the classes, in the order of their numbers.
  public let classes: [String]
  /// The shape `[channels, height, width]` of each.
  public let shape: Shape
  /// The number of each picture's class.
  public let labels: [Int]
  public let skipped: [Skipped]
  private let numbers: Numbers

  /// The most numbers that are kept of all pictures; more are refused before memory is taken.
  public static let largestCount = 1 << 28

  init(
    classes: [String], shape: Shape, labels: [Int], _ numbers: Numbers, skipped: [Skipped] = [],
    isAsTaken: Bool = false
  ) throws(FileError) {
    guard !labels.isEmpty else { throw .unsupported("there is no picture in it; name another") }
    guard Set(labels).count > 1 else {
      throw .unsupported(
        "all \(labels.count) pictures are of one class, and nothing can be told apart; "
          + "give it at least two")
    }
    (self.classes, self.shape, self.labels) = (classes, shape, labels)
    (self.numbers, self.skipped, self.isAsTaken) = (numbers, skipped, isAsTaken)
  }

  public var count: Int { labels.count }
  /// Whether the numbers are those that the network takes, with nothing to be done to them.
  public let isAsTaken: Bool
  public var byteCount: Int {
    switch numbers {
    case .bytes(let bytes): bytes.count
    case .floats(let floats): floats.count * MemoryLayout<Float>.stride
    }
  }

  /// One picture of ``shape`` and the number of its class.
  public subscript(_ index: Int) -> (pixels: Tensor, label: Int) {
    let range = index * shape.count..<(index + 1) * shape.count
    let pixels =
      switch numbers {
      case .bytes(let bytes): bytes[range].map { Float($0) / 255 }
      case .floats(let floats): Array(floats[range])
      }
    return (Tensor(shape, pixels), labels[index])
  }

  /// - Throws: ``FileError/tooManyNumbers(shape:limit:)``
  static func check(_ count: Int, of shape: Shape) throws(FileError) {
    guard count <= largestCount / max(shape.count, 1) else {
      throw .tooManyNumbers(shape: [count] + shape.sizes, limit: largestCount)
    }
  }
}
