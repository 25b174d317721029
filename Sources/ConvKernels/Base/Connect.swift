/// Partial sums lie side by side, so that they do not wait for each other.
private typealias Lanes = SIMD16<Float>

@inline(__always)
private func load(_ source: UnsafePointer<Float>) -> Lanes {
  UnsafeRawPointer(source).loadUnaligned(as: Lanes.self)
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
  for unit in first..<end {
    let bias = if let biases { biases[unit] } else { Float(0) }
    for sample in 0..<samples {
      let sum = dotProduct(input + sample * inputs, weights + unit * inputs, count: inputs)
      output[sample * outputs + unit] = sum + bias
    }
  }
}

/// `Σ first[i] · second[i]`
func dotProduct(
  _ first: UnsafePointer<Float>, _ second: UnsafePointer<Float>, count: Int
) -> Float {
  var lanes = Lanes.zero
  var index = 0
  while index + Lanes.scalarCount <= count {
    lanes += load(first + index) * load(second + index)
    index += Lanes.scalarCount
  }
  var sum = lanes.sum()
  while index < count {
    sum += first[index] * second[index]
    index += 1
  }
  return sum
}
