// The one loop of convolutions and products. A tile is a block of sums that stays in registers:
// some output channels, each with some vectors of neighbouring outputs. Every tap adds one number of
// the source, times a weight of its own, to each of them. Where a tap reads is a list of offsets, so
// that the loop knows nothing of kernels, strides, padding or groups.
//
// All that is inlined into the loop stands in this file, because debug builds inline nothing from
// another one, and is made of pointers, `SIMD` and `InlineArray`, which leave no function behind
// that the linker could share with another instruction set.

#if AVX512
  private typealias Lanes = SIMD16<Float>
#elseif AVX2
  private typealias Lanes = SIMD8<Float>
#else
  private typealias Lanes = SIMD4<Float>
#endif
private typealias Tile<let rows: Int, let columns: Int> = InlineArray<
  rows, InlineArray<columns, Lanes>
>

@inline(__always)
private func load(_ source: UnsafePointer<Float>) -> Lanes {
  UnsafeRawPointer(source).loadUnaligned(as: Lanes.self)
}
@inline(__always)
private func store(_ lanes: Lanes, _ target: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(target).storeBytes(of: lanes, as: Lanes.self)
}
/// Where the processor has no such instruction, `addingProduct` would be a call for each lane.
@inline(__always)
private func addProduct(_ sum: Lanes, _ weight: Float, _ values: Lanes) -> Lanes {
  #if FMA || arch(arm64)
    sum.addingProduct(Lanes(repeating: weight), values)
  #else
    sum + Lanes(repeating: weight) * values
  #endif
}

/// What a tile reads and where its sums stand; a tuple, because the metadata of a struct would bring
/// functions that the linker shares.
private typealias Block = (
  taps: Int, source: UnsafePointer<Float>, offsets: UnsafePointer<Int>,
  weights: UnsafePointer<Float>, biases: UnsafePointer<Float>?,
  sums: UnsafeMutablePointer<Float>, step: Int
)

/// As many output channels as a tile should have at most: with the vectors that ``addTaps`` gives
/// it, it fills the registers and leaves room for what it reads.
public func tallestTile() -> Int {
  #if AVX512 || arch(arm64)
    8
  #else
    4
  #endif
}

/// The sums of one block of taps for some output channels, and `count` neighbouring outputs of each:
/// `sums[row · step + i] = biases[row] + Σ over taps of weights[tap · rows + row] · source[offsets[tap]
/// + i]`; without biases the block is added to the sums. Up to a whole vector is read and written
/// beyond the last output.
///
/// A block is added up by itself first, which keeps long sums exact.
///
/// - Parameter rows: up to ``tallestTile()``
public func addTaps(
  _ taps: Int, rows: Int, source: UnsafePointer<Float>, offsets: UnsafePointer<Int>,
  weights: UnsafePointer<Float>, biases: UnsafePointer<Float>?,
  sums: UnsafeMutablePointer<Float>, step: Int, count: Int
) {
  let block: Block = (
    taps: taps, source: source, offsets: offsets, weights: weights, biases: biases, sums: sums,
    step: step
  )
  #if AVX512 || arch(arm64)
    switch rows {
    case 1: eachTile(Tile<1, 8>.self, block, count)
    case 2: eachTile(Tile<2, 8>.self, block, count)
    case 3: eachTile(Tile<3, 8>.self, block, count)
    case 4: eachTile(Tile<4, 6>.self, block, count)
    case 5: eachTile(Tile<5, 5>.self, block, count)
    case 6: eachTile(Tile<6, 4>.self, block, count)
    case 7: eachTile(Tile<7, 3>.self, block, count)
    default: eachTile(Tile<8, 3>.self, block, count)
    }
  #elseif FMA
    switch rows {
    case 1: eachTile(Tile<1, 8>.self, block, count)
    case 2: eachTile(Tile<2, 5>.self, block, count)
    case 3: eachTile(Tile<3, 3>.self, block, count)
    default: eachTile(Tile<4, 3>.self, block, count)
    }
  #else
    switch rows {
    case 1: eachTile(Tile<1, 6>.self, block, count)
    case 2: eachTile(Tile<2, 4>.self, block, count)
    case 3: eachTile(Tile<3, 3>.self, block, count)
    default: eachTile(Tile<4, 2>.self, block, count)
    }
  #endif
}

/// One row of tiles. What is left is cut so that no single vector stands alone without need: it has
/// too few sums to hide how long a product takes.
@inline(__always)
private func eachTile<let rows: Int, let columns: Int>(
  _ tile: Tile<rows, columns>.Type, _ block: Block, _ count: Int
) {
  let width = Lanes.scalarCount
  var (start, left) = (0, (count + width - 1) / width)
  while left > columns + 1 || left == columns {
    add(tile, block, at: start)
    (start, left) = (start + columns * width, left - columns)
  }
  while columns > 3 && left >= 4 {
    add(Tile<rows, 4>.self, block, at: start)
    (start, left) = (start + 4 * width, left - 4)
  }
  while left >= 2 {
    add(Tile<rows, 2>.self, block, at: start)
    (start, left) = (start + 2 * width, left - 2)
  }
  if left == 1 { add(Tile<rows, 1>.self, block, at: start) }
}

