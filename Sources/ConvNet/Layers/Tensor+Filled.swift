extension Tensor {
  /// A new tensor whose every element `body` writes, unless it is cancelled.
  static func filled(
    _ shape: Shape, _ body: (UnsafeMutablePointer<Float>) throws(Cancelled) -> Void
  ) throws(Cancelled) -> Tensor {
    var cancelled: Cancelled?
    let tensor = Tensor(shape) { buffer in
      guard let start = buffer.baseAddress else { return }
      do throws(Cancelled) { try body(start) } catch { cancelled = error }
    }
    if let cancelled { throw cancelled }
    return tensor
  }

  /// The elements in place, for the kernels.
  func read<Result>(
    _ body: (UnsafePointer<Float>) throws(Cancelled) -> Result
  ) throws(Cancelled) -> Result {
    try elements.withUnsafeBufferPointer { (buffer) throws(Cancelled) in
      guard let start = buffer.baseAddress else { preconditionFailure("a tensor has elements") }
      return try body(start)
    }
  }
}
