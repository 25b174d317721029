// Convolutions of one channel by one filter: there is nothing to share between channels, so that a
// tile is some rows of outputs, a vector or two wide, each number of which adds up its few taps.

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
private func addProduct(_ sum: Lanes, _ weight: Float, _ values: Lanes) -> Lanes {
  #if FMA || arch(arm64)
    sum.addingProduct(Lanes(repeating: weight), values)
  #else
    sum + Lanes(repeating: weight) * values
  #endif
}

/// A map: `target[r · columns + c] = bias + Σ over taps of weights[tap] · plane[offsets[tap] + r · pitch
/// + c]`. Up to a vector is read beyond what the last output adds up.
///
/// - Parameter room: how many numbers of the target may be written: what follows the map is written
///   over, and has to be written later.
public func convolveMap(
  _ taps: Int, plane: UnsafePointer<Float>, pitch: Int, offsets: UnsafePointer<Int>,
  weights: UnsafePointer<Float>, bias: Float, _ target: UnsafeMutablePointer<Float>, rows: Int,
  columns: Int, room: Int
) {
  var row = 0
  while row < rows {
    let count = together(rows - row, isNarrow: columns <= Lanes.scalarCount)
    let (source, place) = (plane + row * pitch, row * columns)
    let map: Map = (
      taps: taps, source: source, pitch: pitch, offsets: offsets, weights: weights, bias: bias,
      target: target + place, columns: columns, room: room - place
    )
    switch count {
    case 8: addNarrow(InlineArray<8, Lanes>.self, map)
    case 7: addNarrow(InlineArray<7, Lanes>.self, map)
    case 4 where columns <= Lanes.scalarCount: addNarrow(InlineArray<4, Lanes>.self, map)
    case 4: addWide(InlineArray<4, Two>.self, map)
    case 1 where columns <= Lanes.scalarCount: addNarrow(InlineArray<1, Lanes>.self, map)
    default: addWide(InlineArray<1, Two>.self, map)
    }
    row += count
  }
}

private typealias Two = InlineArray<2, Lanes>

/// Some rows of a map, and where they are written; a tuple, as in Tile.
private typealias Map = (
  taps: Int, source: UnsafePointer<Float>, pitch: Int, offsets: UnsafePointer<Int>,
  weights: UnsafePointer<Float>, bias: Float, target: UnsafeMutablePointer<Float>, columns: Int,
  room: Int
)

/// Rows that are added up at a time: about eight vectors, which do not wait for each other.
@inline(__always)
private func together(_ left: Int, isNarrow: Bool) -> Int {
  guard isNarrow else { return left >= 4 ? 4 : 1 }
  if left == 7 || left == 14 { return 7 }
  return left >= 8 ? 8 : left >= 4 ? 4 : 1
}

/// Rows of at most one vector. What is written beyond a row is the beginning of the next one, which
/// is written later.
@inline(__always)
private func addNarrow<let rows: Int>(_: InlineArray<rows, Lanes>.Type, _ map: Map) {
  var sums = InlineArray<rows, Lanes>(repeating: Lanes(repeating: map.bias))
  for tap in 0..<map.taps {
    let place = map.source + map.offsets[tap]
    for row in 0..<rows {
      sums[row] = addProduct(sums[row], map.weights[tap], load(place + row * map.pitch))
    }
  }
  for row in 0..<rows {
    let start = row * map.columns
    if start + Lanes.scalarCount <= map.room {
      store(sums[row], map.target + start)
    } else {
      for lane in 0..<map.columns { map.target[start + lane] = sums[row][lane] }
    }
  }
}

/// Rows of several vectors, two at a time; the last of a row overlaps the one before it.
@inline(__always)
private func addWide<let rows: Int>(_: InlineArray<rows, Two>.Type, _ map: Map) {
  let (width, last) = (Lanes.scalarCount, map.columns - Lanes.scalarCount)
  var start = 0
  while start < map.columns {
    let first = start < last ? start : last
    let second = first + width < last ? first + width : last
    var sums = InlineArray<rows, Two>(repeating: Two(repeating: Lanes(repeating: map.bias)))
    for tap in 0..<map.taps {
      let place = map.source + map.offsets[tap]
      for row in 0..<rows {
        let line = place + row * map.pitch
        sums[row][0] = addProduct(sums[row][0], map.weights[tap], load(line + first))
        sums[row][1] = addProduct(sums[row][1], map.weights[tap], load(line + second))
      }
    }
    for row in 0..<rows {
      store(sums[row][0], map.target + (row * map.columns + first))
      store(sums[row][1], map.target + (row * map.columns + second))
    }
    start += 2 * width
  }
}
