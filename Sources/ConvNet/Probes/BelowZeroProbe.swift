/// How many numbers of a layer's output lie below zero, up to any of them.
public struct BelowZeroProbe: LayerProbe {
  public let layer: Int

  public init(layer: Int) { self.layer = layer }

  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> BelowZero {
    BelowZero(try known.answer(.activation(layer), of: subject).tensor.elements)
  }
}

/// Counts of negative numbers in a list, taken block by block.
public struct BelowZero: Measured, Hashable {
  private static let block = 1024
  /// How many lie before each block, and at the end how many there are.
  private let before: [Int]

  public init(_ numbers: [Float]) {
    var (before, count) = ([0], 0)
    for start in stride(from: 0, to: numbers.count, by: Self.block) {
      for number in numbers[start..<min(start + Self.block, numbers.count)] where number < 0 {
        count += 1
      }
      before.append(count)
    }
    self.before = before
  }

  /// Counts the negative numbers before a place.
  /// - Parameter numbers: the list that was counted; it is read from the last block's start on.
  public func count(before end: Int, of numbers: [Float]) -> Int {
    guard end < numbers.count else { return before.last ?? 0 }
    let block = end / Self.block
    return before[block] + numbers[block * Self.block..<end].count { $0 < 0 }
  }
  public var byteCount: Int { before.count * MemoryLayout<Int>.stride }
}

extension Probe where Self == BelowZeroProbe {
  public static func belowZero(_ layer: Int) -> Self { Self(layer: layer) }
}
