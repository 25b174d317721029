// The loop of Tile with the roles changed over: a vector holds output channels, and a tile some of
// them for some neighbouring outputs. Small maps fill no vectors, but most layers have enough channels.

#if AVX512
  private typealias Lanes = SIMD16<Float>
#elseif AVX2
  private typealias Lanes = SIMD8<Float>
#else
  private typealias Lanes = SIMD4<Float>
#endif

@inline(__always)
private func load(_ source: UnsafePointer<Float>) -> Lanes {
  UnsafeRawPointer(source).loadUnaligned(as: Lanes.self)
}
@inline(__always)
private func store(_ lanes: Lanes, _ target: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(target).storeBytes(of: lanes, as: Lanes.self)
}
@inline(__always)
private func addProduct(_ sum: Lanes, _ weights: Lanes, _ value: Float) -> Lanes {
  #if FMA || arch(arm64)
    sum.addingProduct(weights, Lanes(repeating: value))
  #else
    sum + weights * Lanes(repeating: value)
  #endif
}

private typealias Tile<let outputs: Int, let vectors: Int> = InlineArray<
  outputs, InlineArray<vectors, Lanes>
>

/// What a tile reads and where its sums stand; a tuple, as in Tile.
private typealias Block = (
  taps: Int, source: UnsafePointer<Float>, offsets: UnsafePointer<Int>,
  weights: UnsafePointer<Float>, biases: UnsafePointer<Float>?, sums: UnsafeMutablePointer<Float>
)

/// The output channels of a vector.
public func channelsOfVector() -> Int { Lanes.scalarCount }
/// As many vectors of channels as a tile should have at most.
public func widestChannelTile() -> Int {
  #if AVX512 || arch(arm64)
    3
  #else
    2
  #endif
}

/// The sums of one block of taps for some vectors of output channels, and `count` neighbouring
/// outputs of each of some rows: `sums[(row · count + i) · channels + c] = biases[c] + Σ over taps of
/// weights[tap · channels + c] · source[offsets[tap] + row · pitch + i]`; without biases the block is
/// added to the sums.
///
/// - Parameter vectors: up to ``widestChannelTile()``
public func addTapsToChannels(
  _ taps: Int, vectors: Int, source: UnsafePointer<Float>, pitch: Int,
  offsets: UnsafePointer<Int>, weights: UnsafePointer<Float>, biases: UnsafePointer<Float>?,
  sums: UnsafeMutablePointer<Float>, rows: Int, count: Int
) {
  for row in 0..<rows {
    let block: Block = (
      taps: taps, source: source + row * pitch, offsets: offsets, weights: weights, biases: biases,
      sums: sums + row * count * vectors * Lanes.scalarCount
    )
    #if AVX512 || arch(arm64)
      switch vectors {
      case 1: eachTile(InlineArray<1, Lanes>.self, block, count, most: 14)
      case 2: eachTile(InlineArray<2, Lanes>.self, block, count, most: 7)
      default: eachTile(InlineArray<3, Lanes>.self, block, count, most: 7)
      }
    #else
      switch vectors {
      case 1: eachTile(InlineArray<1, Lanes>.self, block, count, most: 10)
      default: eachTile(InlineArray<2, Lanes>.self, block, count, most: 5)
      }
    #endif
  }
}

/// One row of tiles, each as long as what is left allows.
@inline(__always)
private func eachTile<let vectors: Int>(
  _: InlineArray<vectors, Lanes>.Type, _ block: Block, _ count: Int, most: Int
) {
  var start = 0
  while start < count {
    let left = count - start < most ? count - start : most
    switch left {
    case 14... where most >= 14:
      start += add(Tile<14, vectors>.self, block, at: start)
    case 10... where most >= 10:
      start += add(Tile<10, vectors>.self, block, at: start)
    case 7... where most >= 7: start += add(Tile<7, vectors>.self, block, at: start)
    case 5... where most >= 5: start += add(Tile<5, vectors>.self, block, at: start)
    case 4 where most >= 4: start += add(Tile<4, vectors>.self, block, at: start)
    case 2... where most >= 2: start += add(Tile<2, vectors>.self, block, at: start)
    default: start += add(Tile<1, vectors>.self, block, at: start)
    }
  }
}

