import ConvKernels

/// What a layer does to the numbers of its one input, with all found before that does not depend on
/// them. Its output is made in pieces, which may come in any order.
package protocol PackedKernel: Measured {
  /// The number of pieces, most often a matter of milliseconds.
  var pieces: Int { get }
  /// Multiply-adds, or what takes as long, of all pieces.
  var steps: Double { get }
  /// Pieces that are best computed one after the other by the same caller.
  var together: Int { get }
  /// Numbers that one caller keeps beside input and output while it computes.
  var scratchCount: Int { get }
  /// Computes some pieces of one sample.
  /// - Parameter goesOn: asked about once a millisecond; where it says no, they are left half done.
  func compute(
    _ pieces: Range<Int>, _ input: UnsafePointer<Float>, _ scratch: UnsafeMutablePointer<Float>,
    _ output: UnsafeMutablePointer<Float>, goesOn: (() -> Bool)?
  )
}

extension PackedKernel {
  package var together: Int { 1 }
  package var scratchCount: Int { 0 }
  package var byteCount: Int { 0 }
}

/// A layer made ready for inputs of one size: its kernel, kept in one place that all copies share.
public final class PackedWeights: Measured {
  private let kernel: any PackedKernel
  /// The same where it knows bounds.
  private let bounding: (any BoundingKernel)?
  private let isShort: Bool
  private let isLarge: Bool
  /// Numbers that it keeps beside input and output while it computes.
  let scratchCount: Int
  /// Whether ``forward(_:_:within:scratch:_:)`` may be asked for.
  var canBound: Bool { bounding != nil }

  package init(_ kernel: some PackedKernel) {
    self.kernel = kernel
    (scratchCount, bounding) = (kernel.scratchCount, kernel as? any BoundingKernel)
    // Done before anybody would ask whether it goes on.
    isShort = kernel.steps < 1e6
    // Not done before other threads have begun.
    isLarge = kernel.steps >= 8e6 && kernel.pieces > 1
  }

  public var byteCount: Int { kernel.byteCount }

  /// The output for one input, in memory of its own.
  /// - Parameter scratch: room for ``scratchCount`` numbers that nothing else uses.
  func forward(
    _ input: Tensor, _ shape: Shape, scratch: UnsafeMutablePointer<Float>,
    _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    try .filled(shape) { (output) throws(Cancelled) in
      try input.read { (input) throws(Cancelled) in
        try compute(kernel, input, output, scratch: scratch, checkpoint)
      }
    }
  }
  /// The output for one input, and what bounds make of it.
  func forward(
    _ input: Tensor, _ shape: Shape, within bounds: ClosedRange<Float>,
    scratch: UnsafeMutablePointer<Float>, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> (output: Tensor, bounded: Tensor) {
    guard let bounding else {
      preconditionFailure("a kernel is asked for bounds that it does not know")
    }
    var bounded: Tensor?
    let output = try Tensor.filled(shape) { (output) throws(Cancelled) in
      bounded = try .filled(shape) { (bounded) throws(Cancelled) in
        try input.read { (input) throws(Cancelled) in
          let second = BoundedOutput(bounded, low: bounds.lowerBound, high: bounds.upperBound)
          try compute(
            BoundedWork(bounding, second), input, output, scratch: scratch, checkpoint)
        }
      }
    }
    return (output, bounded ?? output)
  }
  /// The same with scratch memory of its own.
  func forward(
    _ input: Tensor, _ shape: Shape, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    let scratch = UnsafeMutablePointer<Float>.allocate(capacity: scratchCount)
    defer { scratch.deallocate() }
    return try forward(input, shape, scratch: scratch, checkpoint)
  }

  func compute(_ work: LayerWork) throws(Cancelled) {
    try work.withScratch(scratchCount) { (scratch) throws(Cancelled) in
      try compute(kernel, work.input, work.output, scratch: scratch, work.checkpoint)
    }
  }

  private func compute(
    _ kernel: some PackedKernel, _ input: UnsafePointer<Float>,
    _ output: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>,
    _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    if isShort {
      try checkpoint(0)
      return kernel.compute(0..<kernel.pieces, input, scratch, output, goesOn: nil)
    }
    if isLarge, let crew = checkpoint.crew, crew.count > 1 {
      return try SharedWork(kernel, input, output, checkpoint).compute(crew)
    }
    try checkpoint.eachAsking(of: kernel.pieces, together: kernel.together) { pieces, goesOn in
      kernel.compute(pieces, input, scratch, output, goesOn: goesOn)
    }
  }
}
