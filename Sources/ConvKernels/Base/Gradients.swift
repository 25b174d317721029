// The loops of gradients. A weight's gradient is a sum over places of input times output gradient:
// here the lanes are the places, a tile holds some output channels by some taps, and only at the end
// the lanes of each are added up. A dense layer's gradients are products of small matrices: the lanes
// are neighbouring numbers of a row, and a tile is added to what is there.
//
// All that is inlined into the loops stands in this file, as in Tile.

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
@inline(__always)
private func addProducts(_ sums: Lanes, _ first: Lanes, _ second: Lanes) -> Lanes {
  #if FMA || arch(arm64)
    sums.addingProduct(first, second)
  #else
    sums + first * second
  #endif
}
@inline(__always)
private func folded(_ lanes: SIMD4<Float>) -> Float {
  (lanes.x + lanes.z) + (lanes.y + lanes.w)
}
@inline(__always)
private func folded(_ lanes: SIMD8<Float>) -> Float { folded(lanes.lowHalf + lanes.highHalf) }
@inline(__always)
private func folded(_ lanes: SIMD16<Float>) -> Float { folded(lanes.lowHalf + lanes.highHalf) }

/// What is correlated: planes of gradients and of inputs, of several samples.
private typealias Planes = (
  samples: Int, count: Int, gradients: UnsafePointer<Float>, gradientSample: Int,
  gradientPlane: Int, source: UnsafePointer<Float>, sourceSample: Int,
  offsets: UnsafePointer<Int>
)

/// Adds the sums of products over places: `sums[row · taps + tap] += Σ over samples n and i <
/// count of gradients[n, row, i] · source[n, offsets[tap] + i]`. Up to a whole vector is read beyond
/// the last place of both, where the gradients have to be 0.
///
/// - Parameters:
///   - gradientSample: how far the gradients of two samples are apart.
///   - gradientPlane: how far those of two output channels are apart.
///   - sourceSample: how far the sources of two samples are apart.
public func correlate(
  samples: Int, rows: Int, taps: Int, count: Int, gradients: UnsafePointer<Float>,
  gradientSample: Int, gradientPlane: Int, source: UnsafePointer<Float>, sourceSample: Int,
  offsets: UnsafePointer<Int>, sums: UnsafeMutablePointer<Float>
) {
  var row = 0
  while row < rows {
    let height = rows - row >= 4 ? 4 : rows - row >= 2 ? 2 : 1
    let planes: Planes = (
      samples: samples, count: count, gradients: gradients + row * gradientPlane,
      gradientSample: gradientSample, gradientPlane: gradientPlane, source: source,
      sourceSample: sourceSample, offsets: offsets
    )
    switch height {
    case 4: correlateRow(InlineArray<4, Lanes>.self, planes, taps, sums + row * taps)
    case 2: correlateRow(InlineArray<2, Lanes>.self, planes, taps, sums + row * taps)
    default: correlateRow(InlineArray<1, Lanes>.self, planes, taps, sums + row * taps)
    }
    row += height
  }
}

/// All taps of some output channels.
@inline(__always)
private func correlateRow<let rows: Int>(
  _: InlineArray<rows, Lanes>.Type, _ planes: Planes, _ taps: Int,
  _ sums: UnsafeMutablePointer<Float>
) {
  var tap = 0
  #if AVX512 || arch(arm64)
    while taps - tap >= 5 {
      correlate(Tile<rows, 5>.self, planes, tap, taps, sums)
      tap += 5
    }
  #endif
  while taps - tap >= 3 {
    correlate(Tile<rows, 3>.self, planes, tap, taps, sums)
    tap += 3
  }
  while tap < taps {
    correlate(Tile<rows, 1>.self, planes, tap, taps, sums)
    tap += 1
  }
}

@inline(__always)
private func correlate<let rows: Int, let columns: Int>(
  _: Tile<rows, columns>.Type, _ planes: Planes, _ tap: Int, _ taps: Int,
  _ sums: UnsafeMutablePointer<Float>
) {
  var tile = Tile<rows, columns>(repeating: InlineArray(repeating: .zero))
  for sample in 0..<planes.samples {
    let source = planes.source + sample * planes.sourceSample
    let gradients = planes.gradients + sample * planes.gradientSample
    var index = 0
    while index < planes.count {
      var values = InlineArray<columns, Lanes>(repeating: .zero)
      for column in 0..<columns {
        values[column] = load(source + (planes.offsets[tap + column] + index))
      }
      for row in 0..<rows {
        let gradient = load(gradients + (row * planes.gradientPlane + index))
        for column in 0..<columns {
          tile[row][column] = addProducts(tile[row][column], gradient, values[column])
        }
      }
      index += Lanes.scalarCount
    }
  }
  for row in 0..<rows {
    for column in 0..<columns { sums[row * taps + tap + column] += folded(tile[row][column]) }
  }
}

