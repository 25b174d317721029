/// What a layer does to the numbers of its one input, with all found before that does not depend on
/// them. Its output is made in pieces, which may come in any order.
package protocol PackedKernel: Measured {
  /// The number of pieces, most often a matter of milliseconds.
  var pieces: Int { get }
  /// Multiply-adds, or what takes as long, of all pieces.
  var steps: Double { get }
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
    let scratch = UnsafeMutablePointer<Float>.allocate(capacity: kernel.scratchCount)
    defer { scratch.deallocate() }
    if kernel.steps < Self.shortWork {
      try checkpoint(0)
      return kernel.compute(0..<kernel.pieces, input, scratch, output, goesOn: nil)
    }
    try checkpoint.eachAsking(of: kernel.pieces) { pieces, goesOn in
      kernel.compute(pieces, input, scratch, output, goesOn: goesOn)
    }
  }
}
