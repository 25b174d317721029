package import ConvKernels

/// A kernel that can keep its numbers within bounds while it has them at hand, beside writing them
/// as they are: what the activation after it would do.
package protocol BoundingKernel: PackedKernel {
  func compute(
    _ pieces: Range<Int>, _ input: UnsafePointer<Float>, _ scratch: UnsafeMutablePointer<Float>,
    _ output: UnsafeMutablePointer<Float>, bounded: BoundedOutput?, goesOn: (() -> Bool)?
  )
}

extension BoundingKernel {
  package func compute(
    _ pieces: Range<Int>, _ input: UnsafePointer<Float>, _ scratch: UnsafeMutablePointer<Float>,
    _ output: UnsafeMutablePointer<Float>, goesOn: (() -> Bool)?
  ) {
    compute(pieces, input, scratch, output, bounded: nil, goesOn: goesOn)
  }
}

/// A kernel with the second place that it writes to, for one pass.
struct BoundedWork: PackedKernel {
  let kernel: any BoundingKernel
  private nonisolated(unsafe) let bounded: BoundedOutput

  init(_ kernel: any BoundingKernel, _ bounded: BoundedOutput) {
    (self.kernel, self.bounded) = (kernel, bounded)
  }
  var pieces: Int { kernel.pieces }
  var steps: Double { kernel.steps }
  var together: Int { kernel.together }
  var scratchCount: Int { kernel.scratchCount }

  func compute(
    _ pieces: Range<Int>, _ input: UnsafePointer<Float>, _ scratch: UnsafeMutablePointer<Float>,
    _ output: UnsafeMutablePointer<Float>, goesOn: (() -> Bool)?
  ) {
    kernel.compute(pieces, input, scratch, output, bounded: bounded, goesOn: goesOn)
  }
}
