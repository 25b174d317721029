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

// MARK: - Units in vectors

/// Some vectors of units that lie side by side, for one sample: `sums[u] = biases[u] + Σ over i of
/// weights[i · units + u] · input[i]`.
///
/// - Parameter vectors: 1, 2, 4 or 8. Few of them have several sums each, of every other input, which
///   do not wait for each other.
public func connectInVectors(
  _ vectors: Int, inputs: Int, input: UnsafePointer<Float>, weights: UnsafePointer<Float>,
  biases: UnsafePointer<Float>, sums: UnsafeMutablePointer<Float>
) {
  switch vectors {
  case 1: connect(InlineArray<8, InlineArray<1, Lanes>>.self, inputs, input, weights, biases, sums)
  case 2: connect(InlineArray<4, InlineArray<2, Lanes>>.self, inputs, input, weights, biases, sums)
  case 4: connect(InlineArray<2, InlineArray<4, Lanes>>.self, inputs, input, weights, biases, sums)
  default: connect(InlineArray<1, InlineArray<8, Lanes>>.self, inputs, input, weights, biases, sums)
  }
}

/// 64 inputs of each chain are added up by themselves before they are added to the rest.
@inline(__always)
private func connect<let chains: Int, let vectors: Int>(
  _: InlineArray<chains, InlineArray<vectors, Lanes>>.Type, _ inputs: Int,
  _ input: UnsafePointer<Float>, _ weights: UnsafePointer<Float>, _ biases: UnsafePointer<Float>,
  _ output: UnsafeMutablePointer<Float>
) {
  let width = Lanes.scalarCount
  var totals = InlineArray<vectors, Lanes>(repeating: .zero)
  for vector in 0..<vectors { totals[vector] = load(biases + vector * width) }
  var (index, place) = (0, weights)
  while index < inputs {
    let end = inputs - index > 64 * chains ? index + 64 * chains : inputs
    var sums = InlineArray<chains, InlineArray<vectors, Lanes>>(
      repeating: InlineArray(repeating: .zero))
    while index + chains <= end {
      for chain in 0..<chains {
        let value = Lanes(repeating: input[index + chain])
        for vector in 0..<vectors {
          sums[chain][vector] = addProducts(sums[chain][vector], load(place), value)
          place += width
        }
      }
      index += chains
    }
    while index < end {
      for vector in 0..<vectors {
        sums[0][vector] = addProducts(
          sums[0][vector], load(place), Lanes(repeating: input[index]))
        place += width
      }
      index += 1
    }
    for chain in 0..<chains {
      for vector in 0..<vectors { totals[vector] += sums[chain][vector] }
    }
  }
  for vector in 0..<vectors {
    UnsafeMutableRawPointer(output + vector * width).storeBytes(
      of: totals[vector], as: Lanes.self)
  }
}
