/// A picture as the network reads it, and the class that it is.
public struct Example: Sendable, Equatable {
  public let input: Tensor
  /// The unit of the last layer that is to be the largest.
  public let label: Int

  public init(_ input: Tensor, label: Int) { (self.input, self.label) = (input, label) }
}

/// Examples by their number: the same one whenever it is asked for, so that a run can be taken up
/// anywhere.
public protocol Examples: Sendable {
  /// The number of examples in an epoch: all of them, or of an endless source as many as one says.
  var count: Int { get }
  /// Whether every epoch has others.
  var isEndless: Bool { get }
  /// - Parameter index: below `count`, or of an endless source any.
  func example(_ index: Int) -> Example
}

/// The order in which a run sees its examples. An epoch of a fixed set has each once, in an order of
/// its own that the seed fixes; an endless source is taken as it comes.
public struct Batches: Sendable {
  public let examples: any Examples
  public let size: Int
  public let seed: UInt64

  /// - Parameter size: at least 1; one as large as the set or larger takes all of it in each step.
  public init(_ examples: any Examples, size: Int, seed: UInt64) {
    precondition(size > 0 && examples.count > 0, "a batch has examples")
    (self.examples, self.seed) = (examples, seed)
    self.size = examples.isEndless ? size : min(size, examples.count)
  }

  /// Steps in an epoch; what is left over at its end is not seen, as PyTorch's `drop_last` has it.
  public var stepsInEpoch: Int { max(1, examples.count / size) }

  /// The examples of a step, counted from 0.
  public func callAsFunction(_ step: Int) -> [Example] {
    indices(step).map { examples.example($0) }
  }

  /// The numbers of those examples.
  public func indices(_ step: Int) -> [Int] {
    guard !examples.isEndless else { return Array(step * size..<(step + 1) * size) }
    let (epoch, place) = step.quotientAndRemainder(dividingBy: stepsInEpoch)
    guard size < examples.count else { return Array(0..<examples.count) }
    // The first numbers of a shuffle, as far as they are needed.
    var order = Array(0..<examples.count)
    var mixed = SeededGenerator(seed: seed)
    var generator = SeededGenerator(seed: mixed.next() ^ UInt64(epoch))
    for index in 0..<(place + 1) * size {
      order.swapAt(index, Int.random(in: index..<order.count, using: &generator))
    }
    return Array(order[place * size..<(place + 1) * size])
  }
}
