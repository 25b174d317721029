/// `target[i] = max(0, source[i])`; a NaN stays one.
public func rectify(
  _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int
) {
  for index in 0..<count { target[index] = source[index] <= 0 ? 0 : source[index] }
}

/// `target[i] = min(max(low, source[i]), high)`; a NaN stays one.
public func clip(
  _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int, low: Float,
  high: Float
) {
  for index in 0..<count {
    let raised = source[index] < low ? low : source[index]
    target[index] = raised > high ? high : raised
  }
}
