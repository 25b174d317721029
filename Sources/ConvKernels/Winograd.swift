import ConvKernelsBase

/// A convolution by 3×3 that moves by one, by Winograd's F(2×2, 3×3): see Base/Winograd for what is
/// turned over, and Base/Tile for the products, which are those of sixteen convolutions by 1×1.
final class Winograd: Sendable {
  typealias Numbers = UnsafePointer<Float>
  typealias Room = UnsafeMutablePointer<Float>

  private let plan: ConvolutionPlan
  private let kernels: Kernels
  /// The filters turned over: of each tile of output channels, of each of the sixteen sums, of each
  /// input channel, the tile's numbers.
  private let weights: [Float]
  /// Blocks in a row of the output, and rows of them in a band.
  private let across: Int
  private let rows: Int
  /// Where the sums of each input channel stand.
  private let offsets: [Int]

  /// Nil where it is no such convolution, or the work saved is less than the work added.
  init?(
    _ plan: ConvolutionPlan, _ kernels: Kernels, filters: Numbers, _ asking: inout Asking
  ) {
    let (slices, rows, columns) = plan.grid
    let isThree = [rows, columns].allSatisfy {
      $0.kernel == 3 && $0.stride == 1 && $0.dilation == 1 && $0.output >= 10
    }
    guard isThree, slices.output == 1, slices.kernel == 1, slices.input == 1, slices.padding == 0,
      plan.channels.groups == 1, plan.channels.inputs >= 32, plan.channels.outputs >= 32
    else { return nil }
    (self.plan, self.kernels) = (plan, kernels)
    across = (columns.output + 1) / 2
    // About as many blocks as keep their sums in the second cache.
    let blocks = max(48, min(192, 12288 / plan.channels.inputs))
    self.rows = max(1, min((rows.output + 1) / 2, (blocks + across / 2) / across))
    let span = self.rows * across
    offsets = (0..<plan.channels.inputs).map { $0 * span }
    weights = Self.turned(filters, plan, &asking)
  }

  /// - Returns: nothing where it was stopped.
  private static func turned(
    _ filters: Numbers, _ plan: ConvolutionPlan, _ asking: inout Asking
  ) -> [Float] {
    let (inputs, outputs) = (plan.channels.inputs, plan.channels.outputs)
    return [Float](unsafeUninitializedCapacity: 16 * inputs * outputs) { weights, count in
      for tile in plan.tiles {
        for row in tile {
          for channel in 0..<inputs {
            let sums = turned(filters + (row * inputs + channel) * 9)
            for index in sums.indices {
              let place = (tile.lowerBound * 16 + index * tile.count) * inputs
              weights[place + channel * tile.count + row - tile.lowerBound] = Float(sums[index])
            }
          }
          guard asking.goesOn(after: 16 * inputs) else { return }
        }
      }
      count = 16 * inputs * outputs
    }
  }
  /// One filter, `G · filter · Gᵀ`.
  private static func turned(_ filter: Numbers) -> InlineArray<16, Double> {
    func turned(_ first: Double, _ second: Double, _ third: Double) -> InlineArray<4, Double> {
      [first, (first + second + third) / 2, (first - second + third) / 2, third]
    }
    func column(_ index: Int) -> InlineArray<4, Double> {
      turned(Double(filter[index]), Double(filter[3 + index]), Double(filter[6 + index]))
    }
    let (left, middle, right) = (column(0), column(1), column(2))
    var sums = InlineArray<16, Double>(repeating: 0)
    for row in 0..<4 {
      let line = turned(left[row], middle[row], right[row])
      for place in 0..<4 { sums[4 * row + place] = line[place] }
    }
    return sums
  }

  var byteCount: Int { weights.count * MemoryLayout<Float>.stride }
  /// The number of bands, parts of the output that may be computed in any order.
  var bands: Int { (plan.grid.rows.output + 2 * rows - 1) / (2 * rows) }
  /// The rows of the output that a band computes.
  func rows(of band: Int) -> Range<Int> {
    band * 2 * rows..<min(plan.grid.rows.output, (band + 1) * 2 * rows)
  }

