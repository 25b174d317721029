import ConvKernelsBase

/// How a convolution is divided: its output into bands of neighbouring rows, its output channels into
/// tiles, and where in a band's panel each tap reads.
///
/// The panel holds what a band needs of the input with zeros for the padding, one plane for each input
/// channel and each copy of ``PanelAxis``. Its rows lie `pitch` apart, and so do those of the band's
/// sums: the few sums between them belong to no output. Over volumes, every slice of a kernel is an
/// input channel of its own.
struct ConvolutionPlan: Sendable {
  typealias Band = (group: Int, slice: Int, row: Int, rows: Int, column: Int, columns: Int)

  let channels: Channels
  let grid: Grid
  let rows: PanelAxis
  let columns: PanelAxis
  /// The outputs of the largest band.
  let band: (rows: Int, columns: Int)
  /// Output channels of one group that are computed together.
  let tiles: [Range<Int>]
  let pitch: Int
  /// Where each tap reads, `[input channel, slice, row, column]`.
  let offsets: [Int]
  /// The same where the input itself is the panel; nil where it can not be.
  let offsetsInPlace: [Int]?
  private let plane: Int

  /// Of no use where it was stopped.
  init(_ channels: Channels, _ grid: Grid, tallestTile: Int, _ asking: inout Asking) {
    (self.channels, self.grid) = (channels, grid)
    let layers = channels.inputs * grid.slices.kernel
    func axes(_ rows: Int, _ columns: Int) -> (rows: PanelAxis, columns: PanelAxis, pitch: Int) {
      let across = PanelAxis(grid.columns, outputs: columns)
      let zeros = columns == grid.columns.output ? across.sharedZeros : 0
      return (PanelAxis(grid.rows, outputs: rows), across, across.length - zeros)
    }
    /// Whether a band's panel stays in the second cache, and its sums in the first.
    func fits(_ rows: Int, _ columns: Int) -> Bool {
      let (down, across, pitch) = axes(rows, columns)
      let copies = layers * down.starts.count * across.starts.count
      return copies * down.length * pitch <= 128 * 1024 && rows * pitch <= 1024
    }
    var (height, width) = (grid.rows.output, grid.columns.output)
    while width > 64 && !fits(1, width) { width = (width + 1) / 2 }
    while height > 1 && !fits(height, width) { height = (height + 1) / 2 }
    band = (rows: height, columns: width)
    (rows, columns, pitch) = axes(height, width)

    let count = (channels.outputs + tallestTile - 1) / tallestTile
    let (least, more) = channels.outputs.quotientAndRemainder(dividingBy: count)
    tiles = (0..<count).map { tile in
      let first = tile * least + min(tile, more)
      return first..<first + least + (tile < more ? 1 : 0)
    }

    let (pitch, plane) = (self.pitch, (rows.length - 1) * self.pitch + columns.length)
    self.plane = plane
    let across = columns.starts.count * plane
    offsets = Self.offsets(
      layers, step: rows.starts.count * across,
      rows.taps.map { $0.copy * across + $0.shift * pitch },
      columns.taps.map { $0.copy * plane + $0.shift }, &asking)
    offsetsInPlace = Self.offsetsInPlace(
      channels, grid, isJoined: height == 1 || width == grid.columns.output, &asking)
  }

  /// The sums of what each input channel, row and column of a kernel adds to an offset.
  /// - Returns: nothing where it was stopped.
  private static func offsets(
    _ layers: Int, step: Int, _ rows: [Int], _ columns: [Int], _ asking: inout Asking
  ) -> [Int] {
    let taps = layers * rows.count * columns.count
    return [Int](unsafeUninitializedCapacity: taps) { offsets, count in
      var tap = 0
      for layer in 0..<layers {
        for row in rows {
          for column in columns {
            offsets[tap] = layer * step + row + column
            tap += 1
          }
          guard asking.goesOn(after: columns.count) else { return }
        }
      }
      count = taps
    }
  }

  private static func offsetsInPlace(
    _ channels: Channels, _ grid: Grid, isJoined: Bool, _ asking: inout Asking
  ) -> [Int]? {
    let (slices, rows, columns) = grid
    guard isJoined, slices.kernel == 1, slices.padding == 0, slices.paddingAfter == 0,
      [rows, columns].allSatisfy({ $0.stride == 1 && $0.padding == 0 && $0.paddingAfter == 0 })
    else { return nil }
    let volume = slices.input * rows.input * columns.input
    return offsets(
      channels.inputs, step: volume,
      (0..<rows.kernel).map { $0 * rows.dilation * columns.input },
      (0..<columns.kernel).map { $0 * columns.dilation }, &asking)
  }

  /// The taps of one output.
  var taps: Int { offsets.count }
  /// The products of the whole convolution.
  var steps: Double { Double(channels.groups * channels.outputs * cells) * Double(taps) }
  /// The outputs of one channel.
  var cells: Int { grid.slices.output * grid.rows.output * grid.columns.output }
  private var layers: Int { channels.inputs * grid.slices.kernel }
  /// The numbers of a panel, and beyond it what the last vector reads.
  var panelCount: Int { layers * rows.starts.count * columns.starts.count * plane + Self.slack }
  /// How far the sums of two output channels are apart.
  var sumsStep: Int {
    let widest = offsetsInPlace == nil ? pitch : max(pitch, grid.columns.input)
    return (band.rows - 1) * widest + band.columns + Self.slack
  }
  /// So many taps are added up by themselves before they are added to the rest.
  static let block = 256
  /// So many numbers are packed or copied before it is asked whether the work goes on.
  static let stretch = 1 << 16
  /// More numbers than any vector has.
  static let slack = 32

