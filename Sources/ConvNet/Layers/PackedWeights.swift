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
public struct PackedWeights: Measured {
  private let kernel: any PackedKernel

  package init(_ kernel: some PackedKernel) { self.kernel = kernel }

  public var byteCount: Int { kernel.byteCount }

  /// Less than this is done before anybody would ask whether it goes on.
  private static let shortWork = 1e6
  /// Less than this is done before other threads have begun.
  private static let largeWork = 8e6

  /// The output for one input, in memory of its own.
  func forward(
    _ input: Tensor, _ shape: Shape, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    try .filled(shape) { (output) throws(Cancelled) in
      try input.read { (input) throws(Cancelled) in try compute(input, output, checkpoint) }
    }
  }

  func compute(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    if let crew = checkpoint.crew, kernel.steps >= Self.largeWork, kernel.pieces > 1, crew.count > 1
    {
      return try SharedWork(kernel, input, output, checkpoint).compute(crew)
    }
    let scratch = UnsafeMutablePointer<Float>.allocate(capacity: kernel.scratchCount)
    defer { scratch.deallocate() }
    if kernel.steps < Self.shortWork {
      try checkpoint(0)
      return kernel.compute(0..<kernel.pieces, input, scratch, output, goesOn: nil)
    }
    try checkpoint.eachAsking(of: kernel.pieces, together: kernel.together) { pieces, goesOn in
      kernel.compute(pieces, input, scratch, output, goesOn: goesOn)
    }
  }
}