  private var pitch: Int { across + 1 + ConvolutionPlan.slack }
  private var plane: Int { (2 * rows + 2) * pitch }
  private var span: Int { rows * across }
  /// The numbers of one of the sixteen sums: of the input, and of a tile of the output.
  private var inputStep: Int { plan.channels.inputs * span + ConvolutionPlan.slack }
  private var outputStep: Int { kernels.tallestTile * outputSpan }
  /// How far the products of two output channels are apart.
  private var outputSpan: Int { span + ConvolutionPlan.slack }
  var scratchCount: Int {
    2 * plane + 16 * (inputStep + outputStep) + 4 * pitch + kernels.tallestTile
  }

  /// Computes some tiles of a band, which may be turned over already in the scratch memory.
  /// - Returns: whether all of it is finite; else it has to be computed in another way.
  func compute(
    _ band: Int, _ tiles: ArraySlice<Range<Int>>, isTurned: Bool, input: Numbers,
    biases: Numbers?, scratch: Room, output: ConvolutionOutput, _ asking: inout Asking
  ) -> Bool {
    let sums = scratch + 2 * plane
    let products = sums + 16 * inputStep
    let lines = products + 16 * outputStep
    let zeros = lines + 4 * pitch
    zeros.update(repeating: 0, count: kernels.tallestTile)
    let rows = (rows(of: band).count + 1) / 2
    if !isTurned { turn(band, rows, input, planes: scratch, to: sums, &asking) }
    for tile in tiles {
      guard asking.isWanted else { return true }
      multiply(tile, rows, sums, zeros, to: products, &asking)
      for channel in tile {
        let source = products + (channel - tile.lowerBound) * outputSpan
        let isFinite = turnBack(
          channel, band, rows, source, biases?[channel] ?? 0, lines: lines,
          to: output.start)
        guard isFinite else { return false }
        let (height, width, lines) = (
          plan.grid.rows.output, plan.grid.columns.output, self.rows(of: band)
        )
        output.written((channel * height + lines.lowerBound) * width, lines.count * width)
      }
    }
    return true
  }

  private func turn(
    _ band: Int, _ rows: Int, _ input: Numbers, planes: Room, to sums: Room,
    _ asking: inout Asking
  ) {
    let (down, along) = (plan.grid.rows, plan.grid.columns)
    let lines: ConvKernelsBase.Span = (
      start: band * 2 * self.rows - down.padding, stride: 1, count: 2 * rows + 2, input: down.input
    )
    for channel in 0..<plan.channels.inputs {
      let map = input + channel * down.input * along.input
      for odd in 0..<2 {
        kernels.fillPlane(
          map, lines,
          (start: odd - along.padding, stride: 2, count: across + 1, input: along.input), pitch,
          planes + odd * plane)
      }
      kernels.transformInput(
        planes, planes + plane, pitch, rows, across, sums + channel * span, inputStep)
      guard asking.goesOn(after: 16 * rows * across) else { return }
    }
  }

  private func multiply(
    _ tile: Range<Int>, _ rows: Int, _ sums: Numbers, _ zeros: Numbers, to products: Room,
    _ asking: inout Asking
  ) {
    let inputs = plan.channels.inputs
    weights.withUnsafeBufferPointer { weights in
      offsets.withUnsafeBufferPointer { offsets in
        for index in 0..<16 {
          var channel = 0
          while channel < inputs {
            let taps = min(ConvolutionPlan.block, inputs - channel)
            let first = (tile.lowerBound * 16 + index * tile.count) * inputs
            kernels.addTaps(
              taps, tile.count, sums + index * inputStep, offsets.baseAddress! + channel,
              weights.baseAddress! + first + channel * tile.count, channel == 0 ? zeros : nil,
              products + index * outputStep, outputSpan, rows * across)
            channel += taps
            guard asking.goesOn(after: taps * tile.count * rows * across) else { return }
          }
        }
      }
    }
  }

  private func turnBack(
    _ channel: Int, _ band: Int, _ rows: Int, _ source: Numbers, _ bias: Float, lines: Room,
    to output: Room
  ) -> Bool {
    let (height, width) = (plan.grid.rows.output, plan.grid.columns.output)
    for row in 0..<rows {
      let isFinite = kernels.transformOutput(
        source + row * across, outputStep, bias, across, lines, pitch)
      guard isFinite else { return false }
      let first = 2 * (band * self.rows + row)
      for line in first..<min(first + 2, height) {
        let even = lines + 2 * (line - first) * pitch
        kernels.interleave(even, even + pitch, output + (channel * height + line) * width, width)
      }
    }
    return true
  }
}
