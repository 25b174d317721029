import ConvKernelsBase

/// A whole transposed convolution over one to three axes, `[groups · inputs, …]` to
/// `[groups · outputs, …]`, in pieces like a ``Convolution``.
public struct TransposedConvolution: Sendable {
  private let channels: Channels
  private let grid: Grid

  /// - Parameters:
  ///   - inputs: channels of one group.
  ///   - outputs: channels of one group.
  public init(groups: Int, inputs: Int, outputs: Int, _ axes: [WindowAxis]) {
    channels = (groups: groups, inputs: inputs, outputs: outputs)
    grid = axes.grid
  }

  /// The number of parts that the output has, each a matter of milliseconds.
  public var pieces: Int { channels.groups * channels.outputs * grid.slices.output }
  /// The size of packed filters: 0 where filters are read as they lie.
  public var packedCount: Int { 0 }
  /// The size of the scratch memory that one caller needs.
  public var scratchCount: Int { grid.columns.output + grid.columns.stride }

  /// Brings filters into the order in which they are read.
  ///
  /// - Parameters:
  ///   - filters: `[groups · inputs, outputs, kernel …]`
  ///   - room: for ``packedCount`` numbers.
  /// - Returns: the packed filters, in the room or where they were.
  public func pack(
    _ filters: UnsafePointer<Float>, into room: UnsafeMutablePointer<Float>
  ) -> UnsafePointer<Float> { filters }

  /// Computes some pieces, as ``Convolution/compute(_:input:packed:biases:scratch:output:goesOn:)`` does.
  public func compute(
    _ pieces: Range<Int>, input: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    biases: UnsafePointer<Float>?, scratch: UnsafeMutablePointer<Float>,
    output: UnsafeMutablePointer<Float>, goesOn: () -> Bool = { true }
  ) {
    convolveTransposed(
      from: pieces.lowerBound, to: pieces.upperBound, channels, grid, input: input,
      filters: packed, biases: biases, scratch: scratch, output: output, goesOn: goesOn)
  }
}