/// One tile over one block of taps.
/// - Returns: the outputs that it has.
@inline(__always)
private func add<let outputs: Int, let vectors: Int>(
  _: Tile<outputs, vectors>.Type, _ block: Block, at start: Int
) -> Int {
  let width = Lanes.scalarCount
  var tile = Tile<outputs, vectors>(repeating: InlineArray(repeating: .zero))
  if let biases = block.biases {
    for output in 0..<outputs {
      for vector in 0..<vectors { tile[output][vector] = load(biases + vector * width) }
    }
  }
  var weights = block.weights
  let source = block.source + start
  for tap in 0..<block.taps {
    let place = source + block.offsets[tap]
    var these = InlineArray<vectors, Lanes>(repeating: .zero)
    for vector in 0..<vectors { these[vector] = load(weights + vector * width) }
    for output in 0..<outputs {
      for vector in 0..<vectors {
        tile[output][vector] = addProduct(tile[output][vector], these[vector], place[output])
      }
    }
    weights += vectors * width
  }
  for output in 0..<outputs {
    for vector in 0..<vectors {
      let target = block.sums + ((start + output) * vectors + vector) * width
      let before = block.biases == nil ? load(target) : .zero
      store(tile[output][vector] + before, target)
    }
  }
  return outputs
}

/// Turns sums over: `target[c · step + i] = source[i · width + c]`.
///
/// - Parameter width: the channels of the source, of which `channels` are wanted; whole vectors.
public func turnChannels(
  _ source: UnsafePointer<Float>, width: Int, channels: Int, count: Int,
  _ target: UnsafeMutablePointer<Float>, step: Int
) {
  var index = 0
  while index < count {
    // Four outputs, of which some are those before once more, or one.
    if count >= 4 { index = index + 4 <= count ? index : count - 4 }
    let lines = count >= 4 ? 4 : 1
    var channel = 0
    while channel < channels {
      let place = source + (index * width + channel)
      if lines == 4, channel + 4 <= channels {
        turnFour(place, width, target + (channel * step + index), step)
        channel += 4
      } else {
        for line in 0..<lines { target[channel * step + index + line] = place[line * width] }
        channel += 1
      }
    }
    index += lines
  }
}

@inline(__always)
private func turnFour(
  _ source: UnsafePointer<Float>, _ width: Int, _ target: UnsafeMutablePointer<Float>, _ step: Int
) {
  let first = UnsafeRawPointer(source).loadUnaligned(as: SIMD4<Float>.self)
  let second = UnsafeRawPointer(source + width).loadUnaligned(as: SIMD4<Float>.self)
  let third = UnsafeRawPointer(source + 2 * width).loadUnaligned(as: SIMD4<Float>.self)
  let fourth = UnsafeRawPointer(source + 3 * width).loadUnaligned(as: SIMD4<Float>.self)
  let turned = (
    SIMD4(first.x, second.x, third.x, fourth.x), SIMD4(first.y, second.y, third.y, fourth.y),
    SIMD4(first.z, second.z, third.z, fourth.z), SIMD4(first.w, second.w, third.w, fourth.w)
  )
  let room = UnsafeMutableRawPointer(target)
  room.storeBytes(of: turned.0, as: SIMD4<Float>.self)
  UnsafeMutableRawPointer(target + step).storeBytes(of: turned.1, as: SIMD4<Float>.self)
  UnsafeMutableRawPointer(target + 2 * step).storeBytes(of: turned.2, as: SIMD4<Float>.self)
  UnsafeMutableRawPointer(target + 3 * step).storeBytes(of: turned.3, as: SIMD4<Float>.self)
}
