import ConvKernelsBase

/// A whole convolution (cross-correlation) over one to three axes with its filters, `[groups · inputs,
/// …]` to `[groups · outputs, …]`; here in two dimensions and without groups:
/// `output[o, r, c] = biases[o] + Σ over i, k, l of filters[o, i, k, l] · input[i, r·s + k·d − p, …]`.
///
/// It is a sum of shifted planes: with rows and padding laid out in a panel, each tap of a filter adds
/// one run of neighbouring numbers, times one weight, to a run of neighbouring outputs. See
/// ``ConvolutionPlan`` for the panel, and Base/Tile for the loop.
///
/// It is divided into ``pieces``, parts of the output that may be computed in any order and by
/// several threads, each with scratch memory of its own.
public struct Convolution: Sendable {
  private let plan: ConvolutionPlan
  private let kernels: Kernels
  /// Of each group, of each tile, of each tap, the weights of the tile's output channels.
  private let weights: [Float]
  /// The filters as they are, where one of their numbers is not finite: times the zeros of the
  /// padding, which is to count as nothing, it would spoil the sums.
  private let unbounded: [Float]?
  /// Quicker ways, where there is one.
  private let winograd: Winograd?
  private let depthwise: Depthwise?
  private let byChannels: ChannelConvolution?
  /// A band's tiles are divided into so many parts, or it would take too long.
  private let parts: Int

  /// - Parameters:
  ///   - inputs: channels of one group.
  ///   - outputs: channels of one group.
  ///   - filters: `[groups · outputs, inputs, kernel …]`
  ///   - isExact: whether sums of whole numbers have to stay exact as long as the sums of their
  ///     products are, which rules out what is quicker but adds up larger numbers.
  ///   - goesOn: asked about once a millisecond; where it says no, the convolution has no pieces.
  public init(
    groups: Int, inputs: Int, outputs: Int, _ axes: [WindowAxis], filters: UnsafePointer<Float>,
    isExact: Bool = false, on set: InstructionSet = .current,
    goesOn: (() -> Bool)? = nil
  ) {
    kernels = set.kernels
    var asking = Asking(goesOn)
    let plan = ConvolutionPlan(
      (groups: groups, inputs: inputs, outputs: outputs), axes.grid,
      tallestTile: kernels.tallestTile, &asking)
    self.plan = plan
    weights = Self.packed(filters, plan, &asking)
    let isFinite = weights.allSatisfy { $0.isFinite }
    // Only the zeros of a padding make something else of what is not finite.
    let isPadded = [plan.grid.slices, plan.grid.rows, plan.grid.columns].contains {
      $0.padding > 0 || $0.paddingAfter > 0
    }
    unbounded =
      isFinite || !isPadded
      ? nil : Array(UnsafeBufferPointer(start: filters, count: weights.count))
    let canBeTurned = isFinite && !isExact && asking.isWanted
    winograd = canBeTurned ? Winograd(plan, kernels, filters: filters, &asking) : nil
    let isBounded = unbounded == nil && asking.isWanted
    depthwise = isBounded ? Depthwise(plan, kernels, filters: filters) : nil
    byChannels =
      isBounded && winograd == nil && depthwise == nil
      ? ChannelConvolution(plan, kernels, filters: filters, &asking) : nil
    let products = plan.taps * plan.band.rows * plan.band.columns * outputs
    let parts = unbounded == nil ? max(1, min(plan.tiles.count, products >> 26)) : 1
    self.parts = parts
    pieces = asking.isWanted ? winograd?.bands ?? depthwise?.pieces ?? plan.bandCount * parts : 0
  }

  /// - Returns: nothing where it was stopped.
  private static func packed(
    _ filters: UnsafePointer<Float>, _ plan: ConvolutionPlan, _ asking: inout Asking
  ) -> [Float] {
    let (groups, _, outputs) = plan.channels
    let taps = plan.taps
    return [Float](unsafeUninitializedCapacity: groups * outputs * taps) { packed, count in
      for group in 0..<groups {
        for tile in plan.tiles {
          let first = (group * outputs + tile.lowerBound) * taps
          for start in stride(from: 0, to: taps, by: ConvolutionPlan.stretch) {
            let end = min(taps, start + ConvolutionPlan.stretch)
            for row in 0..<tile.count {
              for tap in start..<end {
                packed[first + tap * tile.count + row] = filters[first + row * taps + tap]
              }
            }
            guard asking.goesOn(after: tile.count * (end - start)) else { return }
          }
        }
      }
      count = groups * outputs * taps
    }
  }

  /// What the packed filters take.
  public var byteCount: Int {
    weights.count * MemoryLayout<Float>.stride + (winograd?.byteCount ?? 0)
      + (byChannels?.byteCount ?? 0)
  }
  /// The number of parts that the output has, most often a matter of milliseconds.
  public let pieces: Int
  /// The products of all pieces.
  public var steps: Double { plan.steps }
  /// The size of the scratch memory that one caller needs.
  public var scratchCount: Int {
    max(
      plan.panelCount + kernels.tallestTile * (plan.sumsStep + 1),
      winograd?.scratchCount ?? depthwise?.scratchCount ?? byChannels?.scratchCount ?? 0)
  }

