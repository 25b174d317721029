/// `Σ source[i · stride]`, in double precision.
public func total(_ source: UnsafePointer<Float>, stride: Int, count: Int) -> Double {
  var total = 0.0
  for index in 0..<count { total += Double(source[index * stride]) }
  return total
}

/// `Σ (source[i · stride] − center)²`, in double precision.
public func totalOfSquares(
  _ source: UnsafePointer<Float>, stride: Int, count: Int, around center: Double = 0
) -> Double {
  var total = 0.0
  for index in 0..<count {
    let distance = Double(source[index * stride]) - center
    total += distance * distance
  }
  return total
}

/// `target[i · stride] = (source[i · stride] − mean) · factor + shift`
public func standardize(
  _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, stride: Int, count: Int,
  mean: Double, factor: Double, shift: Double = 0
) {
  if stride == 1 {
    for index in 0..<count {
      target[index] = Float((Double(source[index]) - mean) * factor + shift)
    }
  } else {
    for index in 0..<count {
      target[index * stride] = Float((Double(source[index * stride]) - mean) * factor + shift)
    }
  }
}
