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

  /// Units that are computed together.
  private var together: Int { max(8, (1 << 22) / (samples * inputs) / 8 * 8) }
  /// Samples whose products with those units are a matter of milliseconds.
  private var samplesTogether: Int { max(1, (1 << 22) / (together * inputs)) }
  /// The number of parts that the output has, most often a matter of milliseconds.
  public var pieces: Int { (outputs + together - 1) / together }

  /// Computes some pieces for all samples.
  ///
  /// - Parameters:
  ///   - weights: `[outputs, inputs]`
  ///   - biases: one for each unit, or nil.
  ///   - output: the whole output, of which the pieces are written.
  ///   - goesOn: asked about once a millisecond; where it says no, the pieces are left half done.
  public func compute(
    _ pieces: Range<Int>, input: UnsafePointer<Float>, weights: UnsafePointer<Float>,
    biases: UnsafePointer<Float>?, output: UnsafeMutablePointer<Float>,
    goesOn: (() -> Bool)? = nil
  ) {
    var asking = Asking(goesOn)
    for piece in pieces {
      let (first, end) = (piece * together, min((piece + 1) * together, outputs))
      for sample in stride(from: 0, to: samples, by: samplesTogether) {
        let count = min(samplesTogether, samples - sample)
        kernels.connect(
          first, end, count, inputs, outputs, input + sample * inputs, weights, biases,
          output + sample * outputs)
        guard asking.goesOn(after: count * inputs * (end - first)) else { return }
      }
    }
  }
}
