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
    let numbers = UnsafeBufferPointer(start: filters, count: groups * outputs * plan.taps)
    let isFinite = numbers.allSatisfy { $0.isFinite }
    // Only the zeros of a padding make something else of what is not finite.
    let isPadded = [plan.grid.slices, plan.grid.rows, plan.grid.columns].contains {
      $0.padding > 0 || $0.paddingAfter > 0
    }
    unbounded = isFinite || !isPadded ? nil : Array(numbers)
    let canBeTurned = isFinite && !isExact && asking.isWanted
    winograd = canBeTurned ? Winograd(plan, kernels, filters: filters, &asking) : nil
    let isBounded = unbounded == nil && winograd == nil && asking.isWanted
    depthwise = isBounded ? Depthwise(plan, kernels, filters: filters) : nil
    byChannels =
      isBounded && depthwise == nil
      ? ChannelConvolution(plan, kernels, filters: filters, &asking) : nil
    let isDirect = depthwise == nil && byChannels == nil
    weights = isDirect ? Self.packed(filters, plan, &asking) : []
    let bands = winograd?.bands ?? depthwise?.pieces ?? plan.bandCount
    let tiles = byChannels?.tileCount ?? plan.tiles.count
    let parts = min(tiles, Int(plan.steps / Double(bands)) >> 24)
    together = unbounded == nil && depthwise == nil ? max(1, parts) : 1
    pieces = asking.isWanted ? bands * together : 0
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
  /// A band's tiles are divided into so many pieces, or it would take too long: one after the other
  /// by the same caller they share what is laid out for it.
  public let together: Int
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
  ///   - bounded: the same within bounds, if that is wanted.
  ///   - goesOn: asked about once a millisecond; where it says no, the pieces are left half done.
  public func compute(
    _ pieces: Range<Int>, input: UnsafePointer<Float>, biases: UnsafePointer<Float>?,
    scratch: UnsafeMutablePointer<Float>, output: UnsafeMutablePointer<Float>,
    bounded: BoundedOutput? = nil, goesOn: (() -> Bool)? = nil
  ) {
    let output = ConvolutionOutput(start: output, bounded: bounded)
    var asking = Asking(goesOn)
    // The band that is laid out in the scratch memory.
    var laidOut: Int?
    for piece in pieces {
      guard asking.isWanted else { return }
      let (band, part) = piece.quotientAndRemainder(dividingBy: together)
      let isLaidOut = band == laidOut
      laidOut = band
      if let winograd {
        let tiles = tiles(part)
        let isFinite = winograd.compute(
          band, tiles, isTurned: isLaidOut, input: input, biases: biases, scratch: scratch,
          output: output, &asking)
        guard !isFinite else { continue }
        laidOut = nil
        for band in plan.bands(winograd.rows(of: band)) {
          compute(band, tiles, false, input, biases, scratch, output, &asking)
        }
      } else if let depthwise {
        depthwise.compute(piece, input: input, biases: biases, scratch: scratch, output: output)
        guard asking.goesOn(after: 1 << 18) else { return }
      } else if let byChannels {
        byChannels.compute(
          plan.band(band), part, of: together, isLaidOut: isLaidOut, input: input, biases: biases,
          scratch: scratch, output: output, &asking)
      } else {
        compute(
          plan.band(band), tiles(part), isLaidOut, input, biases, scratch, output, &asking)
      }
    }
  }
  private func tiles(_ part: Int) -> ArraySlice<Range<Int>> {
    let count = plan.tiles.count
    return plan.tiles[part * count / together..<(part + 1) * count / together]
  }

  /// Computes some tiles of a band, as far as possible without a copy of its input.
  private func compute(
    _ band: ConvolutionPlan.Band, _ tiles: ArraySlice<Range<Int>>, _ isLaidOut: Bool,
    _ input: UnsafePointer<Float>, _ biases: UnsafePointer<Float>?,
    _ scratch: UnsafeMutablePointer<Float>, _ output: ConvolutionOutput, _ asking: inout Asking
  ) {
    if let unbounded {
      plan.computeInside(band, filters: unbounded, input, biases, output.start, &asking)
      return written(band, 0..<plan.channels.outputs, output)
    }
    let overlaps = plan.canOverlap(band)
    let beyond = overlaps ? 0 : ConvolutionPlan.slack
    let rows = plan.rowsInPlace(band, beyond: beyond)
    if rows > 0, rows < band.rows {
      for part in plan.split(band, rows: rows) {
        compute(part, tiles, isLaidOut, input, biases, scratch, output, &asking)
      }
      return
    }
    let zeros = scratch + plan.panelCount
    let sums = zeros + kernels.tallestTile
    zeros.update(repeating: 0, count: kernels.tallestTile)
    let panel = plan.panel(
      band, input, scratch, isLaidOut: isLaidOut, beyond: beyond, kernels, &asking)
    let (step, width) = (plan.cells, plan.grid.columns.output)
    let count = (band.rows - 1) * panel.pitch + band.columns
    // Rows without gaps are written where they belong, as far as they fill vectors.
    let isJoined = band.rows == 1 || panel.pitch == width && band.columns == width
    let whole = isJoined ? count / ConvolutionPlan.slack * ConvolutionPlan.slack : 0
    for tile in tiles {
      guard asking.isWanted else { return }
      let map = band.group * plan.channels.outputs + tile.lowerBound
      let biases = biases.map { $0 + map } ?? UnsafePointer(zeros)
      let target = output.start + plan.place(band, map)
      if whole > 0 {
        add(tile.count, map, panel, 0..<whole, biases, to: target, step: step, &asking)
      }
      if whole < count, overlaps {
        let last = count - whole <= 16 ? 16 : 32
        add(
          tile.count, map, panel, count - last..<count, biases, to: target + (count - last),
          step: step, &asking)
      } else if whole < count {
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
      written(band, tile, output)
    }
  }

  /// Says which numbers were written.
  private func written(
    _ band: ConvolutionPlan.Band, _ channels: Range<Int>, _ output: ConvolutionOutput
  ) {
    guard output.bounded != nil else { return }
    let width = plan.grid.columns.output
    let isWhole = band.columns == width
    if isWhole, band.rows * width == plan.cells {
      let first = band.group * plan.channels.outputs + channels.lowerBound
      return output.written(first * plan.cells, channels.count * plan.cells)
    }
    for channel in channels {
      let place = plan.place(band, band.group * plan.channels.outputs + channel)
      for row in 0..<(isWhole ? 1 : band.rows) {
        output.written(place + row * width, isWhole ? band.rows * width : band.columns)
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
