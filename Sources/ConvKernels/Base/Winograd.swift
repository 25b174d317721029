// Winograd's way to a convolution by 3×3 that moves by one: outputs in blocks of 2×2, each from 4×4
// numbers of the input. Both are turned over into sixteen sums of a few of them, where the
// convolution is one product for each instead of 36 for the block, and turned back afterwards.
// Only additions are needed here; the filters are turned over once.

#if AVX512
  private typealias Lanes = SIMD16<Float>
#elseif AVX2
  private typealias Lanes = SIMD8<Float>
#else
  private typealias Lanes = SIMD4<Float>
#endif
private typealias Four = InlineArray<4, Lanes>

/// The sums of halves; to compare all lanes would be done one by one.
@inline(__always)
private func sum(_ lanes: SIMD4<Float>) -> Float { (lanes.x + lanes.y) + (lanes.z + lanes.w) }
#if AVX2 || AVX512
  @inline(__always)
  private func sum(_ lanes: SIMD8<Float>) -> Float { sum(lanes.lowHalf + lanes.highHalf) }
#endif
#if AVX512
  @inline(__always)
  private func sum(_ lanes: SIMD16<Float>) -> Float { sum(lanes.lowHalf + lanes.highHalf) }
#endif

@inline(__always)
private func load(_ source: UnsafePointer<Float>) -> Lanes {
  UnsafeRawPointer(source).loadUnaligned(as: Lanes.self)
}
@inline(__always)
private func store(_ lanes: Lanes, _ target: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(target).storeBytes(of: lanes, as: Lanes.self)
}

/// Turns over some rows of blocks of one input channel.
///
/// - Parameters:
///   - even: columns 0, 2, … of the input with its padding, rows `pitch` apart: two for each row of
///     blocks, and two more.
///   - odd: columns 1, 3, …
///   - blocks: how many stand in a row.
///   - target: the first of sixteen planes, `step` apart, of one number for each block. Up to a
///     vector is written beyond the last.
public func transformInput(
  even: UnsafePointer<Float>, odd: UnsafePointer<Float>, pitch: Int, rows: Int, blocks: Int,
  _ target: UnsafeMutablePointer<Float>, step: Int
) {
  for row in 0..<rows {
    var block = 0
    while block < blocks {
      var half = InlineArray<4, Four>(repeating: Four(repeating: .zero))
      for line in 0..<4 {
        let place = (2 * row + line) * pitch + block
        let (first, second) = (load(even + place), load(odd + place))
        let (third, fourth) = (load(even + place + 1), load(odd + place + 1))
        half[line] = [first - third, second + third, third - second, second - fourth]
      }
      let place = target + (row * blocks + block)
      for column in 0..<4 {
        let (first, second) = (half[0][column], half[1][column])
        let (third, fourth) = (half[2][column], half[3][column])
        store(first - third, place + column * step)
        store(second + third, place + (4 + column) * step)
        store(third - second, place + (8 + column) * step)
        store(second - fourth, place + (12 + column) * step)
      }
      block += Lanes.scalarCount
    }
  }
}

/// Turns one row of blocks of one output channel back into two rows of outputs.
///
/// - Parameters:
///   - source: the first of sixteen planes of sums, `step` apart. Up to a vector is read beyond the
///     last block.
///   - lines: the even and the odd columns of the first row, then of the second, each with room for
///     all blocks and a vector.
/// - Returns: whether all are finite. An infinite number of the input spoils the whole block.
public func transformOutput(
  _ source: UnsafePointer<Float>, step: Int, bias: Float, blocks: Int,
  _ lines: UnsafeMutablePointer<Float>, lineStep: Int
) -> Bool {
  var block = 0
  var remainders = Lanes.zero
  while block < blocks {
    var half = InlineArray<2, Four>(repeating: Four(repeating: .zero))
    for column in 0..<4 {
      let place = source + (column * step + block)
      let (first, second) = (load(place), load(place + 4 * step))
      let (third, fourth) = (load(place + 8 * step), load(place + 12 * step))
      half[0][column] = first + second + third
      half[1][column] = second - third - fourth
    }
    for row in 0..<2 {
      let (second, third) = (half[row][1], half[row][2])
      let even = half[row][0] + second + third + Lanes(repeating: bias)
      let odd = second - third - half[row][3] + Lanes(repeating: bias)
      store(even, lines + (2 * row * lineStep + block))
      store(odd, lines + ((2 * row + 1) * lineStep + block))
      // x − x is 0 for a finite number alone. What lies beyond the last block does not count.
      if block + Lanes.scalarCount <= blocks { remainders += (even - even) + (odd - odd) }
    }
    block += Lanes.scalarCount
  }
  var remainder: Float = 0
  for line in 0..<4 {
    for block in blocks / Lanes.scalarCount * Lanes.scalarCount..<blocks {
      let number = lines[line * lineStep + block]
      remainder += number - number
    }
  }
  return sum(remainders) + remainder == 0
}

/// Puts numbers of two lines side by side: `target[2 · i] = even[i]`, `target[2 · i + 1] = odd[i]`.
///
/// - Parameter count: of the target.
public func interleave(
  even: UnsafePointer<Float>, odd: UnsafePointer<Float>,
  _ target: UnsafeMutablePointer<Float>, count: Int
) {
  var index = 0
  while index + 16 <= count {
    var both = SIMD16<Float>.zero
    both.evenHalf = UnsafeRawPointer(even + index / 2).loadUnaligned(as: SIMD8<Float>.self)
    both.oddHalf = UnsafeRawPointer(odd + index / 2).loadUnaligned(as: SIMD8<Float>.self)
    UnsafeMutableRawPointer(target + index).storeBytes(of: both, as: SIMD16<Float>.self)
    index += 16
  }
  while index < count {
    target[index] = index % 2 == 0 ? even[index / 2] : odd[index / 2]
    index += 1
  }
}
