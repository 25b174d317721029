import ConvKernelsBase
import ConvKernelsV3
import ConvKernelsV4

/// The kernels of one instruction set.
struct Kernels: Sendable {
  typealias Numbers = UnsafePointer<Float>
  typealias Room = UnsafeMutablePointer<Float>

  let tallestTile: Int
  let addTaps:
    @Sendable (
      _ taps: Int, _ rows: Int, _ source: Numbers, _ offsets: UnsafePointer<Int>,
      _ weights: Numbers, _ biases: Numbers?, _ sums: Room, _ step: Int, _ count: Int
    ) -> Void
  let channelsOfVector: Int
  let widestChannelTile: Int
  let addTapsToChannels:
    @Sendable (
      _ taps: Int, _ vectors: Int, _ source: Numbers, _ pitch: Int,
      _ offsets: UnsafePointer<Int>, _ weights: Numbers, _ biases: Numbers?, _ sums: Room,
      _ rows: Int, _ count: Int
    ) -> Void
  let turnChannels:
    @Sendable (
      _ source: Numbers, _ width: Int, _ channels: Int, _ count: Int, _ target: Room, _ step: Int
    ) -> Void
  let convolveMap:
    @Sendable (
      _ taps: Int, _ plane: Numbers, _ pitch: Int, _ offsets: UnsafePointer<Int>,
      _ weights: Numbers, _ bias: Float, _ target: Room, _ rows: Int, _ columns: Int,
      _ room: Int
    ) -> Void
  let fillPlane:
    @Sendable (_ map: Numbers?, _ rows: Span, _ columns: Span, _ pitch: Int, _ plane: Room) -> Void
  let copyRows:
    @Sendable (
      _ rows: Int, _ source: Numbers, _ step: Int, _ target: Room, _ targetStep: Int, _ count: Int
    ) -> Void
  let connect:
    @Sendable (
      _ first: Int, _ end: Int, _ samples: Int, _ inputs: Int, _ outputs: Int, _ input: Numbers,
      _ weights: Numbers, _ biases: Numbers?, _ output: Room
    ) -> Void
  let connectInVectors:
    @Sendable (
      _ vectors: Int, _ inputs: Int, _ input: Numbers, _ weights: Numbers, _ biases: Numbers,
      _ sums: Room
    ) -> Void
  let poolLargest:
    @Sendable (
      _ first: Int, _ end: Int, _ grid: Grid, _ input: Numbers, _ output: Room,
      _ goesOn: () -> Bool
    ) -> Void
  let poolAverage:
    @Sendable (
      _ first: Int, _ end: Int, _ grid: Grid, _ paddingCounts: Bool, _ input: Numbers,
      _ output: Room, _ goesOn: () -> Bool
    ) -> Void
  let convolveTransposed:
    @Sendable (
      _ first: Int, _ end: Int, _ channels: Channels, _ grid: Grid, _ input: Numbers,
      _ filters: Numbers, _ biases: Numbers?, _ scratch: Room, _ output: Room,
      _ goesOn: () -> Bool
    ) -> Void
  let transformInput:
    @Sendable (
      _ even: Numbers, _ odd: Numbers, _ pitch: Int, _ rows: Int, _ blocks: Int, _ target: Room,
      _ step: Int
    ) -> Void
  let transformOutput:
    @Sendable (
      _ source: Numbers, _ step: Int, _ bias: Float, _ blocks: Int, _ lines: Room,
      _ lineStep: Int
    ) -> Bool
  let interleave: @Sendable (_ even: Numbers, _ odd: Numbers, _ target: Room, _ count: Int) -> Void
  let clip:
    @Sendable (_ source: Numbers, _ target: Room, _ count: Int, _ low: Float, _ high: Float) -> Void
}

extension InstructionSet {
  var kernels: Kernels {
    switch self {
    case .base: Self.baseKernels
    case .v3: Self.v3Kernels
    case .v4: Self.v4Kernels
    }
  }
  private static let baseKernels = Kernels(
    tallestTile: ConvKernelsBase.tallestTile(), addTaps: ConvKernelsBase.addTaps,
    channelsOfVector: ConvKernelsBase.channelsOfVector(),
    widestChannelTile: ConvKernelsBase.widestChannelTile(),
    addTapsToChannels: ConvKernelsBase.addTapsToChannels,
    turnChannels: ConvKernelsBase.turnChannels, convolveMap: ConvKernelsBase.convolveMap,
    fillPlane: ConvKernelsBase.fillPlane,
    copyRows: ConvKernelsBase.copyRows,
    connect: ConvKernelsBase.connect, connectInVectors: ConvKernelsBase.connectInVectors,
    poolLargest: ConvKernelsBase.poolLargest,
    poolAverage: ConvKernelsBase.poolAverage,
    convolveTransposed: ConvKernelsBase.convolveTransposed,
    transformInput: ConvKernelsBase.transformInput,
    transformOutput: ConvKernelsBase.transformOutput, interleave: ConvKernelsBase.interleave,
    clip: ConvKernelsBase.clip)
  private static let v3Kernels = Kernels(
    tallestTile: ConvKernelsV3.tallestTile(), addTaps: ConvKernelsV3.addTaps,
    channelsOfVector: ConvKernelsV3.channelsOfVector(),
    widestChannelTile: ConvKernelsV3.widestChannelTile(),
    addTapsToChannels: ConvKernelsV3.addTapsToChannels, turnChannels: ConvKernelsV3.turnChannels,
    convolveMap: ConvKernelsV3.convolveMap, fillPlane: ConvKernelsV3.fillPlane,
    copyRows: ConvKernelsV3.copyRows,
    connect: ConvKernelsV3.connect, connectInVectors: ConvKernelsV3.connectInVectors,
    poolLargest: ConvKernelsV3.poolLargest,
    poolAverage: ConvKernelsV3.poolAverage,
    convolveTransposed: ConvKernelsV3.convolveTransposed,
    transformInput: ConvKernelsV3.transformInput,
    transformOutput: ConvKernelsV3.transformOutput, interleave: ConvKernelsV3.interleave,
    clip: ConvKernelsV3.clip)
  private static let v4Kernels = Kernels(
    tallestTile: ConvKernelsV4.tallestTile(), addTaps: ConvKernelsV4.addTaps,
    channelsOfVector: ConvKernelsV4.channelsOfVector(),
    widestChannelTile: ConvKernelsV4.widestChannelTile(),
    addTapsToChannels: ConvKernelsV4.addTapsToChannels, turnChannels: ConvKernelsV4.turnChannels,
    convolveMap: ConvKernelsV4.convolveMap, fillPlane: ConvKernelsV4.fillPlane,
    copyRows: ConvKernelsV4.copyRows,
    connect: ConvKernelsV4.connect, connectInVectors: ConvKernelsV4.connectInVectors,
    poolLargest: ConvKernelsV4.poolLargest,
    poolAverage: ConvKernelsV4.poolAverage,
    convolveTransposed: ConvKernelsV4.convolveTransposed,
    transformInput: ConvKernelsV4.transformInput,
    transformOutput: ConvKernelsV4.transformOutput, interleave: ConvKernelsV4.interleave,
    clip: ConvKernelsV4.clip)
}
