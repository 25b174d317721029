import ConvKernelsBase

/// A whole transposed convolution over one to three axes, `[groups · inputs, …]` to
/// `[groups · outputs, …]`, in pieces like a ``Convolution``.
public struct TransposedConvolution: Sendable {
  private let channels: Channels
  private let grid: Grid
  private let kernels: Kernels

  /// - Parameters:
  ///   - inputs: channels of one group.
  ///   - outputs: channels of one group.
  public init(
    groups: Int, inputs: Int, outputs: Int, _ axes: [WindowAxis],
    on set: InstructionSet = .current
  ) {
    kernels = set.kernels
    channels = (groups: groups, inputs: inputs, outputs: outputs)
    grid = axes.grid
  }

  /// The number of parts that the output has, most often a matter of milliseconds.
  public var pieces: Int { channels.groups * channels.outputs * grid.slices.output }
  /// The size of the scratch memory that one caller needs.
  public var scratchCount: Int { grid.columns.output + grid.columns.stride }

  /// Computes some pieces, as ``Convolution/compute(_:input:biases:scratch:output:goesOn:)`` does.
  ///
  /// - Parameter filters: `[groups · inputs, outputs, kernel …]`
  public func compute(
    _ pieces: Range<Int>, input: UnsafePointer<Float>, filters: UnsafePointer<Float>,
    biases: UnsafePointer<Float>?, scratch: UnsafeMutablePointer<Float>,
    output: UnsafeMutablePointer<Float>, goesOn: () -> Bool = { true }
  ) {
    kernels.convolveTransposed(
      pieces.lowerBound, pieces.upperBound, channels, grid, input, filters, biases, scratch,
      output, goesOn)
  }
}
