import Synchronization

/// One number as often as a tensor needs it, written out when it is first read.
final class RepeatedNumber: Sendable {
  let value: Float
  private let count: Int
  private let written = Mutex<[Float]?>(nil)

  init(_ value: Float, count: Int) { (self.value, self.count) = (value, count) }

  var elements: [Float] {
    written.withLock { numbers in
      if let numbers { return numbers }
      let all = [Float](repeating: value, count: count)
      numbers = all
      return all
    }
  }
}
