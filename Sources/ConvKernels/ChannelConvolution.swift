import ConvKernelsBase

/// A convolution to maps that fill no vectors, in tiles whose vectors hold output channels: see
/// Base/ChannelTile. Its panels are those of every convolution.
final class ChannelConvolution: Sendable {
  private let plan: ConvolutionPlan
  private let kernels: Kernels
  /// Of each group, of each tile, of each tap, the weights of the tile's output channels, filled up
  /// with zeros to whole vectors.
  private let weights: [Float]
  /// The vectors of each tile of a group, and how many were before.
  private let tiles: [Range<Int>]
  private let lanes: Int

  /// Nil where outputs fill vectors as well as channels do. To turn the sums over takes as long as two
  /// dozen taps, to copy rows of outputs a few.
  init?(
    _ plan: ConvolutionPlan, _ kernels: Kernels, filters: UnsafePointer<Float>,
    _ asking: inout Asking
  ) {
    let (lanes, outputs) = (kernels.channelsOfVector, plan.channels.outputs)
    let vectors = (outputs + lanes - 1) / lanes
    let run = (plan.band.rows - 1) * plan.pitch + plan.band.columns
    let filled = plan.band.rows * plan.band.columns * vectors
    guard plan.band.columns == plan.grid.columns.output,
      filled * (plan.taps + 24) < (run + lanes - 1) / lanes * outputs * (plan.taps + 4)
    else { return nil }
    (self.plan, self.kernels, self.lanes) = (plan, kernels, lanes)
    let count = (vectors + kernels.widestChannelTile - 1) / kernels.widestChannelTile
    tiles = (0..<count).map { $0 * vectors / count..<($0 + 1) * vectors / count }
    weights = Self.packed(filters, plan, tiles, lanes, &asking)
  }

  /// - Returns: nothing where it was stopped.
  private static func packed(
    _ filters: UnsafePointer<Float>, _ plan: ConvolutionPlan, _ tiles: [Range<Int>], _ lanes: Int,
    _ asking: inout Asking
  ) -> [Float] {
    let (groups, outputs, taps) = (plan.channels.groups, plan.channels.outputs, plan.taps)
    let size = tiles.last!.upperBound * lanes * taps
    var packed = [Float](repeating: 0, count: groups * size)
    for group in 0..<groups {
      for tile in tiles {
        let (first, width) = (tile.lowerBound * lanes, tile.count * lanes)
        for channel in 0..<min(width, outputs - first) {
          let source = filters + (group * outputs + first + channel) * taps
          let start = group * size + first * taps + channel
          for tap in 0..<taps { packed[start + tap * width] = source[tap] }
          guard asking.goesOn(after: taps) else { return [] }
        }
      }
    }
    return packed
  }

  var byteCount: Int { weights.count * MemoryLayout<Float>.stride }
  var tileCount: Int { tiles.count }
  private var widest: Int { kernels.widestChannelTile * lanes }
  /// The sums of a band for one tile, its biases, and the panel.
  var scratchCount: Int {
    (plan.band.rows * plan.band.columns + 1) * widest + plan.panelCount
  }

  /// So many taps are added up by themselves: their weights stay in the first cache.
  private func block(_ vectors: Int) -> Int { min(ConvolutionPlan.block, 384 / vectors) }

  /// Computes one of some parts of a band.
  func compute(
    _ band: ConvolutionPlan.Band, _ part: Int, of parts: Int, isLaidOut: Bool,
    input: UnsafePointer<Float>, biases: UnsafePointer<Float>?,
    scratch: UnsafeMutablePointer<Float>, output: ConvolutionOutput, _ asking: inout Asking
  ) {
    let sums = scratch + plan.panelCount
    let panel = plan.panel(
      band, input, scratch, isLaidOut: isLaidOut, beyond: 0, kernels, &asking)
    let step = plan.cells
    for tile in tiles[part * tiles.count / parts..<(part + 1) * tiles.count / parts] {
      let first = tile.lowerBound * lanes
      let channels = min(tile.count * lanes, plan.channels.outputs - first)
      let map = band.group * plan.channels.outputs + first
      let added = sums + plan.band.rows * plan.band.columns * widest
      added.update(repeating: 0, count: widest)
      if let biases { added.update(from: biases + map, count: channels) }
      add(band, tile, panel, added, to: sums, &asking)
      guard asking.isWanted else { return }
      let place = (band.slice * plan.grid.rows.output + band.row) * plan.grid.columns.output
      kernels.turnChannels(
        sums, tile.count * lanes, channels, band.rows * band.columns,
        output.start + (map * step + place), step)
      let count = band.rows * band.columns
      if count == step {
        output.written(map * step, channels * step)
      } else {
        for channel in map..<map + channels {
          output.written(channel * step + place, count)
        }
      }
    }
  }

  /// The sums of a band for one tile.
  private func add(
    _ band: ConvolutionPlan.Band, _ tile: Range<Int>, _ panel: ConvolutionPlan.Panel,
    _ biases: UnsafePointer<Float>, to sums: UnsafeMutablePointer<Float>, _ asking: inout Asking
  ) {
    let (taps, width) = (plan.taps, tile.count * lanes)
    let first = (band.group * tiles.last!.upperBound + tile.lowerBound) * lanes * taps
    weights.withUnsafeBufferPointer { weights in
      panel.offsets.withUnsafeBufferPointer { offsets in
        for tap in stride(from: 0, to: taps, by: block(tile.count)) {
          let some = min(block(tile.count), taps - tap)
          kernels.addTapsToChannels(
            some, tile.count, panel.source, panel.pitch, offsets.baseAddress! + tap,
            weights.baseAddress! + first + tap * width, tap == 0 ? biases : nil, sums, band.rows,
            band.columns)
          guard asking.goesOn(after: some * width * band.rows * band.columns) else { return }
        }
      }
    }
  }
}
