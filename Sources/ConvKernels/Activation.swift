import ConvKernelsBase
import ConvKernelsV3
import ConvKernelsV4

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// `target[i] = max(0, source[i])`; a NaN stays one.
public func rectify(
  _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int
) {
  clip(source, target, count: count, low: 0, high: .infinity)
}

/// `target[i] = min(max(low, source[i]), high)`; a NaN stays one.
public func clip(
  _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int, low: Float,
  high: Float
) {
  switch InstructionSet.current {
  case .base: ConvKernelsBase.clip(source, target, count: count, low: low, high: high)
  case .v3: ConvKernelsV3.clip(source, target, count: count, low: low, high: high)
  case .v4: ConvKernelsV4.clip(source, target, count: count, low: low, high: high)
  }
}

/// `target[i] = exp(source[i] − largest) / Σ exp(source[j] − largest)`
///
/// Subtracting the largest changes nothing but keeps every exponential at most 1.
public func softmax(
  _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int
) {
  let largest = largest(source, count: count)
  for index in 0..<count { target[index] = expf(source[index] - largest) }
  let total = sum(target, count: count)
  for index in 0..<count { target[index] /= total }
}

/// `target[i] = source[i]`, times `slope` where it is below 0; a NaN stays one.
public func rectifyLeaking(
  _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int, slope: Float
) {
  for index in 0..<count {
    target[index] = source[index] < 0 ? slope * source[index] : source[index]
  }
}

/// `target[i] = 1 / (1 + exp(−source[i]))`
public func sigmoid(
  _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int
) {
  for index in 0..<count { target[index] = 1 / (1 + expf(-source[index])) }
}

/// `target[i] = tanh(source[i])`
public func hyperbolicTangent(
  _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int
) {
  for index in 0..<count { target[index] = tanhf(source[index]) }
}

/// `target[i] = x · Φ(x)`, Φ the normal distribution: `x / 2 · erfc(−x / √2)`.
///
/// erfc keeps the digits that 1 + erf would lose far below 0.
public func gaussianError(
  _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int
) {
  for index in 0..<count {
    let value = Double(source[index])
    target[index] = Float(0.5 * value * erfc(-value * 0.5.squareRoot()))
  }
}

/// `target[i] = x / 2 · (1 + tanh(√(2/π) · (x + 0.044715 x³)))`, which is
/// `x / (1 + exp(−2 · √(2/π) · (x + 0.044715 x³)))` without a loss of digits far below 0.
public func gaussianErrorByTangent(
  _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int
) {
  let factor = -2 * (2 / Double.pi).squareRoot()
  for index in 0..<count {
    let value = Double(source[index])
    target[index] = Float(value / (1 + exp(factor * (value + 0.044715 * value * value * value))))
  }
}

/// `target[i] = (source[i] − mean) · scale + shift`, one channel of a batch normalization.
public func normalize(
  _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int, mean: Float,
  scale: Float, shift: Float
) {
  for index in 0..<count { target[index] = (source[index] - mean) * scale + shift }
}

/// `target[i] += source[i]²`
public func addSquares(
  _ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, count: Int
) {
  for index in 0..<count { target[index] += source[index] * source[index] }
}

/// `target[i] = source[i] / (offset + factor · target[i])^exponent`
public func divideByPowers(
  _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int,
  factor: Float, offset: Float, exponent: Float
) {
  for index in 0..<count {
    target[index] = source[index] / powf(offset + factor * target[index], exponent)
  }
}

/// `target[i] += source[i]`
public func add(
  _ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, count: Int
) {
  for index in 0..<count { target[index] += source[index] }
}
