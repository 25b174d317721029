// Convolutions of one channel by one filter: there is nothing to share between channels, so that a
// tile is some rows of outputs, a vector wide, each number of which adds up its few taps.

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
    let count = rows - row >= 4 ? 4 : 1
    var column = 0
    while column < columns {
      // The last vector of a row overlaps the one before it.
      if column > 0, column + Lanes.scalarCount > columns {
        column = columns - Lanes.scalarCount
      }
      let (source, place) = (plane + (row * pitch + column), row * columns + column)
      let room = room - place
      if count == 4 {
        addTaps(
          InlineArray<4, Lanes>.self, taps, source, pitch, offsets, weights, bias, target + place,
          columns, room)
      } else {
        addTaps(
          InlineArray<1, Lanes>.self, taps, source, pitch, offsets, weights, bias, target + place,
          columns, room)
      }
      column += Lanes.scalarCount
    }
    row += count
  }
}

/// - Parameters:
///   - columns: how far the rows of the target are apart.
///   - room: the numbers of the target from here on. What is written beyond a short row is the
///     beginning of the next one, which is written later.
@inline(__always)
private func addTaps<let rows: Int>(
  _: InlineArray<rows, Lanes>.Type, _ taps: Int, _ source: UnsafePointer<Float>, _ pitch: Int,
  _ offsets: UnsafePointer<Int>, _ weights: UnsafePointer<Float>, _ bias: Float,
  _ target: UnsafeMutablePointer<Float>, _ columns: Int, _ room: Int
) {
  var sums = InlineArray<rows, Lanes>(repeating: Lanes(repeating: bias))
  for tap in 0..<taps {
    let place = source + offsets[tap]
    for row in 0..<rows {
      sums[row] = addProduct(sums[row], weights[tap], load(place + row * pitch))
    }
  }
  for row in 0..<rows {
    if row * columns + Lanes.scalarCount <= room {
      UnsafeMutableRawPointer(target + row * columns).storeBytes(of: sums[row], as: Lanes.self)
    } else {
      let count = columns < Lanes.scalarCount ? columns : Lanes.scalarCount
      for lane in 0..<count { target[row * columns + lane] = sums[row][lane] }
    }
  }
}
