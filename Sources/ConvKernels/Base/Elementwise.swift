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
  for index in 0..<count { target[index] = source[index] <= 0 ? 0 : source[index] }
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