  /// Computes some pieces.
  ///
  /// - Parameters:
  ///   - biases: one for each output channel, or nil.
  ///   - scratch: room for ``scratchCount`` numbers that no other caller uses.
  ///   - output: the whole output, of which the pieces are written.
  ///   - goesOn: asked about once a millisecond; where it says no, the pieces are left half done.
  public func compute(
    _ pieces: Range<Int>, input: UnsafePointer<Float>, biases: UnsafePointer<Float>?,
    scratch: UnsafeMutablePointer<Float>, output: UnsafeMutablePointer<Float>,
    goesOn: (() -> Bool)? = nil
  ) {
    var asking = Asking(goesOn)
    for piece in pieces {
      guard asking.isWanted else { return }
      if let winograd {
        let isFinite = winograd.compute(
          piece, input: input, biases: biases, scratch: scratch, output: output, &asking)
        guard !isFinite else { continue }
        for band in plan.bands(winograd.rows(of: piece)) {
          compute(band, plan.tiles[...], input, biases, scratch, output, &asking)
        }
      } else if let depthwise {
        depthwise.compute(piece, input: input, biases: biases, scratch: scratch, output: output)
        guard asking.goesOn(after: 1 << 18) else { return }
      } else if let byChannels {
        byChannels.compute(
          plan.band(piece / parts), piece % parts, of: parts, input: input, biases: biases,
          scratch: scratch, output: output, &asking)
      } else {
        let (band, part) = (plan.band(piece / parts), piece % parts)
        let first = part * plan.tiles.count / parts
        let end = (part + 1) * plan.tiles.count / parts
        compute(band, plan.tiles[first..<end], input, biases, scratch, output, &asking)
      }
    }
  }

  /// Computes some tiles of a band.
  private func compute(
    _ band: ConvolutionPlan.Band, _ tiles: ArraySlice<Range<Int>>, _ input: UnsafePointer<Float>,
    _ biases: UnsafePointer<Float>?, _ scratch: UnsafeMutablePointer<Float>,
    _ output: UnsafeMutablePointer<Float>, _ asking: inout Asking
  ) {
    if let unbounded {
      return plan.computeInside(band, filters: unbounded, input, biases, output, &asking)
    }
    let zeros = scratch + plan.panelCount
    let sums = zeros + kernels.tallestTile
    zeros.update(repeating: 0, count: kernels.tallestTile)
    let panel = plan.panel(band, input, scratch, kernels, &asking)
    let (slices, height, width) = (
      plan.grid.slices.output, plan.grid.rows.output, plan.grid.columns.output
    )
    let step = slices * height * width
    let count = (band.rows - 1) * panel.pitch + band.columns
    // Rows without gaps are written where they belong, as far as they fill vectors.
    let isJoined = band.rows == 1 || panel.pitch == width && band.columns == width
    let whole = isJoined ? count / ConvolutionPlan.slack * ConvolutionPlan.slack : 0
    for tile in tiles {
      guard asking.isWanted else { return }
      let map = band.group * plan.channels.outputs + tile.lowerBound
      let biases = biases.map { $0 + map } ?? UnsafePointer(zeros)
      let target =
        output + (((map * slices + band.slice) * height + band.row) * width + band.column)
      if whole > 0 {
        add(tile.count, map, panel, 0..<whole, biases, to: target, step: step, &asking)
      }
      guard whole < count else { continue }
      add(tile.count, map, panel, whole..<count, biases, to: sums, step: plan.sumsStep, &asking)
      for row in 0..<tile.count {
        let (source, target) = (sums + row * plan.sumsStep, target + row * step)
        if isJoined {
          kernels.copyRows(1, source, 0, target + whole, 0, count - whole)
        } else {
          kernels.copyRows(band.rows, source, panel.pitch, target, width, band.columns)
        }
      }
    }
  }

  /// Some sums of one tile of output channels, from their biases on.
  private func add(
    _ rows: Int, _ map: Int, _ panel: ConvolutionPlan.Panel, _ range: Range<Int>,
    _ biases: UnsafePointer<Float>, to sums: UnsafeMutablePointer<Float>, step: Int,
    _ asking: inout Asking
  ) {
    weights.withUnsafeBufferPointer { weights in
      panel.offsets.withUnsafeBufferPointer { offsets in
        var (weights, tap) = (weights.baseAddress! + map * plan.taps, 0)
        while tap < plan.taps {
          let taps = min(ConvolutionPlan.block, plan.taps - tap)
          kernels.addTaps(
            taps, rows, panel.source + range.lowerBound, offsets.baseAddress! + tap, weights,
            tap == 0 ? biases : nil, sums, step, range.count)
          guard asking.goesOn(after: taps * rows * range.count) else { return }
          (weights, tap) = (weights + taps * rows, tap + taps)
        }
      }
    }
  }
}
