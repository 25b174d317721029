/// Numbers on a grid: float32, contiguous, row-major, a value.
public struct Tensor: Sendable {
  public let shape: Shape
  public private(set) var elements: [Float]

  public init(_ shape: Shape, _ elements: [Float]) {
    precondition(
      elements.count == shape.count, "\(shape) takes \(shape.count) numbers, not \(elements.count)")
    (self.shape, self.elements) = (shape, elements)
  }
  public init(_ shape: Shape, repeating value: Float = 0) {
    (self.shape, elements) = (shape, [Float](repeating: value, count: shape.count))
  }
  /// Filled in place: `body` has to write every element.
  public init(_ shape: Shape, _ body: (UnsafeMutableBufferPointer<Float>) -> Void) {
    self.shape = shape
    elements = [Float](unsafeUninitializedCapacity: shape.count) { buffer, count in
      body(UnsafeMutableBufferPointer(rebasing: buffer[..<shape.count]))
      count = shape.count
    }
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
      elements[shape.offset(element)] = newValue
    }
  }

  /// The same numbers in another shape of as many.
  public func reshaped(_ shape: Shape) -> Tensor { Tensor(shape, elements) }

  /// One channel of `[channels, height, width]` as a slice, row-major.
  public func map(_ channel: Int) -> ArraySlice<Float> {
    let cells = shape.count / shape.channels
    return elements[channel * cells..<(channel + 1) * cells]
  }
}

extension Tensor: Equatable {
  /// Equal to the bit, so that a NaN equals itself and a replay can be proved.
  public static func == (first: Tensor, second: Tensor) -> Bool {
    first.shape == second.shape
      && first.elements.elementsEqual(second.elements) { $0.bitPattern == $1.bitPattern }
  }
}
