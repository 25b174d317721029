/// A tensor in memory that somebody else owns, valid only while a layer computes.
public struct TensorView {
  package let shape: Shape
  package let start: UnsafePointer<Float>

  package init(_ shape: Shape, _ start: UnsafePointer<Float>) {
    (self.shape, self.start) = (shape, start)
  }

  /// The number at a row-major position.
  package subscript(_ offset: Int) -> Float { start[offset] }

  /// The tensor of a later sample, where samples lie one after another.
  func sample(_ index: Int) -> TensorView { TensorView(shape, start + index * shape.count) }
}

extension TensorView {
  /// More tensors than these are not borrowed one inside the other, which would use up the stack.
  static let mostNested = 64

  /// Borrows the numbers of all tensors at once.
  static func borrowing(
    _ tensors: [Tensor], _ body: ([TensorView]) throws(Cancelled) -> Void
  ) throws(Cancelled) {
    guard tensors.count > mostNested else {
      var views: [TensorView] = []
      views.reserveCapacity(tensors.count)
      return try nest(tensors, &views, body)
    }
    let shapes = tensors.map(\.shape)
    let joined = tensors.flatMap(\.elements)
    try joined.withUnsafeBufferPointer { (buffer) throws(Cancelled) in
      guard var start = buffer.baseAddress else { return try body([]) }
      var views: [TensorView] = []
      for shape in shapes {
        views.append(TensorView(shape, start))
        start += shape.count
      }
      try body(views)
    }
  }

  private static func nest(
    _ tensors: [Tensor], _ views: inout [TensorView],
    _ body: ([TensorView]) throws(Cancelled) -> Void
  ) throws(Cancelled) {
    guard views.count < tensors.count else { return try body(views) }
    let tensor = tensors[views.count]
    try tensor.read { (start) throws(Cancelled) in
      views.append(TensorView(tensor.shape, start))
      try nest(tensors, &views, body)
    }
  }
}