/// One tile over one block of taps.
@inline(__always)
private func add<let rows: Int, let columns: Int>(
  _: Tile<rows, columns>.Type, _ block: Block, at start: Int
) {
  let width = Lanes.scalarCount
  var tile = Tile<rows, columns>(repeating: InlineArray(repeating: .zero))
  if let biases = block.biases {
    for row in 0..<rows { tile[row] = InlineArray(repeating: Lanes(repeating: biases[row])) }
  }
  var weights = block.weights
  let source = block.source + start
  for tap in 0..<block.taps {
    let place = source + block.offsets[tap]
    var values = InlineArray<columns, Lanes>(repeating: .zero)
    for column in 0..<columns { values[column] = load(place + column * width) }
    for row in 0..<rows {
      for column in 0..<columns {
        tile[row][column] = addProduct(tile[row][column], weights[row], values[column])
      }
    }
    weights += rows
  }
  for row in 0..<rows {
    let target = block.sums + (row * block.step + start)
    for column in 0..<columns {
      let before = block.biases == nil ? load(target + column * width) : .zero
      store(tile[row][column] + before, target + column * width)
    }
  }
}

// MARK: - Copies

/// Copies rows of numbers: `target[row · targetStep + i] = source[row · step + i]`.
public func copyRows(
  _ rows: Int, _ source: UnsafePointer<Float>, step: Int, to target: UnsafeMutablePointer<Float>,
  step targetStep: Int, count: Int
) {
  for row in 0..<rows { copy(source + row * step, target + row * targetStep, count) }
}

/// Copies in vectors, of which the last one overlaps the one before it.
@inline(__always)
private func copy(
  _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, _ count: Int
) {
  if count >= Lanes.scalarCount {
    let last = count - Lanes.scalarCount
    var index = 0
    while index < last {
      store(load(source + index), target + index)
      index += Lanes.scalarCount
    }
    store(load(source + last), target + last)
  } else if count >= 8 {
    // Two of eight, which overlap.
    let (first, second) = (UnsafeRawPointer(source), UnsafeRawPointer(source + (count - 8)))
    let (low, high) = (
      first.loadUnaligned(as: SIMD8<Float>.self), second.loadUnaligned(as: SIMD8<Float>.self)
    )
    UnsafeMutableRawPointer(target).storeBytes(of: low, as: SIMD8<Float>.self)
    UnsafeMutableRawPointer(target + (count - 8)).storeBytes(of: high, as: SIMD8<Float>.self)
  } else if count >= 4 {
    for place in stride(from: 0, through: count - 4, by: count > 4 ? count - 4 : 4) {
      let four = UnsafeRawPointer(source + place).loadUnaligned(as: SIMD4<Float>.self)
      UnsafeMutableRawPointer(target + place).storeBytes(of: four, as: SIMD4<Float>.self)
    }
  } else {
    for index in 0..<count { target[index] = source[index] }
  }
}

/// Copies more than four numbers of which every other is wanted, eight or four at a time. The last few
/// overlap those before them and are the odd ones of as many from one place earlier on, so that
/// nothing beyond the last is read.
@inline(__always)
private func copyEveryOther(
  _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, _ count: Int
) {
  let (numbers, places) = (UnsafeRawPointer(source), UnsafeMutableRawPointer(target))
  let size = MemoryLayout<Float>.stride
  var index = 0
  while index + 8 < count {
    let pairs = numbers.loadUnaligned(fromByteOffset: 2 * index * size, as: SIMD16<Float>.self)
    places.storeBytes(of: pairs.evenHalf, toByteOffset: index * size, as: SIMD8<Float>.self)
    index += 8
  }
  if count > 8 {
    let last = count - 8
    let pairs = numbers.loadUnaligned(
      fromByteOffset: (2 * last - 1) * size, as: SIMD16<Float>.self)
    places.storeBytes(of: pairs.oddHalf, toByteOffset: last * size, as: SIMD8<Float>.self)
  } else {
    let last = count - 4
    let start = numbers.loadUnaligned(as: SIMD8<Float>.self)
    let end = numbers.loadUnaligned(
      fromByteOffset: (2 * last - 1) * size, as: SIMD8<Float>.self)
    places.storeBytes(of: start.evenHalf, as: SIMD4<Float>.self)
    places.storeBytes(of: end.oddHalf, toByteOffset: last * size, as: SIMD4<Float>.self)
  }
}

/// Which numbers of a map a plane holds along one axis: number i is that at `start + i · stride`, or
/// 0 where the map, which has `input` numbers, does not reach.
public typealias Span = (start: Int, stride: Int, count: Int, input: Int)

/// Fills a plane with numbers of a map and with zeros around them, rows `pitch` apart. Rows that are
/// longer than that share their zeros with the next one.
public func fillPlane(
  _ map: UnsafePointer<Float>?, rows: Span, columns: Span, pitch: Int,
  _ plane: UnsafeMutablePointer<Float>
) {
  let before = columns.start < 0 ? (columns.stride - 1 - columns.start) / columns.stride : 0
  let first = before < columns.count ? before : columns.count
  let reach = columns.input - columns.start
  let inside = reach > 0 ? (reach + columns.stride - 1) / columns.stride : 0
  let end = inside < first ? first : inside < columns.count ? inside : columns.count
  for row in 0..<rows.count {
    let target = plane + row * pitch
    let line = rows.start + row * rows.stride
    guard let map, line >= 0, line < rows.input, first < end else {
      for index in 0..<columns.count { target[index] = 0 }
      continue
    }
    for index in 0..<first { target[index] = 0 }
    let source = map + (line * columns.input + columns.start + first * columns.stride)
    if columns.stride == 1 {
      copy(source, target + first, end - first)
    } else if columns.stride == 2, end - first > 4 {
      copyEveryOther(source, target + first, end - first)
    } else {
      for index in 0..<end - first { target[first + index] = source[index * columns.stride] }
    }
    for index in end..<columns.count { target[index] = 0 }
  }
}
