/// Partial sums lie side by side, so that they do not wait for each other.
private typealias Lanes = SIMD16<Float>

@inline(__always)
private func load(_ source: UnsafePointer<Float>) -> Lanes {
  UnsafeRawPointer(source).loadUnaligned(as: Lanes.self)
}

/// `Σ source[i]`
public func sum(_ source: UnsafePointer<Float>, count: Int) -> Float {
  var lanes = Lanes.zero
  var index = 0
  while index + Lanes.scalarCount <= count {
    lanes += load(source + index)
    index += Lanes.scalarCount
  }
  var sum = lanes.sum()
  while index < count {
    sum += source[index]
    index += 1
  }
  return sum
}

/// The largest of at least one number; a NaN wins.
public func largest(_ source: UnsafePointer<Float>, count: Int) -> Float {
  var best = source[0]
  for index in 1..<count where source[index] > best || source[index].isNaN { best = source[index] }
  return best
}
