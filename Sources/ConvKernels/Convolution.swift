import ConvKernelsBase

/// A whole convolution over one to three axes, `[groups · inputs, …]` to `[groups · outputs, …]`.
///
/// It is divided into ``pieces``, parts of the output that may be computed in any order and by
/// several threads, each with scratch memory of its own.
public struct Convolution: Sendable {
  private let channels: Channels
  private let grid: Grid

  /// - Parameters:
  ///   - inputs: channels of one group.
  ///   - outputs: channels of one group.
  public init(groups: Int, inputs: Int, outputs: Int, _ axes: [WindowAxis]) {
    channels = (groups: groups, inputs: inputs, outputs: outputs)
    grid = axes.grid
  }

  /// The number of parts that the output has, most often a matter of milliseconds.
  public var pieces: Int { channels.groups * channels.outputs * grid.slices.output }
  /// The size of packed filters: 0 where filters are read as they lie.
  public var packedCount: Int { 0 }
  /// The size of the scratch memory that one caller needs.
  public var scratchCount: Int { 0 }

  /// Brings filters into the order in which they are read.
  ///
  /// - Parameters:
  ///   - filters: `[groups · outputs, inputs, kernel …]`
  ///   - room: for ``packedCount`` numbers.
  /// - Returns: the packed filters, in the room or where they were.
  public func pack(
    _ filters: UnsafePointer<Float>, into room: UnsafeMutablePointer<Float>
  ) -> UnsafePointer<Float> { filters }

  /// Computes some pieces.
  ///
  /// - Parameters:
  ///   - packed: what ``pack(_:into:)`` returned.
  ///   - biases: one for each output channel, or nil.
  ///   - scratch: room for ``scratchCount`` numbers that no other caller uses.
  ///   - output: the whole output, of which the pieces are written.
  ///   - goesOn: asked about once a millisecond; where it says no, the pieces are left half done.
  public func compute(
    _ pieces: Range<Int>, input: UnsafePointer<Float>, packed: UnsafePointer<Float>,
    biases: UnsafePointer<Float>?, scratch: UnsafeMutablePointer<Float>,
    output: UnsafeMutablePointer<Float>, goesOn: () -> Bool = { true }
  ) {
    convolve(
      from: pieces.lowerBound, to: pieces.upperBound, channels, grid, input: input,
      filters: packed, biases: biases, output: output, goesOn: goesOn)
  }
}
