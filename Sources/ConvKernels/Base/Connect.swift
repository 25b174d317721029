// Sums over all inputs. One sample reads every weight once, so the weights are read as they lie, and
// partial sums lie side by side in lanes: several units at a time, which share what they read of the
// input.

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
private func addProducts(_ sums: Lanes, _ first: Lanes, _ second: Lanes) -> Lanes {
  #if FMA || arch(arm64)
    sums.addingProduct(first, second)
  #else
    sums + first * second
  #endif
}
@inline(__always)
private func addProducts(
  _ sums: SIMD4<Float>, _ first: UnsafePointer<Float>, _ second: UnsafePointer<Float>
) -> SIMD4<Float> {
  let first = UnsafeRawPointer(first).loadUnaligned(as: SIMD4<Float>.self)
  let second = UnsafeRawPointer(second).loadUnaligned(as: SIMD4<Float>.self)
  #if FMA || arch(arm64)
    return sums.addingProduct(first, second)
  #else
    return sums + first * second
  #endif
}
@inline(__always)
private func folded(_ lanes: SIMD4<Float>) -> SIMD4<Float> { lanes }
@inline(__always)
private func folded(_ lanes: SIMD8<Float>) -> SIMD4<Float> { lanes.lowHalf + lanes.highHalf }
@inline(__always)
private func folded(_ lanes: SIMD16<Float>) -> SIMD4<Float> {
  folded(lanes.lowHalf + lanes.highHalf)
}

/// Units of a dense layer, for several samples: `output[n, o] = biases[o] + Σ over i of weights[o, i] ·
/// input[n, i]`.
///
/// - Parameters:
///   - input: `[samples, inputs]`
///   - weights: `[outputs, inputs]`
///   - biases: `[outputs]`, all 0 where there are none
///   - output: `[samples, outputs]`
public func connect(
  from first: Int, to end: Int, samples: Int, inputs: Int, outputs: Int,
  input: UnsafePointer<Float>, weights: UnsafePointer<Float>, biases: UnsafePointer<Float>?,
  output: UnsafeMutablePointer<Float>
) {
  var unit = first
  while unit < end {
    let count = end - unit >= 8 ? 8 : end - unit >= 4 ? 4 : 1
    for sample in 0..<samples {
      let (input, weights) = (input + sample * inputs, weights + unit * inputs)
      let target = output + (sample * outputs + unit)
      switch count {
      case 8: connect(InlineArray<8, Lanes>.self, inputs, input, weights, target)
      case 4: connect(InlineArray<4, Lanes>.self, inputs, input, weights, target)
      default: connect(InlineArray<1, Lanes>.self, inputs, input, weights, target)
      }
      guard let biases else { continue }
      for index in 0..<count { target[index] += biases[unit + index] }
    }
    unit += count
  }
}

/// The sums of a few units, each added up in the same order whatever stands beside it. 256 vectors
/// are added up by themselves before they are added to the rest, which keeps long sums exact.
@inline(__always)
private func connect<let units: Int>(
  _: InlineArray<units, Lanes>.Type, _ inputs: Int, _ input: UnsafePointer<Float>,
  _ weights: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>
) {
  let width = Lanes.scalarCount
  let (whole, fours) = (inputs / width * width, inputs / 4 * 4)
  var totals = InlineArray<units, SIMD4<Float>>(repeating: .zero)
  var index = 0
  while index < whole {
    let end = whole - index > 256 * width ? index + 256 * width : whole
    var sums = InlineArray<units, Lanes>(repeating: .zero)
    while index < end {
      let values = load(input + index)
      for unit in 0..<units {
        sums[unit] = addProducts(sums[unit], load(weights + (unit * inputs + index)), values)
      }
      index += width
    }
    for unit in 0..<units { totals[unit] += folded(sums[unit]) }
  }
  while index < fours {
    for unit in 0..<units {
      totals[unit] = addProducts(totals[unit], weights + (unit * inputs + index), input + index)
    }
    index += 4
  }
  for unit in 0..<units {
    let (line, four) = (weights + unit * inputs, totals[unit])
    var sum = (four.x + four.z) + (four.y + four.w)
    for index in fours..<inputs { sum += line[index] * input[index] }
    output[unit] = sum
  }
}
