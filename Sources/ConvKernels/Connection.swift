/// Units that each add up every input, `[samples, inputs]` to `[samples, outputs]`.
public struct Connection: Sendable {
  private let samples: Int
  private let inputs: Int
  private let outputs: Int
  private let kernels: Kernels

  public init(
    samples: Int = 1, inputs: Int, outputs: Int, on set: InstructionSet = .current
  ) {
    (self.samples, self.inputs, self.outputs) = (samples, inputs, outputs)
    kernels = set.kernels
  }

  /// Units that are computed together: a matter of milliseconds.
  private var together: Int { max(8, (1 << 22) / (samples * inputs) / 8 * 8) }
  /// The number of parts that the output has.
  public var pieces: Int { (outputs + together - 1) / together }

  /// Computes some pieces for all samples.
  ///
  /// - Parameters:
  ///   - weights: `[outputs, inputs]`
  ///   - biases: one for each unit, or nil.
  ///   - output: the whole output, of which the pieces are written.
  public func compute(
    _ pieces: Range<Int>, input: UnsafePointer<Float>, weights: UnsafePointer<Float>,
    biases: UnsafePointer<Float>?, output: UnsafeMutablePointer<Float>
  ) {
    kernels.connect(
      pieces.lowerBound * together, min(pieces.upperBound * together, outputs), samples, inputs,
      outputs, input, weights, biases, output)
  }
}
