/// Numbers on a grid: float32, contiguous, row-major, a value.
public struct Tensor: Sendable {
  private enum Storage: Sendable {
    case numbers([Float])
    case repeated(RepeatedNumber)
  }
  public let shape: Shape
  private var storage: Storage

  /// The numbers, row-major. Those of a tensor that repeats one number take memory from the first
  /// time on that they are asked for.
  public var elements: [Float] {
    switch storage {
    case .numbers(let numbers): numbers
    case .repeated(let number): number.elements
    }
  }

  public init(_ shape: Shape, _ elements: [Float]) {
    precondition(
      elements.count == shape.count, "\(shape) takes \(shape.count) numbers, not \(elements.count)")
    (self.shape, storage) = (shape, .numbers(elements))
  }
  public init(_ shape: Shape, repeating value: Float = 0) {
    (self.shape, storage) = (
      shape, .numbers([Float](repeating: value, count: shape.count))
    )
  }
  /// Repeats one number, without memory for it until the numbers are read.
  public init(_ shape: Shape, describing value: Float) {
    (self.shape, storage) = (shape, .repeated(RepeatedNumber(value, count: shape.count)))
  }
  /// Filled in place: `body` has to write every element.
  public init(_ shape: Shape, _ body: (UnsafeMutableBufferPointer<Float>) -> Void) {
    let size = shape.count
    let numbers = [Float](unsafeUninitializedCapacity: size) { buffer, count in
      body(UnsafeMutableBufferPointer(start: buffer.baseAddress, count: size))
      count = size
    }
    (self.shape, storage) = (shape, .numbers(numbers))
  }

  public subscript(_ element: Int...) -> Float {
    get { self[element] }
    set { self[element] = newValue }
  }
  public subscript(_ element: [Int]) -> Float {
    get {
      precondition(shape.contains(element), "\(element) is outside \(shape)")
      return elements[shape.offset(element)]
    }
    set {
      precondition(shape.contains(element), "\(element) is outside \(shape)")
      var numbers = elements
      // Nothing else holds them while they are changed, or all would be copied.
      storage = .numbers([])
      numbers[shape.offset(element)] = newValue
      storage = .numbers(numbers)
    }
  }

  /// The same numbers in another shape of as many.
  public func reshaped(_ shape: Shape) -> Tensor {
    describedValue.map { Tensor(shape, describing: $0) } ?? Tensor(shape, elements)
  }
  /// The number that is repeated where the numbers are only described.
  public var describedValue: Float? {
    if case .repeated(let number) = storage { number.value } else { nil }
  }

  /// One channel of `[channels, height, width]` as a slice, row-major.
  public func map(_ channel: Int) -> ArraySlice<Float> {
    let cells = shape.count / shape.channels
    return elements[channel * cells..<(channel + 1) * cells]
  }
  /// Sets one channel, or with nil all, to zero.
  package mutating func silence(_ channel: Int?) {
    let cells = shape.count / shape.channels
    let range = channel.map { $0 * cells..<($0 + 1) * cells } ?? 0..<shape.count
    self = Tensor(
      shape, elements.enumerated().map { range.contains($0.offset) ? 0 : $0.element })
  }

}

extension Tensor: Equatable {
  /// Equal to the bit, so that a NaN equals itself and a replay can be proved.
  public static func == (first: Tensor, second: Tensor) -> Bool {
    if let value = first.describedValue, let other = second.describedValue {
      return first.shape == second.shape && value.bitPattern == other.bitPattern
    }
    return first.shape == second.shape
      && first.elements.elementsEqual(second.elements) { $0.bitPattern == $1.bitPattern }
  }
}

extension Tensor: Measured {
  public var byteCount: Int { shape.count * MemoryLayout<Float>.stride }
}

extension Tensor {
  /// - Parameter order: which axis of this tensor each axis of the result is.
  func permuted(_ order: [Int]) -> Tensor {
    var strides = [Int](repeating: 1, count: shape.rank)
    for axis in (0..<max(0, shape.rank - 1)).reversed() {
      strides[axis] = strides[axis + 1] * shape[axis + 1]
    }
    let steps = order.map { strides[$0] }
    let sizes = order.map { shape[$0] }
    var place = [Int](repeating: 0, count: sizes.count)
    var source = 0
    let permuted = elements.indices.map { _ in
      let element = elements[source]
      for axis in sizes.indices.reversed() {
        place[axis] += 1
        source += steps[axis]
        guard place[axis] == sizes[axis] else { break }
        source -= steps[axis] * sizes[axis]
        place[axis] = 0
      }
      return element
    }
    do { return Tensor(try Shape(checking: sizes), permuted) } catch {
      preconditionFailure("axes in another order are as many: \(error)")
    }
  }
}
