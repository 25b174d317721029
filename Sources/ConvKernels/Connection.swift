import ConvKernelsBase

/// Units that each add up every input, `[samples, inputs]` to `[samples, outputs]`.
public struct Connection: Sendable {
  private let samples: Int
  private let inputs: Int
  private let outputs: Int

  public init(samples: Int = 1, inputs: Int, outputs: Int) {
    (self.samples, self.inputs, self.outputs) = (samples, inputs, outputs)
  }

  /// The number of parts that the output has: one for each unit.
  public var pieces: Int { outputs }
  /// The size of packed weights: 0 where they are read as they lie.
  public var packedCount: Int { 0 }

  /// Brings weights, `[outputs, inputs]`, into the order in which they are read.
  ///
  /// - Returns: the packed weights, in the room or where they were.
  public func pack(
    _ weights: UnsafePointer<Float>, into room: UnsafeMutablePointer<Float>
  ) -> UnsafePointer<Float> { weights }

  /// Computes some units for all samples.
  ///
  /// - Parameters:
  ///   - packed: what ``pack(_:into:)`` returned.
  ///   - biases: one for each unit, or nil.
  ///   - output: the whole output, of which the units are written.
  public func compute(
    _ units: Range<Int>, input: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    biases: UnsafePointer<Float>?, output: UnsafeMutablePointer<Float>
  ) {
    connect(
      from: units.lowerBound, to: units.upperBound, samples: samples, inputs: inputs,
      outputs: outputs, input: input, weights: packed, biases: biases, output: output)
  }
}