  private var across: Int { (grid.columns.output + band.columns - 1) / band.columns }
  private var down: Int { (grid.rows.output + band.rows - 1) / band.rows }
  var bandCount: Int { channels.groups * grid.slices.output * down * across }

  /// One of all bands, counted by groups, slices, rows and columns.
  func band(_ index: Int) -> Band {
    let (rest, acrossIndex) = index.quotientAndRemainder(dividingBy: across)
    let (map, downIndex) = rest.quotientAndRemainder(dividingBy: down)
    let (row, column) = (downIndex * band.rows, acrossIndex * band.columns)
    return (
      group: map / grid.slices.output, slice: map % grid.slices.output,
      row: row, rows: min(band.rows, grid.rows.output - row),
      column: column, columns: min(band.columns, grid.columns.output - column)
    )
  }

  /// Where a band begins in the output of one channel of all groups.
  func place(_ band: Band, _ map: Int) -> Int {
    let row = (map * grid.slices.output + band.slice) * grid.rows.output + band.row
    return row * grid.columns.output + band.column
  }

  /// Bands of the first group and slice that make up some rows.
  func bands(_ rows: Range<Int>) -> [Band] {
    stride(from: rows.lowerBound, to: rows.upperBound, by: band.rows).flatMap { row in
      stride(from: 0, to: grid.columns.output, by: band.columns).map { column in
        (
          group: 0, slice: 0, row: row, rows: min(band.rows, rows.upperBound - row),
          column: column, columns: min(band.columns, grid.columns.output - column)
        )
      }
    }
  }

  /// Where a band begins in the input, where it can be read there at all.
  private func start(_ band: Band) -> Int {
    let (slices, rows, columns) = (grid.slices, grid.rows, grid.columns)
    return (band.group * channels.inputs * slices.input + band.slice * slices.stride)
      * rows.input * columns.input + band.row * columns.input + band.column
  }

  /// How many rows of a band can be read in the input itself.
  ///
  /// - Parameter beyond: numbers that are read after the last one that counts. The last rows of the
  ///   last channel have none of them.
  func rowsInPlace(_ band: Band, beyond: Int = Self.slack) -> Int {
    guard let last = offsetsInPlace?.last else { return 0 }
    let (slices, rows, columns) = (grid.slices, grid.rows, grid.columns)
    let all = channels.groups * channels.inputs * slices.input * rows.input * columns.input
    let room = all - start(band) - last - band.columns - beyond
    return room < 0 ? 0 : min(band.rows, room / columns.input + 1)
  }

  /// Whether the last vectors of a band's outputs may overlap those before them, so that nothing is
  /// read or written beyond the last: its rows lie in the input and in the output without gaps, and
  /// all taps are added up at once.
  func canOverlap(_ band: Band) -> Bool {
    guard offsetsInPlace != nil, taps <= Self.block else { return false }
    let isJoined = grid.columns.input == grid.columns.output && band.columns == grid.columns.output
    return (band.rows == 1 || isJoined) && band.rows * band.columns >= 32
  }

  /// A band in two parts.
  func split(_ band: Band, rows: Int) -> [Band] {
    var (upper, lower) = (band, band)
    (upper.rows, lower.rows, lower.row) = (rows, band.rows - rows, band.row + rows)
    return [upper, lower]
  }

  /// Where the taps of a band read, and how far its rows are apart.
  typealias Panel = (source: UnsafePointer<Float>, offsets: [Int], pitch: Int)

  /// The input itself where it has no padding and the last vector stays inside; else a panel, which is
  /// filled where it is not yet.
  func panel(
    _ band: Band, _ input: UnsafePointer<Float>, _ scratch: UnsafeMutablePointer<Float>,
    isLaidOut: Bool, beyond: Int = Self.slack, _ kernels: Kernels, _ asking: inout Asking
  ) -> Panel {
    if let offsetsInPlace, rowsInPlace(band, beyond: beyond) == band.rows {
      return (input + start(band), offsetsInPlace, grid.columns.input)
    }
    if !isLaidOut { fill(scratch, band, from: input, kernels, &asking) }
    return (UnsafePointer(scratch), offsets, pitch)
  }

  /// Fills the panel of a band.
  func fill(
    _ panel: UnsafeMutablePointer<Float>, _ band: Band, from input: UnsafePointer<Float>,
    _ kernels: Kernels, _ asking: inout Asking
  ) {
    let map = grid.rows.input * grid.columns.input
    var plane = panel
    for layer in 0..<layers {
      let (channel, tap) = layer.quotientAndRemainder(dividingBy: grid.slices.kernel)
      let slice = band.slice * grid.slices.stride + tap * grid.slices.dilation - grid.slices.padding
      let isInside = slice >= 0 && slice < grid.slices.input
      let first = (band.group * channels.inputs + channel) * grid.slices.input + slice
      for row in rows.starts.indices {
        for column in columns.starts.indices {
          fillPlane(
            plane, isInside ? input + first * map : nil,
            rows.span(row, from: band.row, fewer: self.band.rows - band.rows),
            columns.span(column, from: band.column), kernels, &asking)
          guard asking.isWanted else { return }
          plane += self.plane
        }
      }
    }
    plane.update(repeating: 0, count: Self.slack)
  }

  private func fillPlane(
    _ plane: UnsafeMutablePointer<Float>, _ map: UnsafePointer<Float>?, _ rows: Span,
    _ columns: Span, _ kernels: Kernels, _ asking: inout Asking
  ) {
    let together = max(1, Self.stretch / columns.count)
    for row in stride(from: 0, to: rows.count, by: together) {
      var some = rows
      some.start += row * rows.stride
      some.count = min(together, rows.count - row)
      kernels.fillPlane(map, some, columns, pitch, plane + row * pitch)
      guard asking.goesOn(after: some.count * columns.count) else { return }
    }
  }
}