// MARK: - Products

/// The operands of a product: where the left one's numbers lie along its rows and its inner axis,
/// and the steps between the rows of the right one and of the sums.
private typealias Operands = (
  inner: Int, left: UnsafePointer<Float>, leftRow: Int, leftInner: Int,
  right: UnsafePointer<Float>, rightRow: Int, sums: UnsafeMutablePointer<Float>, sumsRow: Int
)

/// Adds a product of matrices: `sums[r · sumsRow + c] += Σ over t of left[r · leftRow + t · leftInner] ·
/// right[t · rightRow + c]`.
public func addProduct(
  rows: Int, inner: Int, columns: Int, left: UnsafePointer<Float>, leftRow: Int, leftInner: Int,
  right: UnsafePointer<Float>, rightRow: Int, sums: UnsafeMutablePointer<Float>, sumsRow: Int
) {
  var row = 0
  while row < rows {
    let height = rows - row >= 4 ? 4 : 1
    let operands: Operands = (
      inner: inner, left: left + row * leftRow, leftRow: leftRow, leftInner: leftInner,
      right: right, rightRow: rightRow, sums: sums + row * sumsRow, sumsRow: sumsRow
    )
    if height == 4 {
      addProductRow(InlineArray<4, Lanes>.self, operands, columns)
    } else {
      addProductRow(InlineArray<1, Lanes>.self, operands, columns)
    }
    row += height
  }
}

@inline(__always)
private func addProductRow<let rows: Int>(
  _: InlineArray<rows, Lanes>.Type, _ operands: Operands, _ columns: Int
) {
  let width = Lanes.scalarCount
  var column = 0
  #if AVX512 || arch(arm64)
    while columns - column >= 4 * width {
      addProduct(Tile<rows, 4>.self, operands, at: column)
      column += 4 * width
    }
  #endif
  while columns - column >= 2 * width {
    addProduct(Tile<rows, 2>.self, operands, at: column)
    column += 2 * width
  }
  while columns - column >= width {
    addProduct(Tile<rows, 1>.self, operands, at: column)
    column += width
  }
  while columns - column >= 4 {
    addFour(InlineArray<rows, SIMD4<Float>>.self, operands, at: column)
    column += 4
  }
  for row in 0..<rows {
    for column in column..<columns {
      var sum = operands.sums[row * operands.sumsRow + column]
      for step in 0..<operands.inner {
        sum +=
          operands.left[row * operands.leftRow + step * operands.leftInner]
          * operands.right[step * operands.rightRow + column]
      }
      operands.sums[row * operands.sumsRow + column] = sum
    }
  }
}

@inline(__always)
private func addProduct<let rows: Int, let columns: Int>(
  _: Tile<rows, columns>.Type, _ operands: Operands, at start: Int
) {
  let width = Lanes.scalarCount
  var tile = Tile<rows, columns>(repeating: InlineArray(repeating: .zero))
  var (left, right) = (operands.left, operands.right + start)
  for _ in 0..<operands.inner {
    var values = InlineArray<columns, Lanes>(repeating: .zero)
    for column in 0..<columns { values[column] = load(right + column * width) }
    for row in 0..<rows {
      let factor = Lanes(repeating: left[row * operands.leftRow])
      for column in 0..<columns {
        tile[row][column] = addProducts(tile[row][column], factor, values[column])
      }
    }
    (left, right) = (left + operands.leftInner, right + operands.rightRow)
  }
  for row in 0..<rows {
    for column in 0..<columns {
      let target = operands.sums + (row * operands.sumsRow + start + column * width)
      store(load(target) + tile[row][column], target)
    }
  }
}

/// Four columns, where no whole vector is left.
@inline(__always)
private func addFour<let rows: Int>(
  _: InlineArray<rows, SIMD4<Float>>.Type, _ operands: Operands, at start: Int
) {
  for row in 0..<rows {
    let target = UnsafeMutableRawPointer(operands.sums + (row * operands.sumsRow + start))
    var sum = SIMD4<Float>.zero
    for step in 0..<operands.inner {
      let values = UnsafeRawPointer(operands.right + (step * operands.rightRow + start))
        .loadUnaligned(as: SIMD4<Float>.self)
      let factor = operands.left[row * operands.leftRow + step * operands.leftInner]
      sum += SIMD4(repeating: factor) * values
    }
    let before = target.loadUnaligned(as: SIMD4<Float>.self)
    target.storeBytes(of: before + sum, as: SIMD4<Float>.self)
  }
}
